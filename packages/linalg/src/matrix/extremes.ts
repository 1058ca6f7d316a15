/**
 * The largest of any number of values: −∞ of none, NaN where one is NaN, as `Math.max` says; which cannot be given more
 * values than a call has room for on the stack.
 */
export function largestOf(values: ArrayLike<number>): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) top = Math.max(top, values[i]!);
  return top;
}

/** The least of any number of values: ∞ of none, NaN where one is NaN. */
export function leastOf(values: ArrayLike<number>): number {
  let low = Number.POSITIVE_INFINITY;
  for (let i = 0; i < values.length; i++) low = Math.min(low, values[i]!);
  return low;
}
