import { InputError, type Matrix, type Work } from "@collapsar/linalg";
import {
  caller,
  checkFunction,
  checkKeys,
  named,
  resolveOptions,
  type Settings,
} from "@collapsar/linalg/check";
import { type Classifier, matchClassifier } from "../classifier/classifier.js";
import { geometryOf } from "../classifier/classifier-geometry.js";
import { oneVersusRestMargin } from "../classifier/margin.js";
import { decisionCounts, sumOver } from "../classifier/nc4.js";
import { geometryDistance } from "../classifier/target-geometry.js";
import { classRanks, classTable, pairNearest, pairSmallestAngle } from "../features/class-table.js";
import { betweenDirections } from "../features/nc1-pinv.js";
import { checkOutside, type OutOfDistribution } from "../ood/nc5.js";
import { detectorOptions, pairOptions } from "../options.js";
import { visitorsOf, visitPairTiles } from "../pairs/pair-tiles.js";
import { featureSpectrum, meanNorms } from "../spectra/feature-spectrum.js";
import {
  preciseSingularValues,
  ranksFrom,
  rankTolerance,
  tallSingularValues,
  tileRows,
} from "../spectra/ranks.js";
import { meanTiles } from "../statistics/centred-means.js";
import type { ClassMeans } from "../statistics/class-means.js";
import type { DeviationVisitor } from "../statistics/deviations.js";
import { asRows, type FeatureRows } from "../statistics/feature-rows.js";
import {
  FEATURE_KEYS,
  type FeatureOptions,
  featurePart,
  type MeasuredRows,
  measureRows,
  projectedSpread,
  secondPass,
  summaryOf,
} from "../statistics/summarise-features.js";
import { type Quantities, quantities } from "../statistics/undefined-quantity.js";
import type { CollapseMetrics, Measurement } from "./collapse-metrics.js";
import { definedValues } from "./defined-values.js";
import { type ChosenGroups, chosenGroups, type MetricGroup } from "./groups.js";
import { ncGroup, type PairOptions } from "./nc-group.js";
import { oodGroup, type ScoreOptions } from "./ood-group.js";

/** Options of a measurement. */
export interface MeasureOptions extends FeatureOptions, PairOptions, ScoreOptions {
  /** Groups of quantities; `all` is whatever the inputs allow. */
  readonly metrics?: readonly (MetricGroup | "all")[] | undefined;
  /** Classifier, C × p, or with a row for every label: adds NC3 and NC4. */
  readonly weights?: Matrix | undefined;
  /** The classifier's bias, as many numbers as the weights have rows; defaults to zeros. */
  readonly bias?: ArrayLike<number> | undefined;
  /** Out-of-distribution features or their mean: adds NC5; the scores need the features. */
  readonly ood?: OutOfDistribution | FeatureRows | undefined;
}

/** The keys of `MeasureOptions`. */
const MEASURE_KEYS: readonly string[] = [
  ...["metrics", "weights", "bias", "ood", "fitOn", "onScores"],
  ...FEATURE_KEYS,
  ...Object.keys(pairOptions),
  ...Object.keys(detectorOptions),
];

/** Requires the options of a measurement, and resolves the exponents. */
function checkedExponents(options: MeasureOptions): Settings<typeof pairOptions> {
  checkKeys(caller, options, MEASURE_KEYS);
  if (options.onScores !== undefined) checkFunction(caller, "onScores", options.onScores);
  if (options.ood !== undefined) checkOutside(options.ood);
  return resolveOptions(caller, pairOptions, options);
}

/** Options of `collapseMetrics`. */
export type CollapseMetricsOptions = MeasureOptions;

function classifierOf({ weights, bias }: MeasureOptions): Classifier | undefined {
  if (weights !== undefined) return { weights, bias };
  if (bias === undefined) return undefined;
  throw new InputError({
    argument: "bias",
    requirement: "needs the weights beside it",
    remedy: ["give ", { option: "weights", value: "W.npy" }],
  });
}

