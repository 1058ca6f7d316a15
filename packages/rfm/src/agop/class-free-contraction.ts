import { gram, type Matrix, matmul, transpose, zeros } from "@collapsar/linalg";
import { addInPlace, rowRange, rowSquaredNorms } from "@collapsar/linalg/parts";
import { scaleRows } from "../machine/scale-rows.js";
import { type ClassFreeSum, termSize } from "./cancellation.js";
import type { RadialBlock } from "./radial-terms.js";

/** Rows of a p-column matrix that are multiplied at once: what stays in cache, instead of another n × p matrix. */
const blockRows = 256;

/** out ← out∘A, entry by entry. */
function multiplyInto(out: Matrix, A: Matrix): Matrix {
  const [target, factor] = [out.data, A.data];
  for (let at = 0; at < target.length; at++) target[at]! *= factor[at]!;
  return out;
}

/** Calls `use` with the bounds of consecutive blocks of rows. */
function overBlocks(rows: number, use: (start: number, end: number) => void): void {
  for (let start = 0; start < rows; start += blockRows) use(start, Math.min(rows, start + blockRows));
}

/** S∘(ααᵀ) for S = DᵀD, in its place. */
function weightInPlace(S: Matrix, alpha: Matrix): Matrix {
  overBlocks(S.rows, (start, end) => {
    multiplyInto(rowRange(S, start, end), matmul(rowRange(alpha, start, end), alpha, { transposeB: true }));
  });
  return S;
}

/** T·Z with T = D∘(Pαᵀ), n × d, without T. */
function crossProducts({ Z, D, alpha, P }: RadialBlock): Matrix {
  const product = zeros(D.rows, Z.cols);
  overBlocks(D.rows, (start, end) => {
    const T = matmul(rowRange(P, start, end), alpha, { transposeB: true });
    product.data.set(matmul(multiplyInto(T, rowRange(D, start, end)), Z).data, start * Z.cols);
  });
  return product;
}

/**
 * Σ_i Σ_c g_ic g_icᵀ over the gradient rows before the metric, summed over the outputs first: cost ~ np² + 2p²d.
 *
 * Zᵀ[(DᵀD)∘(ααᵀ)]Z − XᵀTZ − ZᵀTᵀX + Xᵀdiag(Σ_c P_ic²)X with T = D∘(Pαᵀ) and P = Dα. Source: theory §5.
 */
export function contractClassFree(block: RadialBlock): ClassFreeSum {
  const { X, Z, D, alpha, P } = block;
  const S = gram(D, { transpose: true });
  const size = termSize(block, S);
  const total = matmul(Z, matmul(weightInPlace(S, alpha), Z), { transposeA: true });
  addInPlace(total, matmul(X, scaleRows(X, rowSquaredNorms(P)), { transposeA: true }));
  const cross = matmul(X, crossProducts(block), { transposeA: true });
  addInPlace(total, cross, -1);
  addInPlace(total, transpose(cross), -1);
  return { outer: total, termSize: size };
}
