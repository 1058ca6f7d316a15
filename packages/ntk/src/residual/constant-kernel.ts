import { eigh, type Matrix, matmul, zeros } from "@collapsar/linalg";
import {
  checkFinite,
  checkKeys,
  checkLabels,
  checkMatrix,
  checkNonNegative,
  checkObject,
} from "@collapsar/linalg/check";
import { checkPositiveBlocks, quotientMatrix } from "../kernel/block-spectrum.js";
import type { Blocks } from "../kernel/blocks.js";
import { propagated } from "./class-propagation.js";

export interface ConstantKernelOptions {
  readonly blocks: Blocks;
  /** The class of each column of the residual. */
  readonly labels: ArrayLike<number>;
  /** The residual at time 0, C × n; −Y for a network whose outputs start at zero. */
  readonly residual: Matrix;
  /** t ≥ 0, in the theory's units: the loss is ½‖R‖². */
  readonly time: number;
}

/**
 * The residual under gradient flow on ½‖F − Y‖² with a constant block-structured kernel, in closed form:
 * R(t) = R(0) e^{−Kt}, part by part, at O(Cn + C³); classes of any sizes.
 *
 * Source: [NTC], theory §6 (balanced: rates λ_single, λ_class, λ_global).
 *
 * @returns C × n
 * @throws InputError if the kernel is not positive semi-definite, names the eigenvalue
 */
export function constantKernelResidual(options: ConstantKernelOptions): Matrix {
  checkObject("constantKernelResidual", "options", options);
  checkKeys("constantKernelResidual", options, ["blocks", "labels", "residual", "time"]);
  const { blocks, labels, residual, time } = options;
  checkMatrix("constantKernelResidual", "residual", residual);
  checkFinite("constantKernelResidual", "residual", residual);
  checkNonNegative("constantKernelResidual", "time", time);
  const { counts } = checkLabels("constantKernelResidual", labels, residual.cols);
  const sizes = Float64Array.from(counts);
  checkPositiveBlocks("constantKernelResidual", "blocks", blocks, sizes);
  return propagated(residual, labels, {
    sizes,
    class: quotientDecay(blocks, sizes, time),
    single: Math.exp(-(blocks.diagonal - blocks.within) * time),
  });
}

/** e^{−Qt} of the class quotient Q, C × C. */
function quotientDecay(blocks: Blocks, sizes: Float64Array, time: number): Matrix {
  const { values, vectors } = eigh(quotientMatrix(blocks, sizes));
  const scaled = zeros(vectors.rows, vectors.cols);
  vectors.data.forEach((value, at) => {
    scaled.data[at] = value * Math.exp(-values[at % vectors.cols]! * time);
  });
  return matmul(scaled, vectors, { transposeB: true });
}
