import { type Matrix, solve } from "@collapsar/linalg";
import { leastOf } from "@collapsar/linalg/parts";
import { undefinedQuantity } from "../statistics/undefined-quantity.js";

/** Weights below this count as zero. */
const ZERO = 1e-12;

/** The affine combination of least norm of the chosen points, from their Gram matrix. */
function affineMinimum(G: Matrix, chosen: readonly number[]): Float64Array {
  const m = chosen.length;
  const data = new Float64Array((m + 1) * (m + 1));
  chosen.forEach((a, i) => {
    chosen.forEach((b, j) => {
      data[i * (m + 1) + j] = G.data[a * G.cols + b]!;
    });
    data[i * (m + 1) + m] = 1;
    data[m * (m + 1) + i] = 1;
  });
  const right = new Float64Array(m + 1);
  right[m] = 1;
  const found = solve({ rows: m + 1, cols: m + 1, data }, { rows: m + 1, cols: 1, data: right });
  return Float64Array.from(found.data.subarray(0, m));
}

/** ⟨x_j, Σ λ_i x_i⟩ for every point j. */
function products(G: Matrix, chosen: readonly number[], weights: ArrayLike<number>): Float64Array {
  const out = new Float64Array(G.rows);
  chosen.forEach((a, i) => {
    for (let j = 0; j < G.rows; j++) out[j]! += weights[i]! * G.data[a * G.cols + j]!;
  });
  return out;
}

/** Moves from weights inside the simplex towards `target` until one is zero, and drops what is zero. */
function stepInside(chosen: readonly number[], weights: readonly number[], target: Float64Array) {
  let step = 1;
  weights.forEach((w, i) => {
    if (target[i]! <= ZERO) step = Math.min(step, w / (w - target[i]!));
  });
  const moved = weights.map((w, i) => w + step * (target[i]! - w));
  const kept = chosen.flatMap((_, i) => (moved[i]! > ZERO ? [i] : []));
  return { chosen: kept.map((i) => chosen[i]!), weights: kept.map((i) => moved[i]!) };
}

/**
 * The norm of the point of least norm in the convex hull of points, from their Gram matrix: Wolfe's finite method.
 *
 * Source: Wolfe 1976, "Finding the nearest point in a polytope".
 */
export function leastNorm(G: Matrix): number {
  const size = Array.from({ length: G.rows }, (_, j) => G.data[j * G.cols + j]!);
  let chosen = [size.indexOf(leastOf(size))];
  let weights = [1];
  for (let round = 0; round < 50 * G.rows + 100; round++) {
    const along = products(G, chosen, weights);
    const square = chosen.reduce((total, a, i) => total + weights[i]! * along[a]!, 0);
    let best = 0;
    for (let j = 1; j < along.length; j++) if (along[j]! < along[best]!) best = j;
    const largest = Math.max(...chosen.map((a) => size[a]!), size[best]!);
    if (along[best]! >= square - 1e-14 * largest || chosen.includes(best))
      return Math.sqrt(Math.max(0, square));
    [chosen, weights] = [
      [...chosen, best],
      [...weights, 0],
    ];
    for (;;) {
      const target = affineMinimum(G, chosen);
      if (target.every((w) => w > ZERO)) {
        weights = Array.from(target);
        break;
      }
      const before: number = chosen.length;
      ({ chosen, weights } = stepInside(chosen, weights, target));
      if (chosen.length === before || chosen.length === 1) break;
    }
  }
  throw undefinedQuantity("the quadratic programs did not end", "a cycle");
}
