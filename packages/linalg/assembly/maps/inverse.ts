// arcsin, arccos, atan2.
import { ASIN, ATAN, HALF, ONE, PIO2, PIO2_TAIL, PIO4, PIO4_TAIL } from "../words/constants";
import { add, constant, mul, polynomial, signBits, sub, withSign } from "../words/poly";
import { madd } from "../words/simd";

/** arcsin x: x + x·R(x²) for |x| < ½, else π/2 − 2·arcsin √((1−|x|)/2). */
@inline
export function arcsin(x: v128): v128 {
  const a = f64x2.abs(x);
  const big = f64x2.ge(a, constant(HALF));
  const z = v128.bitselect(mul(sub(constant(ONE), a), constant(HALF)), mul(a, a), big);
  const s = v128.bitselect(f64x2.sqrt(z), a, big);
  const sR = mul(mul(s, z), polynomial(ASIN, 11, z));
  // The rounding error of π/2 − 2s is carried along: it alone would cost one unit.
  const twice = add(s, s), top = sub(constant(PIO2), twice);
  const lost = sub(sub(constant(PIO2), top), twice);
  const far = sub(top, sub(sub(add(sR, sR), constant(PIO2_TAIL)), lost));
  return withSign(v128.bitselect(far, add(s, sR), big), v128.bitselect(x, f64x2.splat(1), f64x2.eq(x, x)));
}

/** arccos x: π/2 − arcsin x for |x| < ½, 2·arcsin √((1−x)/2) above, π − 2·arcsin √((1+x)/2) below. */
@inline
export function arccos(x: v128): v128 {
  const a = f64x2.abs(x);
  const big = f64x2.ge(a, constant(HALF));
  const z = v128.bitselect(mul(sub(constant(ONE), a), constant(HALF)), mul(a, a), big);
  const root = f64x2.sqrt(z);
  const s = v128.bitselect(root, x, big);
  const sR = mul(mul(s, z), polynomial(ASIN, 11, z));
  const negative = f64x2.lt(x, f64x2.splat(0));
  // From `base`, π/2 or π, what is subtracted is s + sR once or twice.
  const twice = v128.and(constant(ONE), big);
  const factor = add(constant(ONE), twice);
  const high = mul(constant(PIO2), factor), tail = mul(constant(PIO2_TAIL), factor);
  const below = sub(sub(high, mul(s, factor)), sub(mul(sR, factor), tail));
  const sum = add(s, sR);
  return v128.bitselect(add(sum, sum), below, v128.andnot(big, negative));
}

/** arctan of t = small/large ∈ [0, 1] as base + (u + u·A(u²)), u = (small − large)/(small + large) from √2 − 1 on. */
@inline
function arctanRatio(small: v128, large: v128): v128 {
  const fold = f64x2.gt(small, mul(large, f64x2.splat(0.41421356237309503)));
  const top = v128.bitselect(sub(small, large), small, fold);
  const bottom = v128.bitselect(add(small, large), large, fold);
  const u = f64x2.div(top, bottom);
  const z = mul(u, u);
  const rest = madd<f64>(mul(u, z), polynomial(ATAN, 10, z), v128.and(constant(PIO4_TAIL), fold));
  return add(v128.and(constant(PIO4), fold), add(u, rest));
}

/** The angle of (x, y) for y ≥ 0, finite arguments that are neither both zero nor near overflow or underflow. */
@inline
export function upperAngle(y: v128, x: v128): v128 {
  const ax = f64x2.abs(x);
  const steep = f64x2.gt(y, ax);
  const t = arctanRatio(f64x2.pmin(y, ax), f64x2.pmax(y, ax));
  const words = i32x4.shr_s(x, 31);
  const back = v128.shuffle<i32>(words, words, 1, 1, 3, 3);
  // t from 0, π/2 − t, π/2 + t, π − t, as the octant has it; π/2 and π with their tails.
  const flip = v128.and(v128.xor(steep, back), signBits());
  const once = v128.or(steep, back), twice = v128.andnot(back, steep);
  const quarter = constant(PIO2), tail = constant(PIO2_TAIL);
  const base = add(v128.and(quarter, once), v128.and(quarter, twice));
  const low = add(v128.and(tail, once), v128.and(tail, twice));
  return add(base, add(low, v128.xor(t, flip)));
}

/** The angle of (x, y) under the same conditions, for y of either sign. */
@inline
export function angle(y: v128, x: v128): v128 {
  return withSign(upperAngle(f64x2.abs(y), x), y);
}

/** Infinities become 1 and finite partners 0, large and small pairs are scaled, (0, 0) gives 0 or π as ±x says. */
function angleAnywhere(y: v128, x: v128): v128 {
  const huge = f64x2.splat(Infinity);
  const ix = f64x2.eq(f64x2.abs(x), huge), iy = f64x2.eq(f64x2.abs(y), huge);
  const infinite = v128.or(ix, iy);
  let a = v128.bitselect(v128.and(f64x2.splat(1), ix), f64x2.abs(x), infinite);
  let b = v128.bitselect(v128.and(f64x2.splat(1), iy), f64x2.abs(y), infinite);
  const size = f64x2.max(a, b);
  let scale = v128.bitselect(f64x2.splat(7.888609052210118e-31), f64x2.splat(1), f64x2.gt(size, f64x2.splat(1e300)));
  scale = v128.bitselect(f64x2.splat(1.6069380442589903e60), scale, f64x2.lt(size, f64x2.splat(1e-250)));
  a = mul(a, scale);
  b = mul(b, scale);
  a = v128.bitselect(f64x2.splat(1), a, f64x2.eq(size, f64x2.splat(0)));
  const t = angle(withSign(b, y), withSign(a, x));
  return v128.bitselect(t, f64x2.splat(NaN), v128.and(f64x2.eq(x, x), f64x2.eq(y, y)));
}

/** atan2(y, x) */
@inline
export function atan2(y: v128, x: v128): v128 {
  const size = f64x2.pmax(f64x2.abs(y), f64x2.abs(x));
  const ordinary = v128.and(f64x2.gt(size, f64x2.splat(1e-250)), f64x2.lt(size, f64x2.splat(1e300)));
  const numbers = v128.and(f64x2.eq(x, x), f64x2.eq(y, y));
  return v128.bitmask<i64>(v128.and(ordinary, numbers)) == 3 ? angle(y, x) : angleAnywhere(y, x);
}
