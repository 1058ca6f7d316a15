import { InputError, type Matrix, zeros } from "@collapsar/linalg";
import { checkLabels, checkNumbers, checkObject, checkSquare } from "@collapsar/linalg/check";
import { type Blocks, checkBlockNumbers } from "./blocks.js";
import type { ClassPairBlocks } from "./closest-block-kernel.js";

/**
 * The n × n block-structured kernel: λ_d on the diagonal, λ_c within a class, λ_n between classes.
 *
 * Source: [NTC], theory §6.
 *
 * @throws InputError if a block or a label is not valid
 */
export function blockKernel(blocks: Blocks, labels: ArrayLike<number>): Matrix {
  checkBlockNumbers("blockKernel", "blocks", blocks);
  checkLabels("blockKernel", labels, labels?.length);
  return fill(
    labels,
    (c, e) => (c === e ? blocks.within : blocks.between),
    () => blocks.diagonal,
  );
}

/**
 * The n × n kernel with one number for each pair of classes, and one for the diagonal of each class.
 *
 * @throws InputError if a label has no class in `blocks`
 */
export function classPairKernel(blocks: ClassPairBlocks, labels: ArrayLike<number>): Matrix {
  const { classes } = checkLabels("classPairKernel", labels, labels?.length);
  checkObject("classPairKernel", "blocks", blocks);
  checkSquare("classPairKernel", "blocks.pairs", blocks.pairs);
  const C = blocks.pairs.rows;
  checkNumbers("classPairKernel", "blocks.diagonal", blocks.diagonal, C);
  if (classes > C)
    throw new InputError({
      fn: "classPairKernel",
      argument: "labels",
      requirement: `must be below ${C}`,
      received: String(classes - 1),
    });
  return fill(
    labels,
    (c, e) => blocks.pairs.data[c * C + e]!,
    (c) => blocks.diagonal[c]!,
  );
}

function fill(
  labels: ArrayLike<number>,
  pair: (c: number, e: number) => number,
  diagonal: (c: number) => number,
): Matrix {
  const n = labels.length;
  const K = zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) K.data[i * n + j] = pair(labels[i]!, labels[j]!);
    K.data[i * n + i] = diagonal(labels[i]!);
  }
  return K;
}
