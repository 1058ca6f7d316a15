import { checkNumber } from "../check/numbers.js";

/**
 * The error function by rational approximations on four ranges, error below 1 unit in the last place.
 *
 * Source: Sun Microsystems' fdlibm, s_erf.c (freely usable with its notice: "Copyright (C) 1993 by Sun Microsystems,
 * Inc. All rights reserved. Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify,
 * and distribute this software is freely granted, provided that this notice is preserved.").
 */

function horner(coefficients: readonly number[], x: number): number {
  let total = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) total = total * x + coefficients[i]!;
  return total;
}

/** erf(1) rounded to float32, the anchor of the range around 1. */
const ERX = 0.8450629115104675;

const small = {
  P: [
    0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442,
    -2.3763016656650163e-5,
  ],
  Q: [
    1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164,
    -3.960228278775368e-6,
  ],
};
const middle = {
  P: [
    -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175,
    -0.11089469428239668, 0.035478304325618236, -0.002166375594868791,
  ],
  Q: [
    1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
    0.011984499846799107,
  ],
};
const near = {
  P: [
    -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
    -184.60509290671104, -81.2874355063066, -9.814329344169145,
  ],
  Q: [
    1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
    108.63500554177944, 6.570249770319282, -0.0604244152148581,
  ],
};
const far = {
  P: [
    -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896,
    -1025.0951316110772, -483.5191916086514,
  ],
  Q: [
    1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644,
    474.52854120695537, -22.44095244658582,
  ],
};

/** erfc for a ≥ 1.25, as exp(−a²) times a rational function; a² is split so that its rounding does not enter. */
function tail(a: number): number {
  const s = 1 / (a * a);
  const { P, Q } = a < 1 / 0.35 ? near : far;
  const z = Math.fround(a);
  return (Math.exp(-z * z - 0.5625) * Math.exp((z - a) * (z + a) + horner(P, s) / horner(Q, s))) / a;
}

/** erf on |x| < 0.84375, relative to x. */
function centralRatio(x: number): number {
  const z = x * x;
  return horner(small.P, z) / horner(small.Q, z);
}

/** erf(x) = 2/√π ∫₀ˣ exp(−t²) dt. */
export function erf(x: number): number {
  checkNumber("erf", "x", x);
  const a = Math.abs(x);
  if (a < 0.84375) return x + x * centralRatio(x);
  if (a >= 6) return Math.sign(x);
  const value = a < 1.25 ? ERX + horner(middle.P, a - 1) / horner(middle.Q, a - 1) : 1 - tail(a);
  return x < 0 ? -value : value;
}

/** erfc(x) = 1 − erf(x), without cancellation for large x. */
export function erfc(x: number): number {
  checkNumber("erfc", "x", x);
  const a = Math.abs(x);
  if (a < 0.84375) {
    const y = x * centralRatio(x);
    return x < 0.25 ? 1 - (x + y) : 0.5 - (x - 0.5 + y);
  }
  if (a < 1.25) {
    const ratio = horner(middle.P, a - 1) / horner(middle.Q, a - 1);
    return x >= 0 ? 1 - ERX - ratio : 1 + (ERX + ratio);
  }
  if (x < -6) return 2;
  if (x > 28) return 0;
  return x > 0 ? tail(a) : 2 - tail(a);
}
