/** A running sum that keeps the rounding error of each addition (Neumaier). */
export interface CompensatedSum {
  total: number;
  error: number;
}

/** An empty sum. */
export function compensatedSum(): CompensatedSum {
  return { total: 0, error: 0 };
}

/** Adds one value. */
export function addTo(sum: CompensatedSum, value: number): void {
  const next = sum.total + value;
  sum.error += Math.abs(sum.total) >= Math.abs(value) ? sum.total - next + value : value - next + sum.total;
  sum.total = next;
}

/** The sum so far. */
export function sumOf(sum: CompensatedSum): number {
  return sum.total + sum.error;
}
