// log: x = 2ᵏ·(1 + f) with √½ ≤ 1 + f < √2, s = f/(2 + f), log(1 + f) = f − (f²/2 − s·(f²/2 + s²·L(s²))).
import { HALF, LN2_HI, LN2_LO, LOG, ONE, TWO } from "../words/constants";
import { add, constant, mul, polynomial, sub } from "../words/poly";
import { madd } from "../words/simd";

/** log x + shift·ln2 for positive normal x. */
@inline
function normal(x: v128, shift: v128): v128 {
  const offset = i64x2.sub(x, i64x2.splat(0x3fe6a09e667f3bcd));
  const high = v128.and(offset, i64x2.splat(0xfff0000000000000));
  const words = i32x4.shr_s(offset, 20);
  const k = add(f64x2.convert_low_i32x4_s(v128.shuffle<i32>(words, words, 1, 3, 1, 3)), shift);
  const f = sub(i64x2.sub(x, high), constant(ONE));
  const s = f64x2.div(f, add(f, constant(TWO)));
  const z = mul(s, s);
  const half = mul(mul(f, f), constant(HALF));
  const R = mul(z, polynomial(LOG, 6, z));
  const small = madd<f64>(s, add(half, R), mul(k, constant(LN2_LO)));
  return sub(mul(k, constant(LN2_HI)), sub(sub(half, small), f));
}

/** Zero, negative, subnormal, infinite and NaN arguments. */
function anywhere(x: v128): v128 {
  const tiny = f64x2.lt(x, f64x2.splat(2.2250738585072014e-308));
  const scaled = v128.bitselect(mul(x, f64x2.splat(18014398509481984)), x, tiny);
  let y = normal(scaled, v128.and(f64x2.splat(-54), tiny));
  y = v128.bitselect(x, y, f64x2.eq(x, f64x2.splat(Infinity)));
  y = v128.bitselect(f64x2.splat(-Infinity), y, f64x2.eq(x, f64x2.splat(0)));
  const proper = f64x2.ge(x, f64x2.splat(0));
  return v128.bitselect(y, f64x2.splat(NaN), proper);
}

/** log x */
@inline
export function log(x: v128): v128 {
  const ordinary = v128.and(
    f64x2.ge(x, f64x2.splat(2.2250738585072014e-308)), f64x2.le(x, f64x2.splat(1.7976931348623157e308)),
  );
  return v128.bitmask<i64>(ordinary) == 3 ? normal(x, f64x2.splat(0)) : anywhere(x);
}
