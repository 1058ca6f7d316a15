// erf and erfc: x + x·P(x²) for |x| ≤ 1, and exp(−x²)·G/(1 + 2x) with a polynomial G in (x − 3)/(x + 3) beyond.
import { ERF, ERFCX, HALF, ONE } from "../words/constants";
import { expSum } from "./exp";
import { add, constant, mul, polynomial, some, sub, withSign } from "../words/poly";
import { madd } from "../words/simd";

/** erf x for |x| ≤ 1. */
@inline
function near(x: v128): v128 {
  return madd<f64>(x, polynomial(ERF, 11, mul(x, x)), x);
}

/** erfc a for a ≥ ½; x² is taken in two parts, for its rounding error would be multiplied by x². */
function far(a: v128): v128 {
  a = f64x2.min(a, f64x2.splat(28));
  const top = v128.and(a, i64x2.splat(0xfffffffff8000000));
  const e = expSum(f64x2.neg(mul(top, top)), mul(sub(top, a), add(top, a)));
  const three = f64x2.splat(3);
  const g = polynomial(ERFCX, 19, f64x2.div(sub(a, three), add(a, three)));
  return f64x2.div(mul(e, g), add(add(a, a), constant(ONE)));
}

@inline
export function erf(x: v128): v128 {
  const a = f64x2.abs(x);
  const inside = f64x2.le(a, constant(ONE));
  let y = near(x);
  if (v128.bitmask<i64>(inside) != 3) y = v128.bitselect(y, sub(constant(ONE), far(a)), inside);
  return withSign(y, x);
}

@inline
export function erfc(x: v128): v128 {
  const a = f64x2.abs(x);
  const inside = f64x2.lt(a, constant(HALF));
  let y = sub(constant(ONE), near(x));
  if (v128.bitmask<i64>(inside) != 3) {
    const tail = far(a);
    const outer = v128.bitselect(sub(f64x2.splat(2), tail), tail, f64x2.lt(x, f64x2.splat(0)));
    y = v128.bitselect(y, outer, inside);
  }
  return y;
}
