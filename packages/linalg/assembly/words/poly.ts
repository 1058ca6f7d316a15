// Words of the elementwise functions: a vector holds two float64 numbers.
import { loadSplat, madd } from "./simd";
import { MISC } from "./constants";

@inline
export function constant(offset: usize): v128 {
  return loadSplat<f64>(MISC, offset);
}

@inline
export function add(a: v128, b: v128): v128 {
  return f64x2.add(a, b);
}

@inline
export function sub(a: v128, b: v128): v128 {
  return f64x2.sub(a, b);
}

@inline
export function mul(a: v128, b: v128): v128 {
  return f64x2.mul(a, b);
}

/** Horner's rule over the coefficients 0…degree at `table`. */
@inline
export function polynomial(table: usize, degree: i32, x: v128): v128 {
  let sum = loadSplat<f64>(table + 8 * degree);
  if (degree > 18) sum = madd<f64>(sum, x, loadSplat<f64>(table, 8 * 18));
  if (degree > 17) sum = madd<f64>(sum, x, loadSplat<f64>(table, 8 * 17));
  if (degree > 16) sum = madd<f64>(sum, x, loadSplat<f64>(table, 8 * 16));
  if (degree > 15) sum = madd<f64>(sum, x, loadSplat<f64>(table, 8 * 15));
  if (degree > 14) sum = madd<f64>(sum, x, loadSplat<f64>(table, 8 * 14));
  if (degree > 13) sum = madd<f64>(sum, x, loadSplat<f64>(table, 8 * 13));
  if (degree > 12) sum = madd<f64>(sum, x, loadSplat<f64>(table, 8 * 12));
  if (degree > 11) sum = madd<f64>(sum, x, loadSplat<f64>(table, 8 * 11));
  if (degree > 10) sum = madd<f64>(sum, x, loadSplat<f64>(table, 8 * 10));
  if (degree > 9) sum = madd<f64>(sum, x, loadSplat<f64>(table, 8 * 9));
  if (degree > 8) sum = madd<f64>(sum, x, loadSplat<f64>(table, 8 * 8));
  if (degree > 7) sum = madd<f64>(sum, x, loadSplat<f64>(table, 8 * 7));
  if (degree > 6) sum = madd<f64>(sum, x, loadSplat<f64>(table, 8 * 6));
  if (degree > 5) sum = madd<f64>(sum, x, loadSplat<f64>(table, 8 * 5));
  if (degree > 4) sum = madd<f64>(sum, x, loadSplat<f64>(table, 8 * 4));
  if (degree > 3) sum = madd<f64>(sum, x, loadSplat<f64>(table, 8 * 3));
  if (degree > 2) sum = madd<f64>(sum, x, loadSplat<f64>(table, 8 * 2));
  if (degree > 1) sum = madd<f64>(sum, x, loadSplat<f64>(table, 8 * 1));
  return madd<f64>(sum, x, loadSplat<f64>(table));
}

@inline
export function signBits(): v128 {
  return i64x2.splat(0x8000000000000000);
}

/** The magnitude of x with the sign of s. */
@inline
export function withSign(x: v128, s: v128): v128 {
  return v128.bitselect(s, x, signBits());
}

/** Whether some lane of the mask is set. */
@inline
export function some(mask: v128): bool {
  return v128.any_true(mask);
}
