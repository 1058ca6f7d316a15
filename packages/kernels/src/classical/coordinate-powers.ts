import { type Matrix, zeros } from "@collapsar/linalg";
import { map, mapInPlace } from "@collapsar/linalg/parts";

/** |v|^p entry by entry, with 0 where v = 0 (also for p < 0, where the derivative's singularity is defined away). */
export function absolutePowers(values: Matrix, p: number): Matrix {
  const out = { ...values, data: values.data.map(Math.abs) };
  if (p === 1) return out;
  if (p === 0) return { ...out, data: out.data.map((value) => (value > 0 ? 1 : 0)) };
  if (p === 2) return { ...out, data: out.data.map((value) => value * value) };
  if (p === 0.5) return mapInPlace(out, "sqrt");
  const logs = mapInPlace(out, "log");
  for (let at = 0; at < logs.data.length; at++)
    if (logs.data[at] === Number.NEGATIVE_INFINITY) logs.data[at] = -1e4;
  const powers = map(logs, "exp", p);
  for (let at = 0; at < logs.data.length; at++) if (logs.data[at] === -1e4) powers.data[at] = 0;
  return powers;
}

/**
 * Differences below this share of a coordinate's range are what a metric's product leaves of ties: their sign is
 * anything.
 */
const tieShare = 2 ** -40;

/** The largest difference of each coordinate that counts as a tie. */
function tieFloors(X: Matrix, Z: Matrix): Float64Array {
  const { cols: d } = Z;
  const lows = new Float64Array(d).fill(Number.POSITIVE_INFINITY);
  const highs = new Float64Array(d).fill(Number.NEGATIVE_INFINITY);
  for (const { data } of X === Z ? [X] : [X, Z]) {
    for (let at = 0, k = 0; at < data.length; at++, k = k + 1 === d ? 0 : k + 1) {
      lows[k] = Math.min(lows[k]!, data[at]!);
      highs[k] = Math.max(highs[k]!, data[at]!);
    }
  }
  return lows.map((low, k) => tieShare * (highs[k]! - low));
}

/** Calls `use` for each row i with the m × d matrix of differences x_i − z_j, 0 where coordinates tie to rounding. */
export function forEachDifference(X: Matrix, Z: Matrix, use: (i: number, differences: Matrix) => void): void {
  const { rows: m, cols: d } = Z;
  const differences = zeros(m, d);
  const floors = tieFloors(X, Z);
  for (let i = 0; i < X.rows; i++) {
    for (let j = 0, at = 0; j < m; j++) {
      for (let k = 0; k < d; k++, at++) {
        const difference = X.data[i * d + k]! - Z.data[at]!;
        differences.data[at] = Math.abs(difference) > floors[k]! ? difference : 0;
      }
    }
    use(i, differences);
  }
}
