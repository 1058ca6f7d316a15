import { defineOperation } from "../dispatch/define-operation.js";
import { weightedSum } from "./weighted-sum.js";

/** Vectors of one length, in one block of memory, and their combinations. */
export interface StageStack {
  readonly rows: readonly Float64Array[];
  /** out = Σ factor·row. */
  combine(out: Float64Array, factors: readonly number[]): void;
}

/**
 * Σ factor·row over the first rows of a stack; its size is the length of a row. BLAS combines rows of thousands three
 * to five times as fast as loops do, wasm does not.
 */
const stageSum = /* @__PURE__ */ defineOperation({
  name: "stageSum",
  js: (rows: readonly Float64Array[], _data: Float64Array, out: Float64Array, factors: readonly number[]) =>
    byLoops(rows, out, factors),
  native: (native, _rows, data, out, factors) => {
    const used = factors.findLastIndex((factor) => factor !== 0) + 1;
    const left = Float64Array.from(factors.slice(0, used));
    const stack = data.subarray(0, used * out.length);
    native.gemm!(false, false, 1, out.length, used, 1, left, stack, 0, out);
  },
  needs: ["gemm"],
  from: { native: 1500 },
  shortcut: true,
});

/** A stack of zeros. */
export function stageStack(count: number, length: number): StageStack {
  const data = new Float64Array(count * length);
  const rows = Array.from({ length: count }, (_, i) => data.subarray(i * length, (i + 1) * length));
  return { rows, combine: (out, factors) => stageSum("f64", length, rows, data, out, factors) };
}

function byLoops(rows: readonly Float64Array[], out: Float64Array, factors: readonly number[]): void {
  const [first = 0, ...others] = factors;
  if (first === 1) {
    weightedSum(out, { base: rows[0]!, sources: rows.slice(1), factors: others });
    return;
  }
  out.fill(0);
  weightedSum(out, { base: out, sources: rows, factors });
}
