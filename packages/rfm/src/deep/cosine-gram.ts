import { unitNorm } from "@collapsar/datasets/parts";
import { gram, type Matrix } from "@collapsar/linalg";
import { checkLabels, checkMatrix, checkSquare } from "@collapsar/linalg/check";
import { colMeans } from "@collapsar/linalg/parts";
import { shiftRows } from "../machine/scale-rows.js";

/**
 * Cosines between the rows of H after the mean row is taken away: the picture of collapse, 1 within classes and
 * −1/(C−1) between them at the end.
 *
 * Source: [AGOP] figure 1.
 *
 * @param H - n × p
 * @returns n × n
 */
export function cosineGram(H: Matrix): Matrix {
  checkMatrix("cosineGram", "H", H);
  return gram(unitNorm(shiftRows(H, colMeans(H))));
}

/** Class statistics of a cosine Gram matrix. */
export interface GramBlocks {
  /** Mean over pairs of different samples of one class. */
  readonly within: number;
  /** Mean over pairs of samples of different classes. */
  readonly between: number;
  /** Cosine of the whole matrix to the ideal one: 1 within, −1/(C−1) between. */
  readonly ideal: number;
}

/** Means of the blocks of a Gram matrix by class, and how near it is to the collapsed one. */
export function gramBlocks(G: Matrix, labels: ArrayLike<number>): GramBlocks {
  checkSquare("gramBlocks", "G", G);
  const { classes } = checkLabels("gramBlocks", labels, G.rows);
  let [inside, pairsInside, outside, pairsOutside, product, square] = [0, 0, 0, 0, 0, 0];
  for (let i = 0, at = 0; i < G.rows; i++) {
    for (let j = 0; j < G.rows; j++, at++) {
      const [value, same] = [G.data[at]!, labels[i] === labels[j]];
      product += same ? value : -value / (classes - 1);
      square += value * value;
      if (!same) [outside, pairsOutside] = [outside + value, pairsOutside + 1];
      else if (i !== j) [inside, pairsInside] = [inside + value, pairsInside + 1];
    }
  }
  const idealNorm = Math.sqrt(pairsInside + G.rows + pairsOutside / (classes - 1) ** 2);
  return {
    within: inside / pairsInside,
    between: outside / pairsOutside,
    ideal: product / (Math.sqrt(square) * idealNorm),
  };
}
