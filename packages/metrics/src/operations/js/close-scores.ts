import { type Matrix, matmul } from "@collapsar/linalg";

/** Rows and classes whose score reaches the bar of the row; of no row more than `most` + 1. */
export interface CloseScores {
  readonly rows: Int32Array;
  readonly classes: Int32Array;
}

/** What is held against the bars: ⟨h, a_c⟩ + shift_c, the products in float32. */
export interface CloseJob {
  /** n × p and C × p, both float32. */
  readonly H: Matrix;
  readonly A: Matrix;
  readonly shift: Float64Array;
  /** One bar a row; Infinity where nothing is asked any more. */
  readonly bars: Float32Array;
  readonly most: number;
}

/** Lists all scores that reach their bar, and perhaps some that miss it by rounding. */
export function closeScores({ H, A, shift, bars, most }: CloseJob): CloseScores {
  const { data } = matmul(A, H, { transposeB: true });
  const n = H.rows;
  const counts = new Int32Array(n);
  const [rows, classes]: [number[], number[]] = [[], []];
  for (let j = 0, at = 0; j < A.rows; j++) {
    const own = shift[j]!;
    for (let i = 0; i < n; i++, at++) {
      if (!(data[at]! + own >= bars[i]!) || counts[i]! > most) continue;
      counts[i]!++;
      rows.push(i);
      classes.push(j);
    }
  }
  return { rows: Int32Array.from(rows), classes: Int32Array.from(classes) };
}
