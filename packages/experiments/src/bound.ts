/**
 * A bound on a measured number: the words that a rule has for it and the comparison that a check makes are of one
 * limit.
 */
export interface Bound {
  /** "below 0.1", as rules read. */
  readonly text: string;
  holds(value: number): boolean;
}

const written = (limit: number): string =>
  limit !== 0 && Math.abs(limit) < 1e-3 ? limit.toExponential() : String(limit);

const boundOf =
  (words: string, holds: (value: number, limit: number) => boolean) =>
  (limit: number): Bound => ({
    text: `${words} ${written(limit)}`,
    holds: (value) => holds(value, limit),
  });

export const below = boundOf("below", (value, limit) => value < limit);
export const above = boundOf("above", (value, limit) => value > limit);
export const atMost = boundOf("at most", (value, limit) => value <= limit);
export const atLeast = boundOf("at least", (value, limit) => value >= limit);

/**
 * Whether a bound holds of every value: one that breaks it is an answer; undefined where there is none, or one is not
 * finite.
 */
export function everyIs(bound: Bound, values: readonly (number | null | undefined)[]): boolean | undefined {
  return allHold(...values.map((value) => (Number.isFinite(value) ? bound.holds(value!) : undefined)));
}

/**
 * A claim that counts only where its run could have shown otherwise: what holds without that is not testable, what does
 * not hold is not seen in any case. Rules say it as "counts only where …".
 */
export function provided(could: boolean | undefined, holds: boolean | undefined): boolean | undefined {
  return holds && could !== true ? undefined : holds;
}

/** Whether all of them hold: one that does not is an answer, one that cannot be told leaves the whole open. */
export function allHold(...parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.length === 0 || parts.includes(undefined)) return parts.includes(false) ? false : undefined;
  return parts.every(Boolean);
}
