// exp of four float32 numbers, as exp.ts does it for two of float64.
import {
  EXP_LIMIT_SHORT, EXP_SHORT, LN2_HI_SHORT, LN2_LO_SHORT, LOG2E_SHORT, MISC_SHORT, ONE_SHORT, SHIFTER_SHORT,
} from "../words/constants";
import { loadSplat, madd, nmadd } from "../words/simd";

@inline
function constant(offset: usize): v128 {
  return loadSplat<f32>(MISC_SHORT, offset);
}

@inline
function coefficient(i: usize): v128 {
  return loadSplat<f32>(EXP_SHORT, 4 * i);
}

/** Whether `expShort` may be asked for all four: no overflow, no gradual underflow, no NaN. */
@inline
export function isOrdinary(x: v128): bool {
  return v128.bitmask<i32>(f32x4.lt(f32x4.abs(x), constant(EXP_LIMIT_SHORT))) == 15;
}

/** exp(x) for |x| < 87 */
@inline
export function expShort(x: v128): v128 {
  const shifter = constant(SHIFTER_SHORT);
  const shift = madd<f32>(x, constant(LOG2E_SHORT), shifter), n = f32x4.sub(shift, shifter);
  const r = nmadd<f32>(n, constant(LN2_LO_SHORT), nmadd<f32>(n, constant(LN2_HI_SHORT), x));
  let p = madd<f32>(coefficient(4), r, coefficient(3));
  p = madd<f32>(p, r, coefficient(2));
  p = madd<f32>(p, r, coefficient(1));
  p = madd<f32>(p, r, coefficient(0));
  p = f32x4.add(madd<f32>(p, f32x4.mul(r, r), r), constant(ONE_SHORT));
  return i32x4.add(p, i32x4.shl(shift, 23));
}
