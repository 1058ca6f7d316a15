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

/** A itself when its largest entry `top` is moderate, else a copy times a power of two. */
export function moderate(A: Matrix, top: number): Scaled {
  const limit = dtypeOf(A) === "f32" ? 1e15 : 1e100;
  if (top === 0 || (top < limit && top > 1 / limit)) return { data: A.data, factor: 1 };
  const exponent = Math.max(-1020, Math.min(1020, -Math.round(Math.log2(top))));
  const factor = 2 ** exponent;
  const data = blank(A.data.length, dtypeOf(A));
  for (let i = 0; i < data.length; i++) data[i] = A.data[i]! * factor;
  return { data, factor };
}
