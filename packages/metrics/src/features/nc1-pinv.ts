import { InputError, type Matrix, qr, svd, transpose, zeros } from "@collapsar/linalg";
import { frobeniusNorm, leastOf, qrTriangle, triangularSolve, vstack } from "@collapsar/linalg/parts";
import { betweenTrace } from "../statistics/centred-means.js";
import type { ClassMeans } from "../statistics/class-means.js";
import type { ClassSummary } from "../statistics/class-summary.js";

/** Rows of one QR step where there are more classes than features. */
const TILE = 2048;

/** Condition ‖R‖_F‖R⁻¹‖_F up to which contrasts have full rank beyond doubt. */
const WELL_CONDITIONED = 2 ** 20;

/** Directions u_k with Σ u_k u_kᵀ = Σ_B⁺ for the between-class scatter Σ_B: tr(Σ_W Σ_B⁺) = Σ u_kᵀΣ_W u_k. */
export interface BetweenDirections {
  /** p × rank. */
  readonly directions: Matrix;
  /** Rank of Σ_B that was kept. */
  readonly rank: number;
}

/** Classes with a share, those near the origin first. */
function nearFirst({ classes, shares, means, features: p }: ClassMeans): number[] {
  const distance = new Float64Array(classes);
  for (let c = 0; c < classes; c++) {
    for (let at = c * p; at < (c + 1) * p; at++) distance[c]! += means.data[at]! ** 2;
  }
  const kept = Array.from(shares.keys()).filter((c) => shares[c]! > 0);
  return kept.sort((a, b) => distance[a]! - distance[b]!);
}

/**
 * Rows B with BᵀB = Σ_B: the contrast of each class with the mean of those before it,
 * √(W w/(W + w)) (μ_c − m̄). Near classes come first, so that a class far away rounds none of their differences, which
 * centring by a far μ_G would.
 */
function* contrasts(means: ClassMeans): Generator<Float64Array> {
  const { shares, features: p, means: M, centre } = means;
  const running = new Float64Array(p);
  let weight = 0;
  for (const c of nearFirst(means)) {
    const share = shares[c]!;
    const root = Math.sqrt((weight * share) / (weight + share));
    const step = share / (weight + share);
    const row = new Float64Array(p);
    for (let j = 0, at = c * p; j < p; j++, at++) {
      const gap = M.data[at]! - running[j]!;
      row[j] = root * gap;
      running[j]! += step * gap;
    }
    if (weight > 0) yield row;
    weight += share;
  }
  if (means.borrowed) yield running.map((value, j) => value - centre[j]!);
}

/** The contrasts, or a triangle with the same singular values and right vectors where they are more than p. */
function reducedContrasts(means: ClassMeans): Matrix {
  const { features: p } = means;
  const step = Math.max(TILE, p);
  let [reduced, tile, filled] = [zeros(0, p), zeros(step, p), 0];
  const fold = () => {
    const rows = { rows: filled, cols: p, data: tile.data.subarray(0, filled * p) };
    const all = reduced.rows === 0 ? rows : vstack([reduced, rows]);
    reduced = all.rows > p ? qrTriangle(all) : { ...all, data: all.data.slice() };
    filled = 0;
  };
  for (const row of contrasts(means)) {
    if (filled === step) fold();
    tile.data.set(row, filled * p);
    filled += 1;
  }
  fold();
  return reduced;
}

/**
 * Columns of Q R⁻ᵀ for contrasts Bᵀ = QR of full rank: Σ_B = QRRᵀQᵀ. Undefined where the condition leaves the rank in
 * doubt.
 */
function fullRankDirections(contrasts: Matrix, worst: number): BetweenDirections | undefined {
  const { Q, R } = qr(transpose(contrasts));
  // ‖R⁻¹‖ is at least 1/r_kk: where that tells already, nothing is divided by it
  const least = leastOf(Float64Array.from({ length: R.rows }, (_, k) => R.data[k * (R.cols + 1)]!));
  if (!(frobeniusNorm(R) <= worst * least)) return undefined;
  const U = triangularSolve({ factor: transpose(R) }, transpose(Q), { transpose: true });
  if (!(frobeniusNorm(R) * frobeniusNorm(U) <= worst)) return undefined;
  return { directions: transpose(U), rank: R.rows };
}

/**
 * Columns v_k/s_k of the thin SVD; singular values below the tolerance times the largest, and more than `most`, count
 * as zero.
 */
function truncatedDirections(contrasts: Matrix, tolerance: number, most: number): BetweenDirections {
  const { S, V } = svd(contrasts);
  let rank = 0;
  while (rank < Math.min(S.length, most) && S[rank]! > tolerance * S[0]!) rank += 1;
  const p = contrasts.cols;
  const directions = zeros(p, rank);
  for (let j = 0; j < p; j++) {
    for (let k = 0; k < rank; k++) directions.data[j * rank + k] = V.data[j * V.cols + k]! / S[k]!;
  }
  return { directions, rank };
}

/**
 * The directions of Σ_B from weighted class contrasts, never from their Gram matrix, which squares the condition: by QR
 * where their rank is full beyond doubt, else by the thin SVD; singular values below rtol times the largest, and more
 * than C − 1 of them, count as zero.
 */
export function betweenDirections(means: ClassMeans, rtol?: number): BetweenDirections {
  betweenTrace(means);
  const present = means.shares.reduce((total, share) => total + (share > 0 ? 1 : 0), 0);
  const tolerance = rtol ?? Math.max(present, means.features) * Number.EPSILON;
  const most = Math.max(1, means.classes - 1);
  const contrasts = reducedContrasts(means);
  const { rows, cols } = contrasts;
  const quick =
    rows <= Math.min(cols, most) && fullRankDirections(contrasts, Math.min(WELL_CONDITIONED, 1 / tolerance));
  return quick || truncatedDirections(contrasts, tolerance, most);
}

/** tr(Σ_W Σ_B⁺)/C and the rank of Σ_B that was kept. */
export function pinvTrace(summary: ClassSummary, rtol?: number): { value: number; rank: number } {
  if (!summary.scatterAlong) {
    throw new InputError({
      requirement: "NC1 pinv needs the full scatter",
      received: 'statistics with scatter "trace"',
    });
  }
  const { directions, rank } = betweenDirections(summary, rtol);
  const along = summary.scatterAlong(directions);
  return { value: along.reduce((total, value) => total + value, 0) / summary.classes, rank };
}
