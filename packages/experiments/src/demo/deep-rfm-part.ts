import type { Matrix } from "@collapsar/linalg";
import { shrinkMatrix } from "@collapsar/plot/parts";
import { cosineGram, deepRfmSteps, gramBlocks } from "@collapsar/rfm/parts";
import type { ResultRow, TrialContext } from "../experiment.js";
import { demoDigits } from "./config.js";

export interface DeepRfmTrial {
  readonly part: "deep-rfm";
  readonly perClass: number;
  readonly depth: number;
  readonly width: number;
}

/** Largest side of the Gram pictures that a row keeps. */
const PICTURE = 60;

/** Where the collapse of a layer is measured: its input, after M^{1/2}, after the random map. */
export const steps = ["X", "MX", "PhiMX"] as const;

/** NC1 and NC2 at each step of each layer of a Deep RFM, with pictures of the first and last Gram matrices. */
export function deepRfmPart({ perClass, depth, width }: DeepRfmTrial, context: TrialContext): ResultRow[] {
  const { X, y } = demoDigits(perClass);
  const rows: ResultRow[] = [];
  for (const layer of deepRfmSteps(X, y, { depth, width, seed: context.seed })) {
    context.signal?.throwIfAborted();
    for (const step of steps) {
      const { nc1, nc2 } = layer[step];
      rows.push({ part: "deep-rfm", layer: layer.layer, step, nc1, nc2 });
    }
    if (layer.layer === 1) rows.push(picture(layer.layer, "X", layer.features.X, y));
    if (layer.layer === 1 || layer.layer === depth)
      rows.push(picture(layer.layer, "MX", layer.features.MX, y));
    context.progress?.(layer.layer / depth, `Deep RFM, layer ${layer.layer} of ${depth}`);
  }
  return rows;
}

function picture(layer: number, step: string, H: Matrix, y: Int32Array): ResultRow {
  const G = cosineGram(H);
  const { within, between } = gramBlocks(G, y);
  return { part: "gram", layer, step, within, between, picture: Array.from(shrinkMatrix(G, PICTURE).data) };
}
