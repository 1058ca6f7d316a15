import type { Matrix } from "@collapsar/linalg";

/** Steps for each point before the bounds are left as they are. */
const STEPS = 4;

/** Bounds of the distance of a point to a convex hull. */
export interface HullBounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Bounds of the distance of point k to the convex hull of the others, from the points' Gram matrix and its row sums:
 * with y in the hull, from the mean of the others on, steps towards the point x_j whose difference from x_k lies least
 * along y − x_k, or away from the one whose lies most; ‖y − x_k‖ is an upper bound and min_j ⟨x_j − x_k, y − x_k⟩/‖y −
 * x_k‖ a lower one. Ends where the lower bound reaches `enough`; O(n) a step.
 *
 * Source: Guélat, Marcotte 1986, "Some comments on Wolfe's away step".
 */
export function hullBounds(
  { rows: n, data }: Matrix,
  sums: Float64Array,
  k: number,
  enough: number,
): HullBounds {
  const own = data.subarray(k * n, (k + 1) * n);
  const weights = new Float64Array(n).fill(1 / (n - 1));
  weights[k] = 0;
  const products = sums.map((sum, j) => (sum - own[j]!) / (n - 1));
  const along = new Float64Array(n);
  let [lower, upper] = [0, Number.POSITIVE_INFINITY];
  for (let step = 0; step <= STEPS * n + 20; step++) {
    const corner = own[k]! - products[k]!;
    let dot = 0;
    // of the others, the point that lies least along y − x_k, and of those with a weight the one that lies most
    let least = -1;
    let most = -1;
    for (let j = 0; j < n; j++) {
      const product = products[j]!;
      const weight = weights[j]!;
      const value = product - own[j]! + corner;
      along[j] = value;
      dot += weight * product;
      if (j === k) continue;
      if (least < 0 || value < along[least]!) least = j;
      if (weight > 0 && (most < 0 || value > along[most]!)) most = j;
    }
    const square = dot - products[k]! + corner;
    if (!(square > 0)) return { lower: 0, upper: 0 };
    const norm = Math.sqrt(square);
    upper = Math.min(upper, norm);
    lower = Math.max(lower, along[least]! / norm);
    if (lower >= Math.min(enough, upper * (1 - 1e-12))) break;
    const towards = square - along[least]! >= along[most]! - square;
    const point = towards ? least : most;
    const length = data[point * n + point]! - 2 * own[point]! + own[k]! - 2 * along[point]! + square;
    const share = weights[most]!;
    const farthest = towards ? 1 : -share / (1 - share);
    const wanted = (square - along[point]!) / length;
    const move = towards ? Math.min(1, wanted) : Math.max(farthest, wanted);
    if (!Number.isFinite(move) || move === 0) break;
    for (let j = 0, at = point * n; j < n; j++, at++) {
      products[j] = products[j]! + move * (data[at]! - products[j]!);
      weights[j]! *= 1 - move;
    }
    weights[point]! += move;
    if (!towards && move === farthest) weights[most] = 0;
  }
  return { lower: Math.min(lower, upper), upper };
}