/** Mean of rows that are read block by block. */
function rowsMean(rows: FeatureRows): Float64Array {
  const sum = new Float64Array(rows.cols);
  for (const { data } of rows.blocks())
    for (let at = 0; at < data.length; at++) sum[at % rows.cols]! += data[at]!;
  if (rows.rows === 0)
    throw new InputError({ argument: "ood", requirement: "must have samples", received: "0 rows" });
  return sum.map((value) => value / rows.rows);
}

/** Out-of-distribution features as rows, and what NC5 takes of them. */
function outside(ood: MeasureOptions["ood"]): { rows?: FeatureRows; nc5?: OutOfDistribution } {
  if (ood === undefined) return {};
  if (!("data" in ood) && !("blocks" in ood)) return { nc5: ood };
  const rows = asRows("ood", ood as Matrix | FeatureRows);
  return { rows, nc5: "data" in ood ? ood : rowsMean(rows) };
}

function rankGroup(
  means: ClassMeans,
  spectrum: ReturnType<typeof featureSpectrum>,
  weights: { readonly matched: Matrix; readonly given: Matrix } | undefined,
  found: Quantities,
) {
  const M = () => {
    const step = tileRows(means.features);
    return tallSingularValues(meanTiles(means, step), means.features);
  };
  const tolerance = Math.max(means.classes, means.features) * 2 ** -52;
  return {
    features: found.of("ranks.features", () => {
      const { values, tolerance: least } = spectrum.result();
      return ranksFrom(values, least);
    }),
    means: found.of("ranks.means", () => ranksFrom(M(), tolerance)),
    ...(weights && {
      weights: found.of("ranks.weights", () =>
        ranksFrom(preciseSingularValues(weights.matched), rankTolerance(weights.given, weights.matched.rows)),
      ),
    }),
  };
}

/** A measurement of rows whose class means are known. */
function measureWith(
  measured: MeasuredRows,
  options: MeasureOptions & Settings<typeof pairOptions>,
  groups: ChosenGroups,
): Measurement {
  const { means, work } = measured;
  const found = quantities();
  const given = classifierOf(options);
  const classifier = given && matchClassifier(given, means);
  const ood = outside(options.ood);
  const samples = sumOver(means.counts);
  const nc = groups.has("nc");
  const byClass = groups.has("class");

  const directions = nc ? found.of("nc1.pinv", () => betweenDirections(means)) : null;
  const decided =
    groups.has("classifier") || ((nc || byClass) && classifier)
      ? decisionCounts(means, classifier, work)
      : undefined;
  const spectrum = groups.has("rank") ? featureSpectrum(means, samples) : undefined;
  const along = directions && projectedSpread(means, directions.directions);
  const ranks = byClass ? classRanks(means, samples) : undefined;
  const visitors: DeviationVisitor[] = [along, decided, spectrum, ranks].flatMap((part) =>
    part ? [part.visit] : [],
  );
  const sums = secondPass(measured, visitors);

  const summary = summaryOf(means, sums);
  const nearest = byClass ? pairNearest(summary) : undefined;
  const angle = byClass ? pairSmallestAngle(summary) : undefined;
  const pairVisitors = visitorsOf([nearest, angle]);
  const counted = decided?.result();
  const pinvValue = along && along.result().reduce((total, value) => total + value, 0) / means.classes;
  const ncResult = nc
    ? ncGroup(summary, found, {
        rieszExponent: options.rieszExponent,
        cdnvExponent: options.cdnvExponent,
        pinv: directions && { value: pinvValue!, rank: directions.rank },
        classifier,
        disagreements: classifier && counted ? sumOver(counted.disagreements) : undefined,
        ood: ood.nc5,
        samples,
        visitors: pairVisitors,
        work,
      })
    : undefined;
  if (!nc) visitPairTiles(summary, pairVisitors, work);
  const values = {
    n: samples,
    p: means.features,
    classes: means.classes,
    sizes: Array.from(means.counts),
    ...ncResult,
    ...(nc && { norms: meanNorms(means, samples, sums) }),
    ...(counted &&
      groups.has("classifier") && {
        accuracy: {
          ...(classifier && { classifier: sumOver(counted.classifierRight) / samples }),
          nearestMean: sumOver(counted.nearestRight) / samples,
        },
      }),
    ...(classifier &&
      groups.has("classifier") && {
        classifier: geometryOf(classifier, means, found, work),
        margin: found.of("margin", () => oneVersusRestMargin(classifier.weights, work)),
      }),
    ...(spectrum && {
      ranks: rankGroup(
        means,
        spectrum,
        classifier && given && { matched: classifier.weights, given: given.weights },
        found,
      ),
    }),
    ...(angle && { smallestAngle: found.of("smallestAngle", () => angle.result()) }),
    ...(nearest &&
      ranks && {
        table: classTable(summary, nearest.result(), ranks.result(), classifier && counted?.disagreements),
      }),
    ...(byClass &&
      classifier && { seli: found.of("seli", () => geometryDistance(classifier.weights, means)) }),
    ...(groups.has("ood") && ood.rows && oodGroup(measured, ood.rows, classifier, options, found)),
    weighting: means.weighting,
  };
  return definedValues(values, found);
}

