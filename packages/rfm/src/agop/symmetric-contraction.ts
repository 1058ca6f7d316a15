import { gram, type Matrix, matmul, transpose, zeros } from "@collapsar/linalg";
import { add, hstack, rowRange, rowSquaredNorms } from "@collapsar/linalg/parts";
import { type ClassFreeSum, termSize } from "./cancellation.js";
import type { RadialBlock } from "./radial-terms.js";

/** Rows of a panel that is multiplied at once, and of the strips in which it is made: those stay in a core's cache. */
const [panelRows, stripRows] = [512, 32];

/** XZᵀ in the storage of a panel. */
function productInto(data: Float64Array, X: Matrix, Z: Matrix): Matrix {
  const [rows, cols] = [X.rows, Z.rows];
  return matmul(X, Z, { transposeB: true, out: { rows, cols, data: data.subarray(0, rows * cols) } });
}

/** B ← S∘B − D∘C, rows from `start` of the n × n matrices S and D, as far as the diagonal, the rest 0. */
function combineRows(B: Matrix, S: Matrix, D: Matrix, C: Matrix, start: number): void {
  const [b, c, products, derivatives] = [B.data, C.data, S.data, D.data];
  for (let i = 0; i < B.rows; i++) {
    const row = (start + i) * D.cols;
    const at = i * B.cols;
    for (let j = 0; j <= start + i; j++) {
      b[at + j] = products[row + j]! * b[at + j]! - derivatives[row + j]! * c[at + j]!;
    }
    b.fill(0, at + start + i + 1, at + B.cols);
  }
}

/** Adds Σ_c P_ic² to the diagonal of rows that end there, and halves it: the lower half of a symmetric matrix. */
function halveDiagonal(A: Matrix, P: Matrix, start: number): void {
  const norms = rowSquaredNorms(P);
  for (let i = 0; i < A.rows; i++) {
    const at = i * A.cols + start + i;
    A.data[at] = (A.data[at]! + norms[i]!) / 2;
  }
}

/** Calls `use` with the bounds of consecutive blocks of rows of [start, end). */
function overRows(start: number, end: number, step: number, use: (from: number, to: number) => void): void {
  for (let from = start; from < end; from += step) use(from, Math.min(end, from + step));
}

/**
 * Σ_i Σ_c g_ic g_icᵀ over the gradient rows before the metric where points and centres are the same, so that D is
 * symmetric: cost ~ n³ + n²d.
 *
 * ZᵀAZ with A = (D²)∘(ααᵀ) − D∘(Pαᵀ + αPᵀ) + diag(Σ_c P_ic²) and P = Dα: the class-free contraction of theory §5 for
 * X = Z. Only the lower triangle of D² is computed, and A is made and used by panels of that.
 *
 * @param block - with X = Z and no weights in D
 */
export function contractSymmetric(block: RadialBlock): ClassFreeSum {
  const { Z, D, alpha, P, scratch } = block;
  const n = Z.rows;
  const S = gram(D, { triangle: "lower", out: scratch });
  const [left, right] = [hstack([P, alpha]), hstack([alpha, P])];
  const half = zeros(n, Z.cols);
  const room = (rows: number) => new Float64Array(Math.min(n, rows) * n);
  const [panel, strip] = [room(panelRows), room(stripRows)];
  overRows(0, n, panelRows, (start, end) => {
    const before = (M: Matrix) => rowRange(M, 0, end);
    overRows(start, end, stripRows, (from, to) => {
      const own = (M: Matrix) => rowRange(M, from, to);
      const A = productInto(panel.subarray((from - start) * end), own(alpha), before(alpha));
      combineRows(A, S, D, productInto(strip, own(left), before(right)), from);
      halveDiagonal(A, own(P), from);
    });
    const A = { rows: end - start, cols: end, data: panel.subarray(0, (end - start) * end) };
    matmul(A, before(Z), { out: rowRange(half, start, end) });
  });
  const product = matmul(Z, half, { transposeA: true });
  return { outer: add(product, transpose(product)), termSize: termSize(block, S) };
}
