// exp, expm1, tanh. x = n·ln2 + r with |r| ≤ ln2/2, exp(x) = 2ⁿ·(1 + r + r²·q(r)).
// n is found by adding 1.5·2⁵², which leaves it in the low bits of the sum.
import { EXP, EXP_LIMIT, LN2_HI, LN2_LO, LOG2E, ONE, SHIFTER, TWO } from "../words/constants";
import { add, constant, mul, polynomial, some, sub, withSign } from "../words/poly";
import { loadSplat, madd, nmadd } from "../words/simd";

@inline
function shifted(x: v128): v128 {
  return madd<f64>(x, constant(LOG2E), constant(SHIFTER));
}

/** x + low − n·ln2 */
@inline
function reduced(x: v128, low: v128, shift: v128): v128 {
  const n = sub(shift, constant(SHIFTER));
  return add(nmadd<f64>(n, constant(LN2_LO), nmadd<f64>(n, constant(LN2_HI), x)), low);
}

/** exp(r) − 1 */
@inline
function near(r: v128): v128 {
  return madd<f64>(polynomial(EXP, 9, r), mul(r, r), r);
}

/** 2ⁿ for −1022 ≤ n ≤ 1023. */
@inline
function power(shift: v128): v128 {
  return i64x2.add(i64x2.shl(shift, 52), constant(ONE));
}

/** exp over its whole range: overflow, gradual underflow, NaN. */
function expAnywhere(x: v128, low: v128): v128 {
  x = f64x2.max(f64x2.min(x, f64x2.splat(710)), f64x2.splat(-746));
  const shift = shifted(x);
  const p = add(near(reduced(x, low, shift)), constant(ONE));
  const n = i64x2.sub(shift, constant(SHIFTER));
  const half = i64x2.shr_s(n, 1);
  return mul(mul(p, power(half)), power(i64x2.sub(n, half)));
}

/** exp(x) */
@inline
export function exp(x: v128): v128 {
  const shift = shifted(x);
  const n = sub(shift, constant(SHIFTER));
  const r = nmadd<f64>(n, constant(LN2_LO), nmadd<f64>(n, constant(LN2_HI), x));
  const p = add(near(r), constant(ONE));
  const y = i64x2.add(p, i64x2.shl(shift, 52));
  if (v128.bitmask<i64>(f64x2.lt(f64x2.abs(x), constant(EXP_LIMIT))) == 3) return y;
  return expAnywhere(x, f64x2.splat(0));
}

@inline
function coefficient(i: usize): v128 {
  return loadSplat<f64>(EXP, 8 * i);
}

/** exp of the four numbers factor·x at `from`, to `to`: two vectors share every constant. */
@inline
export function expFour(from: usize, to: usize, factor: v128): void {
  const x = mul(v128.load(from), factor), y = mul(v128.load(from, 16), factor);
  const log2e = constant(LOG2E), shifter = constant(SHIFTER);
  const sx = madd<f64>(x, log2e, shifter), sy = madd<f64>(y, log2e, shifter);
  const nx = sub(sx, shifter), ny = sub(sy, shifter);
  const hi = constant(LN2_HI), lo = constant(LN2_LO);
  const rx = nmadd<f64>(nx, lo, nmadd<f64>(nx, hi, x)), ry = nmadd<f64>(ny, lo, nmadd<f64>(ny, hi, y));
  let k = coefficient(8), p = coefficient(9);
  let px = madd<f64>(p, rx, k), py = madd<f64>(p, ry, k);
  k = coefficient(7); px = madd<f64>(px, rx, k); py = madd<f64>(py, ry, k);
  k = coefficient(6); px = madd<f64>(px, rx, k); py = madd<f64>(py, ry, k);
  k = coefficient(5); px = madd<f64>(px, rx, k); py = madd<f64>(py, ry, k);
  k = coefficient(4); px = madd<f64>(px, rx, k); py = madd<f64>(py, ry, k);
  k = coefficient(3); px = madd<f64>(px, rx, k); py = madd<f64>(py, ry, k);
  k = coefficient(2); px = madd<f64>(px, rx, k); py = madd<f64>(py, ry, k);
  k = coefficient(1); px = madd<f64>(px, rx, k); py = madd<f64>(py, ry, k);
  k = coefficient(0); px = madd<f64>(px, rx, k); py = madd<f64>(py, ry, k);
  const one = constant(ONE);
  px = add(madd<f64>(px, mul(rx, rx), rx), one);
  py = add(madd<f64>(py, mul(ry, ry), ry), one);
  px = i64x2.add(px, i64x2.shl(sx, 52));
  py = i64x2.add(py, i64x2.shl(sy, 52));
  const limit = constant(EXP_LIMIT);
  const ordinary = v128.and(f64x2.lt(f64x2.abs(x), limit), f64x2.lt(f64x2.abs(y), limit));
  if (v128.bitmask<i64>(ordinary) != 3) {
    px = expAnywhere(x, f64x2.splat(0));
    py = expAnywhere(y, f64x2.splat(0));
  }
  v128.store(to, px);
  v128.store(to, py, 16);
}

/** exp(x + low) for x ≤ 0 and a small low. */
@inline
export function expSum(x: v128, low: v128): v128 {
  if (v128.bitmask<i64>(f64x2.gt(x, f64x2.splat(-700))) != 3) return expAnywhere(x, low);
  const shift = shifted(x);
  return i64x2.add(add(near(reduced(x, low, shift)), constant(ONE)), i64x2.shl(shift, 52));
}

/** exp(x) − 1 for x ≤ 709 (anything below −40 gives −1). */
@inline
export function expm1Below(x: v128): v128 {
  x = f64x2.pmax(x, f64x2.splat(-40));
  const shift = shifted(x);
  const scale = power(shift);
  return madd<f64>(scale, near(reduced(x, f64x2.splat(0), shift)), sub(scale, constant(ONE)));
}

function expm1Above(x: v128): v128 {
  return v128.bitselect(expAnywhere(x, f64x2.splat(0)), expm1Below(x), f64x2.gt(x, f64x2.splat(40)));
}

/** exp(x) − 1 */
@inline
export function expm1(x: v128): v128 {
  const y = some(f64x2.gt(x, constant(EXP_LIMIT))) ? expm1Above(x) : expm1Below(x);
  return withSign(y, x);
}

/** tanh x = −t/(t + 2), t = exp(−2|x|) − 1 */
@inline
export function tanh(x: v128): v128 {
  const t = expm1Below(mul(f64x2.abs(x), f64x2.splat(-2)));
  return withSign(f64x2.div(t, add(t, constant(TWO))), x);
}
