import { type Matrix, matmul } from "@collapsar/linalg";
import { blank, blocks, dtypeOfArray } from "@collapsar/linalg/engine";
import { rowRange } from "@collapsar/linalg/parts";

/** Classes of one tile of scores. */
export const TILE = 4096;

/** The best score of each row, its class, and the best score of another class. */
export interface Best {
  readonly score: Float64Array;
  readonly label: Int32Array;
  readonly second: Float64Array;
}

/** Nothing seen yet. */
export function noBest(n: number): Best {
  const none = () => new Float64Array(n).fill(Number.NEGATIVE_INFINITY);
  return { score: none(), label: new Int32Array(n), second: none() };
}

/**
 * Tiles of the products of classes with rows, a class a row: so libraries multiply quicker by a quarter than a class a
 * column. They are laid over one another in `space`, of n·min(TILE, C) numbers.
 */
export function* scoreTiles(
  H: Matrix,
  A: Matrix,
  space: Matrix["data"],
): Generator<readonly [number, Matrix]> {
  for (const [start, rows] of blocks(A.rows, TILE)) {
    const out = { rows, cols: H.rows, data: space.subarray(0, rows * H.rows) };
    yield [start, matmul(rowRange(A, start, start + rows), H, { transposeB: true, out })];
  }
}

/** Takes in a score of row i; ties go to the lower class, which comes first. */
function consider({ score, label, second }: Best, i: number, value: number, klass: number): void {
  if (!(value > second[i]!)) return;
  if (value > score[i]!) {
    second[i] = score[i]!;
    score[i] = value;
    label[i] = klass;
  } else second[i] = value;
}

/** The best of ⟨h, a_c⟩ + shift_c over the classes c, for each row h. */
export function bestScores(H: Matrix, A: Matrix, shift: Float64Array): Best {
  const n = H.rows;
  const best = noBest(n);
  const space = blank(n * Math.min(TILE, A.rows), dtypeOfArray(A.data));
  for (const [start, { rows, data }] of scoreTiles(H, A, space)) {
    for (let j = 0; j < rows; j++) {
      const own = shift[start + j]!;
      for (let i = 0; i < n; i++) consider(best, i, data[j * n + i]! + own, start + j);
    }
  }
  return best;
}
