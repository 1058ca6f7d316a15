// sin and cos: x − n·π/2 with π/2 in three parts for |x| < 2²⁰; beyond, and where x is so close to a multiple of π/2
// that three parts are not enough, lane by lane by the engine's own functions (which reduce by Payne and Hanek).
import { COS, HALF, ONE, PIO2_1, PIO2_2, PIO2_3, SHIFTER, SIN, TWO_OVER_PI } from "../words/constants";
import { add, constant, mul, polynomial, some, sub } from "../words/poly";
import { madd } from "../words/simd";

@external("env", "sin")
declare function sinOf(x: f64): f64;
@external("env", "cos")
declare function cosOf(x: f64): f64;

function each(x: v128, cosine: bool): v128 {
  const a = f64x2.extract_lane(x, 0), b = f64x2.extract_lane(x, 1);
  const y = f64x2.splat(cosine ? cosOf(a) : sinOf(a));
  return f64x2.replace_lane(y, 1, cosine ? cosOf(b) : sinOf(b));
}

/** sin x, or cos x = sin(x + π/2). */
@inline
function wave(x: v128, cosine: bool): v128 {
  const shift = add(mul(x, constant(TWO_OVER_PI)), constant(SHIFTER));
  const n = sub(shift, constant(SHIFTER));
  const a = sub(x, mul(n, constant(PIO2_1)));
  const w = mul(n, constant(PIO2_2));
  const b = sub(a, w);
  const lost = sub(sub(a, b), w);
  const r = sub(b, sub(mul(n, constant(PIO2_3)), lost));
  const z = mul(r, r);
  const s = madd<f64>(mul(r, z), polynomial(SIN, 5, z), r);
  const half = mul(z, constant(HALF));
  const top = sub(constant(ONE), half);
  const rest = sub(sub(constant(ONE), top), half);
  const c = add(top, madd<f64>(mul(z, z), polynomial(COS, 5, z), rest));
  const quarter = cosine ? i64x2.add(shift, i64x2.splat(1)) : shift;
  // Bit 0 of the quarter chooses the function, bit 1 the sign.
  const odd = i64x2.sub(i64x2.splat(0), v128.and(quarter, i64x2.splat(1)));
  const sign = v128.and(i64x2.shl(quarter, 62), i64x2.splat(0x8000000000000000));
  let y = v128.xor(v128.bitselect(c, s, odd), sign);
  if (!cosine) y = v128.bitselect(x, y, f64x2.eq(x, f64x2.splat(0)));
  const far = f64x2.lt(f64x2.abs(x), f64x2.splat(1048576));
  const close = v128.or(f64x2.gt(z, f64x2.splat(8.8817841970012523e-16)), f64x2.eq(n, f64x2.splat(0)));
  return v128.bitmask<i64>(v128.and(far, close)) == 3 ? y : each(x, cosine);
}

@inline
export function sin(x: v128): v128 {
  return wave(x, false);
}

@inline
export function cos(x: v128): v128 {
  return wave(x, true);
}
