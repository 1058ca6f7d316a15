import { defineOperation } from "@collapsar/linalg/engine";
import type { EnergyJob, EnergySums, PairStrip, RatioJob, SumsAround } from "./js/pair-strip.js";
import * as js from "./js/pair-sums.js";
import * as wasm from "./wasm/pair-sums.js";

/** Their sizes count pairs. */
const angles = /* @__PURE__ */ defineOperation({
  name: "pairAngles",
  js: js.angleSums,
  wasm: wasm.angleSums,
  from: { wasm: 1000 },
});
const energies = /* @__PURE__ */ defineOperation({
  name: "pairEnergies",
  js: js.energySums,
  wasm: wasm.energySums,
  from: { wasm: 1000 },
});
const ratios = /* @__PURE__ */ defineOperation({
  name: "pairRatios",
  js: js.ratioSum,
  wasm: wasm.ratioSum,
  from: { wasm: 1000 },
});

const size = ({ rows, cols }: PairStrip) => rows * cols;

/** The cosines of a strip's pairs, summed around a number, and Σ|cos − target|. */
export function angleSums(strip: PairStrip, around: number, target: number): SumsAround & { far: number } {
  return angles("f64", size(strip), strip, around, target);
}

/** Logarithms and powers of the squared distances of unit vectors, summed over a strip's pairs. */
export function energySums(strip: PairStrip, job: EnergyJob): EnergySums {
  return energies("f64", size(strip), strip, job);
}

/** Σ(v + w)/‖μ − ν‖^k over a strip's pairs. */
export function ratioSum(strip: PairStrip, job: RatioJob): number {
  return ratios("f64", size(strip), strip, job);
}
