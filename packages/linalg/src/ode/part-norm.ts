/** A stretch of a state vector, and what its error counts against. */
export interface NormPart {
  readonly from: number;
  readonly to: number;
  /**
   * The larger of the old and the new size; or the new size alone, for parts that decay by orders of magnitude and keep
   * their sign only if each step keeps its relative accuracy.
   */
  readonly against: "larger" | "new";
  /** The least size it counts against; defaults to 0. */
  readonly floor?: number | undefined;
}

/** Relative and absolute tolerance of a step. */
export interface Tolerances {
  readonly rtol: number;
  readonly atol: number;
}

/** Measures errors over a step from y to next: 1 is as large as they may be. */
export interface ErrorNorm {
  /** Error tolerance of each part. */
  bounds(y: Float64Array, next: Float64Array): Float64Array;
  /** The largest share of its bound that a part's error takes. */
  size(error: Float64Array, bounds: Float64Array): number;
}

/**
 * The norm that allows each part atol √length + rtol ‖part‖; norms of whole parts do not change with the basis of the
 * features.
 */
export function partNorm(parts: readonly NormPart[], { rtol, atol }: Tolerances): ErrorNorm {
  return {
    bounds: (y, next) =>
      Float64Array.from(parts, ({ from, to, against, floor = 0 }) => {
        const now = squares(next, from, to);
        const before = against === "larger" && y !== next ? squares(y, from, to) : 0;
        return atol * Math.sqrt(to - from) + rtol * Math.sqrt(Math.max(now, before, floor * floor));
      }),
    size: (error, bounds) => {
      let worst = 0;
      parts.forEach(({ from, to }, k) => {
        if (to === from) return;
        const size = Math.sqrt(squares(error, from, to)) / bounds[k]!;
        if (!(size <= worst)) worst = size;
      });
      return worst;
    },
  };
}

/**
 * Whether a slope leaves the state where it is: each part's change in a unit of time is at most `rate` times its
 * size, or the part has decayed to the absolute tolerance.
 */
export function atRest(
  parts: readonly NormPart[],
  { y, slope, rate, atol }: { y: Float64Array; slope: Float64Array; rate: number; atol: number },
): boolean {
  return parts.every(({ from, to, against, floor = 0 }) => {
    const size = Math.sqrt(Math.max(squares(y, from, to), floor * floor));
    const decayed = against === "new" && size <= atol * Math.sqrt(to - from);
    return decayed || Math.sqrt(squares(slope, from, to)) <= rate * size;
  });
}

/** Σ v_i², in four sums so that additions do not wait for each other. */
function squares(v: Float64Array, from: number, to: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  let i = from;
  for (; i + 3 < to; i += 4) {
    a += v[i]! * v[i]!;
    b += v[i + 1]! * v[i + 1]!;
    c += v[i + 2]! * v[i + 2]!;
    d += v[i + 3]! * v[i + 3]!;
  }
  for (; i < to; i++) a += v[i]! * v[i]!;
  return a + b + (c + d);
}
