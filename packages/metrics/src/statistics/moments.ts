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
 * Takes in the sums Σ(x − around) and Σ(x − around)² of some values: what cancels is the square of how far their mean
 * lies from `around`, which the variance of all contains where that is the mean so far or one of the values.
 */
export function addSums(
  into: Moments,
  count: number,
  { around, first, second }: { readonly around: number; readonly first: number; readonly second: number },
): void {
  if (count === 0) return;
  const shift = first / count;
  mergeMoments(into, { count, mean: around + shift, squares: Math.max(0, second - first * shift) });
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
