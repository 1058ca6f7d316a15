import { gram, type Matrix, matmul, matrix, zeros } from "@collapsar/linalg";
import { addInPlace } from "@collapsar/linalg/parts";
import type { RadialBlock } from "./radial-terms.js";

/** Entries of the gradient rows that are held at once (64 MiB in float64). */
const rowBudget = 2 ** 23;

/** p × (k·d): row j holds α_jc z_j for the outputs c in [start, end) one after the other. */
export function weightedCentres(Z: Matrix, alpha: Matrix, start: number, end: number): Matrix {
  const [d, count] = [Z.cols, end - start];
  const weighted = zeros(Z.rows, count * d);
  const [out, from] = [weighted.data, Z.data];
  for (let j = 0, at = 0; j < Z.rows; j++) {
    for (let c = start; c < end; c++) {
      const weight = alpha.data[j * alpha.cols + c]!;
      for (let k = 0, z = j * d; k < d; k++) out[at++] = weight * from[z++]!;
    }
  }
  return weighted;
}

/** In place: row i, output c becomes P_ic x_i − (D diag(α_c) Z)_i. */
export function subtractFromOwnTerm(
  rows: Matrix,
  { X, P }: Pick<RadialBlock, "X" | "P">,
  start: number,
  end: number,
): void {
  const d = X.cols;
  const [out, from] = [rows.data, X.data];
  for (let i = 0, at = 0; i < X.rows; i++) {
    for (let c = start; c < end; c++) {
      const own = P.data[i * P.cols + c]!;
      for (let k = 0, x = i * d; k < d; k++, at++) out[at] = own * from[x++]! - out[at]!;
    }
  }
}

/**
 * The gradient rows (before the metric) of the outputs in [start, end) as an (n·k) × d matrix, k = end − start:
 * row i·k + (c − start) belongs to point i and output c.
 */
function gradientRows(block: RadialBlock, start = 0, end = block.alpha.cols): Matrix {
  const rows = matmul(block.D, weightedCentres(block.Z, block.alpha, start, end));
  subtractFromOwnTerm(rows, block, start, end);
  return matrix(block.X.rows * (end - start), block.X.cols, rows.data);
}

/**
 * Σ_i Σ_c g_ic g_icᵀ over the gradient rows before the metric, by building the rows: cost ~ 2npCd.
 *
 * @returns d × d, symmetric
 */
export function contractRows(block: RadialBlock): Matrix {
  const { X, alpha } = block;
  const outputs = Math.max(1, Math.min(alpha.cols, Math.floor(rowBudget / Math.max(1, X.rows * X.cols))));
  const total = zeros(X.cols, X.cols);
  for (let start = 0; start < alpha.cols; start += outputs) {
    const rows = gradientRows(block, start, Math.min(alpha.cols, start + outputs));
    addInPlace(total, gram(rows, { transpose: true }));
  }
  return total;
}
