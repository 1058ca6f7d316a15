/** Count, mean and sum of squared deviations of the values seen so far. */
export interface Moments {
  count: number;
  mean: number;
  squares: number;
}

/** Moments of no values. */
export function moments(): Moments {
  return { count: 0, mean: 0, squares: 0 };
}

/** Takes in a part with its own moments (Chan's pairwise update). */
export function mergeMoments(into: Moments, part: Moments): void {
  if (part.count === 0) return;
  const count = into.count + part.count;
  const shift = part.mean - into.mean;
  into.squares += part.squares + (shift * shift * into.count * part.count) / count;
  into.mean += (shift * part.count) / count;
  into.count = count;
}

/** Moments of values[start … end). */
export function momentsOf(values: ArrayLike<number>, start = 0, end = values.length): Moments {
  const count = end - start;
  if (count <= 0) return moments();
  let total = 0;
  for (let i = start; i < end; i++) total += values[i]!;
  const mean = total / count;
  let squares = 0;
  for (let i = start; i < end; i++) squares += (values[i]! - mean) ** 2;
  return { count, mean, squares };
}

/**
 * Takes in values in one pass around the mean so far: what cancels is the square of how far theirs lies from it, which
 * the variance of all contains.
 */
export function addMoments(into: Moments, values: Float64Array): void {
  if (into.count === 0) {
    mergeMoments(into, momentsOf(values));
    return;
  }
  const around = into.mean;
  const even = values.length & ~1;
  let [first, second] = [0, 0];
  // in two sums each: an addition would wait for the last one
  let [otherFirst, otherSecond] = [0, 0];
  for (let i = 0; i < even; i += 2) {
    const gap = values[i]! - around;
    const other = values[i + 1]! - around;
    first += gap;
    second += gap * gap;
    otherFirst += other;
    otherSecond += other * other;
  }
  first += otherFirst;
  second += otherSecond;
  if (even < values.length) {
    const gap = values[even]! - around;
    first += gap;
    second += gap * gap;
  }
  const shift = first / values.length;
  const squares = Math.max(0, second - first * shift);
  mergeMoments(into, { count: values.length, mean: around + shift, squares });
}

/** A mean and the population variance around it. */
export interface MeanVariance {
  readonly mean: number;
  readonly variance: number;
}

/** Mean and population variance; an overflowing mean has infinite variance, never NaN. */
export function meanVariance({ count, mean, squares }: Moments): MeanVariance {
  if (!Number.isFinite(mean) || !Number.isFinite(squares)) {
    return { mean: Number.isNaN(mean) ? Number.POSITIVE_INFINITY : mean, variance: Number.POSITIVE_INFINITY };
  }
  return { mean, variance: squares / count };
}
