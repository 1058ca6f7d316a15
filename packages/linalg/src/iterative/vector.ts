import { isSafeSquare, scaledNorm } from "../matrix/norm.js";

/** Inner product, in double precision. */
export function dot(x: Float64Array, y: Float64Array): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i]! * y[i]!;
  return total;
}

/** ‖x‖, without overflow or underflow on the way. */
export function norm(x: Float64Array): number {
  const square = dot(x, x);
  return isSafeSquare(square) ? Math.sqrt(square) : scaledNorm(x);
}

/** s x. */
export function scaled(x: Float64Array, s: number): Float64Array {
  return x.map((value) => value * s);
}

/** y := y + s x. */
export function axpy(s: number, x: Float64Array, y: Float64Array): void {
  for (let i = 0; i < y.length; i++) y[i] = y[i]! + s * x[i]!;
}

/** x − y. */
export function minus(x: Float64Array, y: Float64Array): Float64Array {
  const out = new Float64Array(x.length);
  for (let i = 0; i < out.length; i++) out[i] = x[i]! - y[i]!;
  return out;
}
