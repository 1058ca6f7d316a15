import { cholesky, type Matrix, matmul, zeros } from "@collapsar/linalg";
import { maxAbs, psdSqrt, symmetrise } from "@collapsar/linalg/parts";

/** Rank beyond which a blocked factorisation of the backend is quicker than the loops here. */
const mostColumns = 400;

/** Place in `order`, from `from` on, of the largest diagonal entry that the columns of F so far leave over. */
function largestLeft(left: Float64Array, order: Int32Array, from: number): number {
  let best = from;
  for (let i = from + 1; i < order.length; i++) if (left[order[i]!]! > left[order[best]!]!) best = i;
  return best;
}

/**
 * The columns of F, one after the other, until nothing is left of the diagonal but rounding; undefined beyond `most`.
 */
function pivotedColumns({ rows: d, data: m }: Matrix, most: number): Float64Array[] | undefined {
  const left = Float64Array.from({ length: d }, (_, i) => m[i * (d + 1)]!);
  const order = Int32Array.from({ length: d }, (_, i) => i);
  const columns: Float64Array[] = [];
  const least = d * 2 ** -52 * Math.max(0, ...left);
  for (let rank = 0; rank < d; rank++) {
    const at = largestLeft(left, order, rank);
    [order[rank], order[at]] = [order[at]!, order[rank]!];
    const pivot = order[rank]!;
    if (!(left[pivot]! > least)) break;
    if (rank === most) return undefined;
    const root = Math.sqrt(left[pivot]!);
    const column = new Float64Array(d);
    column[pivot] = root;
    for (let k = rank + 1; k < d; k++) {
      const i = order[k]!;
      let sum = m[i * d + pivot]!;
      for (const before of columns) sum -= before[i]! * before[pivot]!;
      column[i] = sum / root;
      left[i]! -= column[i]! ** 2;
    }
    columns.push(column);
  }
  return columns;
}

/** A metric with a factor of it. */
export interface FactoredMetric {
  /** d × d, FFᵀ to rounding. */
  readonly metric: Matrix;
  /** F, d × r. */
  readonly factor: Matrix;
}

function backendFactor(M: Matrix): FactoredMetric {
  try {
    return { metric: M, factor: cholesky(M).factor };
  } catch {
    const factor = psdSqrt(M);
    return { metric: symmetrise(matmul(factor, factor)), factor };
  }
}

/** Error of M − FFᵀ, of the largest entry, from which M is replaced: kernels refuse eigenvalues below −1e-8 of it. */
const tolerated = 1e-10;

/**
 * A symmetric matrix that is positive semi-definite but for rounding, with F such that M = FFᵀ: Cholesky with
 * pivoting, r the numerical rank. What rounding has left below zero is not seen, so that no metric of our own is ever
 * refused.
 *
 * Source: Higham 1990, *Analysis of the Cholesky decomposition of a semi-definite matrix*.
 *
 * @param M - d × d
 */
export function factoredMetric(M: Matrix): FactoredMetric {
  const columns = pivotedColumns(M, M.rows > mostColumns ? Math.max(mostColumns, M.rows / 4) : M.rows);
  if (columns === undefined) return backendFactor(M);
  const [d, rank] = [M.rows, Math.max(1, columns.length)];
  const factor = zeros(d, rank);
  columns.forEach((column, k) => {
    for (let i = 0; i < d; i++) factor.data[i * rank + k] = column[i]!;
  });
  const product = matmul(factor, factor, { transposeB: true });
  const bound = tolerated * maxAbs(M);
  const isClose = product.data.every((value, at) => Math.abs(value - M.data[at]!) <= bound);
  return { metric: isClose ? M : symmetrise(product), factor };
}
