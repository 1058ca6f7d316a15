import { defineOperation, dtypeOfArray } from "@collapsar/linalg/engine";
import * as js from "./js/class-rows.js";
import type { ClassRows, Deviations } from "./js/row-job.js";
import * as wasm from "./wasm/class-rows.js";

/** Their sizes count entries. */
const sums = /* @__PURE__ */ defineOperation({
  name: "classSums",
  js: js.classSums,
  wasm: wasm.classSums,
  from: { wasm: 1000 },
});
const deviations = /* @__PURE__ */ defineOperation({
  name: "classDeviations",
  js: js.classDeviations,
  wasm: wasm.classDeviations,
  from: { wasm: 1000 },
});

/**
 * Adds every row, scaled and around the origin, to the sum of its class (C × cols).
 *
 * @returns the largest |entry|, NaN where one is not finite
 */
export function addClassSums(rows: ClassRows, into: Float64Array): number {
  return sums(dtypeOfArray(rows.data), rows.rows * rows.cols, rows, into);
}

/** The deviations of rows from the means of their classes, with what is summed over them, in one pass. */
export function classDeviations(rows: ClassRows, into: Deviations): void {
  deviations(dtypeOfArray(rows.data), rows.rows * rows.cols, rows, into);
}
