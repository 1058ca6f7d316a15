import { type Matrix, matmul, zeros } from "@collapsar/linalg";
import { aboutRow, productSizes } from "@collapsar/linalg/engine";
import { colMeans, map, mapInPlace } from "@collapsar/linalg/parts";

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

/** Two sets of points, and the differences of their coordinates up to which these tie: their sign is anything. */
export interface CoordinatePair {
  readonly X: Matrix;
  readonly Z: Matrix;
  readonly ties: Float64Array;
}

/** Differences that are rounding, as a share of what that is relative to. */
const tieShare = 2 ** -40;

/** Raises each coordinate's ties to a share of its largest size in A. */
function raiseTies(ties: Float64Array, { data }: Matrix): void {
  const d = ties.length;
  for (let at = 0, k = 0; at < data.length; at++, k = k + 1 === d ? 0 : k + 1) {
    ties[k] = Math.max(ties[k]!, tieShare * Math.abs(data[at]!));
  }
}

/** Points as they stand; ties are relative to each coordinate's size. */
export function plainPair(X: Matrix, Z: Matrix): CoordinatePair {
  const ties = new Float64Array(Z.cols);
  for (const A of X === Z ? [X] : [X, Z]) raiseTies(ties, A);
  return { X, Z, ties };
}

/**
 * XF and ZF about the means of Z, for their digits: a row and its like in the other matrix differ by the rounding of
 * products, here or before, which is relative to |X||F|.
 */
export function mappedPair(X: Matrix, Z: Matrix, F: Matrix): CoordinatePair {
  const ties = new Float64Array(F.cols);
  for (const A of X === Z ? [X] : [X, Z]) raiseTies(ties, productSizes(A, F));
  const means = colMeans(Z);
  const mapped = matmul(aboutRow(X, means), F);
  return { X: mapped, Z: X === Z ? mapped : matmul(aboutRow(Z, means), F), ties };
}

/** Calls `use` for each row i with the m × d matrix of differences x_i − z_j, 0 where coordinates tie to rounding. */
export function forEachDifference(
  { X, Z, ties }: CoordinatePair,
  use: (i: number, differences: Matrix) => void,
): void {
  const { rows: m, cols: d } = Z;
  const differences = zeros(m, d);
  for (let i = 0; i < X.rows; i++) {
    for (let j = 0, at = 0; j < m; j++) {
      for (let k = 0; k < d; k++, at++) {
        const difference = X.data[i * d + k]! - Z.data[at]!;
        differences.data[at] = Math.abs(difference) > ties[k]! ? difference : 0;
      }
    }
    use(i, differences);
  }
}
