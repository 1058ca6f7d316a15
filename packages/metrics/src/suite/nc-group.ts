import type { Work } from "@collapsar/linalg";
import type { Settings } from "@collapsar/linalg/check";
import type { MatchedClassifier } from "../classifier/classifier.js";
import { alignment, centredOverClasses, selfDuality } from "../classifier/nc3.js";
import { boundedRatio, traceRatio } from "../features/nc1.js";
import { orthogonalFrameDistance } from "../features/nc2.js";
import { type OutOfDistribution, oodOrthogonality } from "../ood/nc5.js";
import type { pairOptions } from "../options.js";
import { equinorm } from "../pairs/equinorm.js";
import { pairAngles } from "../pairs/pair-angles.js";
import { pairCdnv } from "../pairs/pair-cdnv.js";
import { pairEtfDistance } from "../pairs/pair-etf.js";
import { type PairVisitor, visitorsOf, visitPairTiles } from "../pairs/pair-tiles.js";
import { pairUniformity } from "../pairs/pair-uniformity.js";
import { centredNorms, plainNorms } from "../statistics/centred-means.js";
import type { ClassSummary } from "../statistics/class-summary.js";
import type { Quantities } from "../statistics/undefined-quantity.js";
import type { Nc2, Nc3, NcGroup } from "./collapse-metrics.js";

/** Exponents of the metrics over pairs. */
export interface PairOptions {
  /** Exponent of the Riesz kernel; defaults to max(p − 2, 1). */
  readonly rieszExponent?: number | undefined;
  /** Exponent of ‖μ_c − μ_c′‖ in CDNV; defaults to 2. */
  readonly cdnvExponent?: number | undefined;
}

/** Inputs of the group beside the summary. */
export interface NcParts extends Settings<typeof pairOptions> {
  readonly pinv: { readonly value: number; readonly rank: number } | null;
  readonly classifier: MatchedClassifier | undefined;
  readonly disagreements: number | undefined;
  readonly ood: OutOfDistribution | undefined;
  readonly samples: number;
  readonly visitors: readonly PairVisitor[];
  /** Watched from tile to tile of the pairs. */
  readonly work?: Work | undefined;
}

/** Everything over pairs of classes, in one sweep over tiles. */
function overPairsOf(summary: ClassSummary, found: Quantities, parts: NcParts) {
  const norms = found.of("nc2.equinorm", () => plainNorms(summary));
  const directed = found.of("nc2.equiangular", () => centredNorms(summary));
  const cdnv = pairCdnv(summary, parts.cdnvExponent);
  const etf = norms && pairEtfDistance(summary, norms);
  const angles = directed && pairAngles(summary, directed);
  const uniformity = directed && pairUniformity(summary, directed, parts.rieszExponent);
  const visitors = [...visitorsOf([cdnv, etf, angles, uniformity]), ...parts.visitors];
  visitPairTiles(summary, visitors, parts.work);
  const reason = (from: string, keys: readonly string[]) => {
    if (found.reasons[from] !== undefined) for (const key of keys) found.reasons[key] = found.reasons[from]!;
  };
  reason("nc2.equinorm", ["nc2.etfDistance"]);
  reason("nc2.equiangular", ["nc2.maxAngle", "nc2.etfMeanSquare", "uniformity"]);
  return {
    norms,
    cdnv: found.of("nc1.cdnv", () => cdnv.result()),
    etfDistance: etf?.result() ?? null,
    angles: angles?.result() ?? null,
    uniformity: uniformity?.result() ?? null,
  };
}

function dualities(summary: ClassSummary, classifier: MatchedClassifier, found: Quantities): Nc3 {
  const pair = (prefix: string, W: MatchedClassifier["weights"]) => ({
    selfDuality: found.of(`${prefix}selfDuality`, () => selfDuality(summary, W)),
    alignment: found.of(`${prefix}alignment`, () => alignment(summary, W)),
  });
  const W = classifier.weights;
  return { ...pair("nc3.", W), centred: pair("nc3.centred.", centredOverClasses(W)) };
}

/** NC1–NC5 and uniformity of a summary. */
export function ncGroup(summary: ClassSummary, found: Quantities, parts: NcParts): NcGroup {
  const { pinv, classifier, disagreements, ood, samples } = parts;
  const ratio = found.of("nc1.traceRatio", () => traceRatio(summary));
  if (ratio === null) found.reasons["nc1.bounded"] = found.reasons["nc1.traceRatio"]!;
  if (pinv === null) found.reasons["nc1.pinvRank"] = found.reasons["nc1.pinv"]!;
  const pairs = overPairsOf(summary, found, parts);
  const nc2: Nc2 = {
    equinorm: pairs.norms && equinorm(pairs.norms),
    equiangular: pairs.angles?.equiangular ?? null,
    maxAngle: pairs.angles?.maxAngle ?? null,
    etfDistance: pairs.etfDistance,
    etfMeanSquare: pairs.angles?.etfMeanSquare ?? null,
    orthogonalFrame: found.of("nc2.orthogonalFrame", () => orthogonalFrameDistance(summary)),
  };
  return {
    nc1: {
      traceRatio: ratio,
      bounded: ratio === null ? null : boundedRatio(summary),
      pinv: pinv?.value ?? null,
      pinvRank: pinv?.rank ?? null,
      cdnv: pairs.cdnv,
      std: summary.meanStd / summary.scale,
    },
    nc2,
    ...(classifier && { nc3: dualities(summary, classifier, found) }),
    ...(disagreements !== undefined && { nc4: disagreements / samples }),
    ...(ood && { nc5: found.of("nc5", () => oodOrthogonality(summary, ood)) }),
    uniformity: pairs.uniformity,
  };
}