function requireInputs(groups: ChosenGroups, { ood }: MeasureOptions): void {
  if (!groups.named("ood") || (ood !== undefined && ("data" in ood || "blocks" in ood))) return;
  throw new InputError({
    argument: "metrics",
    requirement: "group ood needs out-of-distribution features",
    received: "none",
    remedy: ["give ", { option: "ood", value: "ood.npy" }],
  });
}

/**
 * Groups of quantities of features that are read twice, block by block: a matrix, or a file that never has to fit in
 * memory. One undefined quantity never hides the others: it is null, with its reason under `undefined`.
 *
 * Sources: see each metric's own function.
 *
 * @param H - features, n × p, or rows
 * @param labels - n whole numbers from 0, gaps allowed; for rows −1 leaves one out
 * @param options - see MeasureOptions; `metrics` defaults to `nc`, `classifier` and `rank`
 * @throws InputError if shapes disagree, a class has one sample, an entry is not finite, or a group lacks its input
 */
export function measureFeatures(
  H: Matrix | FeatureRows,
  labels: ArrayLike<number>,
  options: MeasureOptions = {},
  work: Work = {},
): Measurement {
  return named("measureFeatures", () => {
    const exponents = checkedExponents(options);
    const groups = chosenGroups(options.metrics, ["nc", "classifier", "rank"]);
    requireInputs(groups, options);
    const rows = measureRows(H, labels, featurePart(options), work);
    return measureWith(rows, { ...options, ...exponents }, groups);
  });
}

/**
 * Every metric of neural collapse of features held in memory: NC1 five ways, NC2 six ways, NC3 and NC4 with a
 * classifier, NC5 with out-of-distribution features, hyperspherical uniformity, and the groups that are named. One
 * undefined quantity never hides the others: it is null, with its reason under `undefined`.
 *
 * Sources: see each metric's own function.
 *
 * @param H - features, n × p, float64 or float32
 * @param labels - n whole numbers from 0, gaps allowed
 * @throws InputError if a class has one sample, shapes disagree, or an entry is not finite
 */
export function collapseMetrics(
  H: Matrix,
  labels: ArrayLike<number>,
  options: CollapseMetricsOptions = {},
  work: Work = {},
): CollapseMetrics {
  return named("collapseMetrics", () => {
    const exponents = checkedExponents(options);
    const asked = options.metrics;
    const groups = chosenGroups(Array.isArray(asked) ? ["nc", ...asked] : asked, ["nc"]);
    requireInputs(groups, options);
    const rows = measureRows(H, labels, featurePart(options), work);
    return measureWith(rows, { ...options, ...exponents }, groups) as CollapseMetrics;
  });
}
