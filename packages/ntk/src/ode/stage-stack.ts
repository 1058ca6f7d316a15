import { matmul, matrix } from "@collapsar/linalg";
import { backendFor } from "@collapsar/linalg/parts";
import { weightedSum } from "./weighted-sum.js";

/** Vectors of one length, in one block of memory, and their combinations. */
export interface StageStack {
  readonly rows: readonly Float64Array[];
  /** out = Σ factor·row. */
  combine(out: Float64Array, factors: readonly number[]): void;
}

/** Above this length a row times a matrix of the native backend is faster than loops. */
const LONG = 20_000;

/** A stack of zeros: BLAS combines long rows three times as fast as loops do, the wasm backend does not. */
export function stageStack(count: number, length: number): StageStack {
  const data = new Float64Array(count * length);
  const rows = Array.from({ length: count }, (_, i) => data.subarray(i * length, (i + 1) * length));
  if (length < LONG || backendFor("gemm", count * length) !== "native")
    return { rows, combine: (out, factors) => byLoops(rows, out, factors) };
  return {
    rows,
    combine: (out, factors) => {
      const used = factors.findLastIndex((factor) => factor !== 0) + 1;
      const left = matrix(1, used, Float64Array.from(factors.slice(0, used)));
      matmul(left, matrix(used, length, data.subarray(0, used * length)), { out: matrix(1, length, out) });
    },
  };
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
