import {
  add,
  addInPlace,
  gram,
  hstack,
  type Matrix,
  matmul,
  rowRange,
  rowSquaredNorms,
  scaleInPlace,
  transpose,
  zeros,
} from "@collapsar/linalg";
import type { RadialBlock } from "./radial-terms.js";

/** Rows and columns of a tile. */
const tileRows = 1024;

/** S ← S∘B − D∘C for a tile S of rows from i0 and columns from j0 of the n × n matrix D. */
function combineTile(S: Matrix, B: Matrix, D: Matrix, C: Matrix, i0: number, j0: number): void {
  const { rows, cols, data } = S;
  const [b, c, derivatives] = [B.data, C.data, D.data];
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0, from = (i0 + i) * D.cols + j0; j < cols; j++, at++, from++) {
      data[at] = data[at]! * b[at]! - derivatives[from]! * c[at]!;
    }
  }
}

/** Storage of three tiles, used again for each. */
type Tiles = readonly [Float64Array, Float64Array, Float64Array];

const tileMemory = (n: number): Float64Array => new Float64Array(Math.min(n, tileRows) ** 2);

/** X·Zᵀ in the storage of a tile. */
function productInto(data: Float64Array, X: Matrix, Z: Matrix): Matrix {
  const [rows, cols] = [X.rows, Z.rows];
  return matmul(X, Z, { transposeB: true, out: { rows, cols, data: data.subarray(0, rows * cols) } });
}

/** Rows [i0, i1) of the lower triangle of A, the diagonal block halved, times Z. */
function lowerRowsTimes({ Z, D, alpha, P }: RadialBlock, i0: number, i1: number, tiles: Tiles): Matrix {
  const block = (M: Matrix, from: number, to: number) => rowRange(M, from, to);
  const own = block(D, i0, i1);
  const left = hstack([block(P, i0, i1), block(alpha, i0, i1)]);
  const norms = rowSquaredNorms(block(P, i0, i1));
  const product = zeros(i1 - i0, Z.cols);
  for (let j0 = 0; j0 <= i0; j0 += tileRows) {
    const j1 = Math.min(i1, j0 + tileRows);
    const corner = j0 === i0;
    const A = corner ? gram(own) : productInto(tiles[0], own, block(D, j0, j1));
    const classes = productInto(tiles[1], block(alpha, i0, i1), block(alpha, j0, j1));
    const right = hstack([block(alpha, j0, j1), block(P, j0, j1)]);
    combineTile(A, classes, D, productInto(tiles[2], left, right), i0, j0);
    if (corner) {
      for (let i = 0; i < A.rows; i++) A.data[i * (A.cols + 1)]! += norms[i]!;
      scaleInPlace(A, 0.5);
    }
    addInPlace(product, matmul(A, block(Z, j0, j1)));
  }
  return product;
}

/**
 * Σ_i Σ_c g_ic g_icᵀ over the gradient rows before the metric where points and centres are the same, so that D is
 * symmetric: cost ~ n³ + n²d.
 *
 * ZᵀAZ with A = (D²)∘(ααᵀ) − D∘(Pαᵀ + αPᵀ) + diag(Σ_c P_ic²) and P = Dα: the class-free contraction of theory §5 for
 * X = Z. A is made and used by tiles of its lower triangle.
 *
 * @param block - with X = Z and no weights in D
 * @returns d × d, symmetric
 */
export function contractSymmetric(block: RadialBlock): Matrix {
  const { Z } = block;
  const half = zeros(Z.rows, Z.cols);
  const tiles: Tiles = [tileMemory(Z.rows), tileMemory(Z.rows), tileMemory(Z.rows)];
  for (let start = 0; start < Z.rows; start += tileRows) {
    const end = Math.min(Z.rows, start + tileRows);
    half.data.set(lowerRowsTimes(block, start, end, tiles).data, start * Z.cols);
  }
  const product = matmul(Z, half, { transposeA: true });
  return add(product, transpose(product));
}
