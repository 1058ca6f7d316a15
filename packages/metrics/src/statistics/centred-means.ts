import type { Matrix } from "@collapsar/linalg";
import type { ClassSummary } from "./class-summary.js";

/** Rows start … end−1 of the centred class means μ_c − μ_G, written over `buffer` where it is given and long enough. */
export function centredMeans(
  summary: ClassSummary,
  start = 0,
  end = summary.classes,
  buffer?: Float64Array,
): Matrix {
  const { features: p, means, centre } = summary;
  const size = (end - start) * p;
  const data = buffer && buffer.length >= size ? buffer.subarray(0, size) : new Float64Array(size);
  for (let c = start; c < end; c++) {
    for (let j = 0, at = (c - start) * p; j < p; j++, at++) data[at] = means.data[c * p + j]! - centre[j]!;
  }
  return { rows: end - start, cols: p, data };
}

/** ‖μ_c − μ_G‖² of every class. */
export function centredSquaredNorms({ features: p, classes, means, centre }: ClassSummary): Float64Array {
  const squares = new Float64Array(classes);
  for (let c = 0; c < classes; c++) {
    let total = 0;
    for (let j = 0; j < p; j++) total += (means.data[c * p + j]! - centre[j]!) ** 2;
    squares[c] = total;
  }
  return squares;
}

/** The size that squared distances between class means would have by rounding alone. */
function roundingSquare({ shares, spreads, centre }: ClassSummary): number {
  let scale = 0;
  for (const value of centre) scale += value * value;
  for (let c = 0; c < shares.length; c++) scale += shares[c]! * spreads[c]!;
  return 1e-28 * scale;
}

/** tr Σ_W and tr Σ_B. */
export interface Traces {
  readonly traceW: number;
  readonly traceB: number;
}

/**
 * tr Σ_W = Σ_c share_c v_c and tr Σ_B = Σ_c share_c ‖μ_c − μ_G‖².
 *
 * @throws RangeError if tr Σ_B = 0 up to rounding: all class means are equal, and no metric of collapse is defined
 */
export function scatterTraces(fn: string, summary: ClassSummary): Traces {
  const squares = centredSquaredNorms(summary);
  let [traceW, traceB] = [0, 0];
  for (let c = 0; c < summary.classes; c++) {
    traceW += summary.shares[c]! * summary.spreads[c]!;
    traceB += summary.shares[c]! * squares[c]!;
  }
  if (!(traceB > roundingSquare(summary))) {
    throw new RangeError(`${fn}: tr Σ_B must be positive, got ${traceB}: all class means are equal`);
  }
  return { traceW, traceB };
}

/**
 * ‖μ_c − μ_G‖ of every class, where its direction is needed.
 *
 * @throws RangeError if a class mean equals the global mean up to rounding
 */
export function centredNorms(fn: string, summary: ClassSummary): Float64Array {
  scatterTraces(fn, summary);
  const least = roundingSquare(summary);
  return centredSquaredNorms(summary).map((square, c) => {
    if (square > least) return Math.sqrt(square);
    throw new RangeError(`${fn}: class ${c} must have a direction, got a mean equal to the global mean`);
  });
}
