import { blank, dtypeOf, type Matrix, type Real } from "./matrix.js";

/** A matrix brought into the middle of the number range by a power of two, so that no square overflows or vanishes. */
export interface Scaled {
  readonly data: Real;
  /** data = A · factor, exactly. */
  readonly factor: number;
}

/** The largest |A_ij|. */
export function largestEntry(A: Matrix): number {
  let top = 0;
  for (let i = 0; i < A.data.length; i++) {
    const size = Math.abs(A.data[i]!);
    if (size > top) top = size;
  }
  return top;
}

/** Whether numbers of this size can be squared and summed as they are. */
export function isModerate(top: number, like: Real): boolean {
  const limit = like instanceof Float32Array ? 1e15 : 1e100;
  return top === 0 || (top < limit && top > 1 / limit);
}

/** A power of two, an even one, that brings `top` near 1; 1 where it is moderate already. */
export function moderateFactor(top: number, like: Real): number {
  if (isModerate(top, like) || !Number.isFinite(top)) return 1;
  return 4 ** Math.max(-510, Math.min(510, -Math.round(Math.log2(top) / 2)));
}

/** A times a power of two, in new memory. */
export function times(A: Matrix, factor: number): Matrix {
  const data = blank(A.data.length, dtypeOf(A));
  for (let i = 0; i < data.length; i++) data[i] = A.data[i]! * factor;
  return { rows: A.rows, cols: A.cols, data };
}

/** A itself when its largest entry `top` is moderate, else a copy times an even power of two. */
export function moderate(A: Matrix, top: number): Scaled {
  const factor = moderateFactor(top, A.data);
  return { data: factor === 1 ? A.data : times(A, factor).data, factor };
}

/** data := data · factor; nothing for 1. */
export function rescale(data: Real, factor: number): void {
  if (factor !== 1) for (let i = 0; i < data.length; i++) data[i] = data[i]! * factor;
}

/** data := data · a · b, in one step where the product of the factors is an ordinary number. */
export function rescaleTwice(data: Real, a: number, b: number): void {
  const both = a * b;
  if (Number.isFinite(both) && both >= 2 ** -1022) rescale(data, both);
  else {
    rescale(data, a);
    rescale(data, b);
  }
}
