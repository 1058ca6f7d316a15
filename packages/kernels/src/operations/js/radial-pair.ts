import type { Real } from "@collapsar/linalg";
import { mirrorLower } from "@collapsar/linalg/engine";

/** Below this share of ‖x‖² + ‖z‖² the product formula has lost too many digits: the points are about their mean. */
const CANCELLATION = 1e-3;

function squaredDistance(d: number, X: Real, i: number, j: number): number {
  let total = 0;
  for (let a = i * d, b = j * d, end = a + d; a < end; a++, b++) total += (X[a]! - X[b]!) ** 2;
  return total;
}

/** Products of the rows of X in K to values in K and derivatives in D, by plain loops over the lower triangle. */
export function radialPair(
  power: 1 | 2,
  scale: number,
  n: number,
  d: number,
  X: Real,
  floors: Float64Array,
  K: Real,
  D: Real,
): void {
  const norms = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let at = i * d; at < (i + 1) * d; at++) norms[i]! += X[at]! * X[at]!;
  for (let i = 0; i < n; i++) {
    for (let j = 0, at = i * n; j <= i; j++, at++) {
      const size = norms[i]! + norms[j]!;
      let square = size - 2 * K[at]!;
      if (!(square > CANCELLATION * size)) square = squaredDistance(d, X, i, j);
      const r = power === 1 ? Math.sqrt(square) : square;
      const value = Math.exp(scale * r);
      K[at] = value;
      if (power === 2) D[at] = 2 * scale * value;
      else D[at] = r > floors[i]! ? (scale * value) / r : 0;
    }
  }
  mirrorLower(n, K);
  mirrorLower(n, D);
}
