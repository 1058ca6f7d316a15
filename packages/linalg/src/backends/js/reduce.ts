import type { Reduction } from "../../engine/contract.js";
import type { Real } from "../../matrix/matrix.js";

type Fold = (data: Real, from: number, to: number) => number;

const folds: Record<Reduction, Fold> = {
  sum(data, from, to) {
    let [even, odd, i] = [0, 0, from];
    for (; i + 1 < to; i += 2) {
      even += data[i]!;
      odd += data[i + 1]!;
    }
    return even + odd + (i < to ? data[i]! : 0);
  },
  squares(data, from, to) {
    let [even, odd, i] = [0, 0, from];
    for (; i + 1 < to; i += 2) {
      even += data[i]! * data[i]!;
      odd += data[i + 1]! * data[i + 1]!;
    }
    return even + odd + (i < to ? data[i]! * data[i]! : 0);
  },
  maxAbs(data, from, to) {
    let best = 0;
    for (let i = from; i < to; i++) {
      const size = Math.abs(data[i]!);
      if (size > best || Number.isNaN(size)) best = size;
      if (Number.isNaN(best)) return best;
    }
    return best;
  },
};

export function reduceRows(
  reduction: Reduction,
  rows: number,
  cols: number,
  A: Real,
  out: Float64Array,
): void {
  const fold = folds[reduction];
  for (let i = 0; i < rows; i++) out[i] = fold(A, i * cols, (i + 1) * cols);
}

export function reduceCols(
  reduction: Reduction,
  rows: number,
  cols: number,
  A: Real,
  out: Float64Array,
): void {
  out.fill(0);
  for (let i = 0; i < rows; i++) {
    const at = i * cols;
    if (reduction === "sum") for (let j = 0; j < cols; j++) out[j] = out[j]! + A[at + j]!;
    else if (reduction === "squares") for (let j = 0; j < cols; j++) out[j] = out[j]! + A[at + j]! ** 2;
    else for (let j = 0; j < cols; j++) out[j] = Math.max(out[j]!, Math.abs(A[at + j]!));
  }
}
