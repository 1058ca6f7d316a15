import { eigh, gram, type Matrix, matmul, transpose } from "@collapsar/linalg";
import { subtract } from "@collapsar/linalg/parts";
import type { ClosedState } from "@collapsar/ntk";
import type { Series } from "@collapsar/plot";

/** Directions of the page in the three leading axes of the means: an oblique view that hides no vertex of a simplex. */
const VIEW: readonly (readonly [number, number, number])[] = [
  [0.86, -0.5, 0.1],
  [0.29, 0.36, 0.89],
];

/** Class means less their mean, p × C. */
function centred(H1: Matrix): Matrix {
  const C = H1.cols;
  const P = {
    rows: C,
    cols: C,
    data: new Float64Array(C * C).map((_, at) => (at % (C + 1) === 0 ? 1 : 0) - 1 / C),
  };
  return matmul(H1, P);
}

/** The three leading directions of the final means, p × 3. */
export function leadingAxes({ H1 }: ClosedState): Matrix {
  const { vectors } = eigh(gram(centred(H1)));
  const p = vectors.rows;
  const axes = { rows: p, cols: 3, data: new Float64Array(3 * p) };
  for (let j = 0; j < p; j++)
    for (let k = 0; k < 3; k++) axes.data[j * 3 + k] = vectors.data[j * p + p - 1 - k]!;
  return axes;
}

/** Points of the page of vectors given as columns, 2 × n. */
function onPage(vectors: Matrix, axes: Matrix): Matrix {
  const view = { rows: 2, cols: 3, data: Float64Array.from(VIEW.flat()) };
  return matmul(view, matmul(axes, vectors, { transposeA: true }));
}

/** One path on the page for each class mean (solid) and each classifier row (dashed), by state. */
export function projectedPaths(states: readonly ClosedState[], names: readonly string[]): Series[] {
  const last = states.at(-1);
  if (!last) return [];
  const axes = leadingAxes(last);
  const means = states.map(({ H1 }) => onPage(centred(H1), axes));
  const rows = states.map(({ W }) => onPage(subtract(transpose(W), meanRow(W)), axes));
  const path = (pages: readonly Matrix[], c: number, at: 0 | 1) =>
    pages.map((page) => page.data[at * page.cols + c]!);
  return names.flatMap((name, c) => [
    { name: `mean of ${name}`, x: path(means, c, 0), y: path(means, c, 1), colour: c, markers: false },
    {
      name: `classifier of ${name}`,
      x: path(rows, c, 0),
      y: path(rows, c, 1),
      colour: c,
      dashed: true,
      markers: false,
    },
  ]);
}

/** The mean row of W as every column, p × C. */
function meanRow(W: Matrix): Matrix {
  const ones = { rows: W.rows, cols: W.rows, data: new Float64Array(W.rows ** 2).fill(1 / W.rows) };
  return matmul(W, ones, { transposeA: true });
}
