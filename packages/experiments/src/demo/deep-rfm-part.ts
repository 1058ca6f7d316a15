import type { Matrix } from "@collapsar/linalg";
import { shrinkMatrix } from "@collapsar/plot/parts";
import { cosineGram, type DeepRfmStep, deepRfmSteps, gramBlocks } from "@collapsar/rfm/parts";
import type { ResultRow, TrialContext } from "../experiment.js";
import { deriveSeed } from "../seed.js";
import { shuffledLabels } from "../shuffled-labels.js";
import { demoDigits } from "./config.js";

export interface DeepRfmTrial {
  readonly part: "deep-rfm";
  readonly perClass: number;
  readonly depth: number;
  readonly width: number;
  readonly labels: "true" | "shuffled";
}

/** Largest side of the Gram pictures that a row keeps. */
const PICTURE = 60;

/** Places in a layer where collapse is measured: its input, after M^{1/2}, after the random map. */
export const steps = ["X", "MX", "PhiMX"] as const;

/**
 * NC1 and NC2 at each step of each layer of a Deep RFM; on the true labels with pictures of the first and last Gram
 * matrices.
 */
export function deepRfmPart(
  { perClass, depth, width, labels }: DeepRfmTrial,
  context: TrialContext,
): ResultRow[] {
  const { X, y: digits } = demoDigits(perClass);
  const y =
    labels === "true" ? digits : shuffledLabels(digits, deriveSeed(context.seed, "demo", "shuffled labels"));
  const rows: ResultRow[] = [];
  for (const layer of deepRfmSteps(X, y, { depth, width, seed: context.seed })) {
    context.signal?.throwIfAborted();
    for (const step of steps) {
      const { nc1, nc2 } = layer[step];
      rows.push({ part: "deep-rfm", labels, layer: layer.layer, step, nc1, nc2 });
    }
    if (labels === "true") rows.push(...pictures(layer, depth, y));
    context.progress?.(layer.layer / depth, `Deep RFM, ${labels} labels, layer ${layer.layer} of ${depth}`);
  }
  return rows;
}

/** The input and M½X of the first layer, and M½X of the last. */
function pictures({ layer, features }: DeepRfmStep, depth: number, y: Int32Array): ResultRow[] {
  return [
    ...(layer === 1 ? [picture(layer, "X", features.X, y)] : []),
    ...(layer === 1 || layer === depth ? [picture(layer, "MX", features.MX, y)] : []),
  ];
}

function picture(layer: number, step: string, H: Matrix, y: Int32Array): ResultRow {
  const G = cosineGram(H);
  const { within, between } = gramBlocks(G, y);
  return { part: "gram", layer, step, within, between, picture: Array.from(shrinkMatrix(G, PICTURE).data) };
}
