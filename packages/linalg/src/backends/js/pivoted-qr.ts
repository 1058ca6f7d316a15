import { reflect, reflector } from "./reflector.js";

/** A·P = QR: the reflectors of Q as rows, R by rows, and where each column of A·P stands in A. */
export interface PivotedQr {
  readonly order: readonly number[];
  /** n × m */
  readonly reflectors: Float64Array;
  readonly betas: Float64Array;
  /** n × n, upper triangular, its diagonal falling in size. */
  readonly R: Float64Array;
}

/** The row from `first` on whose entries from column k on have the largest sum of squares. */
function longestRow(W: Float64Array, m: number, n: number, first: number): number {
  let [best, size] = [first, -1];
  for (let row = first; row < n; row++) {
    let square = 0;
    for (let at = row * m + first; at < (row + 1) * m; at++) square += W[at]! * W[at]!;
    if (square > size) [best, size] = [row, square];
  }
  return best;
}

function exchangeRows(W: Float64Array, m: number, i: number, j: number): void {
  if (i === j) return;
  const held = W.slice(i * m, (i + 1) * m);
  W.copyWithin(i * m, j * m, (j + 1) * m);
  W.set(held, j * m);
}

/**
 * Householder QR with column pivoting (Businger & Golub 1965) of a tall matrix given by its columns.
 *
 * @param W - n × m, the columns of A (m ≥ n) as rows; spent
 */
export function pivotedQr(m: number, n: number, W: Float64Array): PivotedQr {
  const order = Array.from({ length: n }, (_, j) => j);
  const reflectors = new Float64Array(n * m);
  const betas = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    const pivot = longestRow(W, m, n, j);
    exchangeRows(W, m, j, pivot);
    [order[j], order[pivot]] = [order[pivot]!, order[j]!];
    const v = reflectors.subarray(j * m, (j + 1) * m);
    const beta = reflector(W, j * m, m, j, v);
    if (beta > 0) for (let row = j; row < n; row++) reflect(W, row * m, m, j, v, beta);
    betas[j] = beta;
  }
  const R = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = i; j < n; j++) R[i * n + j] = W[j * m + i]!;
  return { order, reflectors, betas, R };
}
