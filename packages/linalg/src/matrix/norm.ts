/** Sums of squares between these are exact to rounding: none of their terms that counts has over- or underflowed. */
const [LEAST, MOST] = [1e-280, 1e300];

/** Whether a sum of squares lost nothing on the way. */
export function isSafeSquare(square: number): boolean {
  return square > LEAST && square < MOST;
}

/** The largest |x_i| of the entries from … to−1; NaN if one is. */
function largestOf(x: ArrayLike<number>, from: number, to: number): number {
  let top = 0;
  for (let i = from; i < to; i++) {
    const size = Math.abs(x[i]!);
    if (size > top || Number.isNaN(size)) top = size;
    if (Number.isNaN(top)) return top;
  }
  return top;
}

/** √Σ x_i² over the entries from … to−1, divided by the largest first: no square over- or underflows. */
export function scaledNorm(x: ArrayLike<number>, from = 0, to = x.length): number {
  const top = largestOf(x, from, to);
  if (top === 0 || !Number.isFinite(top)) return top;
  let total = 0;
  for (let i = from; i < to; i++) total += (x[i]! / top) ** 2;
  return top * Math.sqrt(total);
}
