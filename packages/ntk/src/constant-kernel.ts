import {
  checkFinite,
  checkLabels,
  checkMatrix,
  checkNonNegative,
  eigh,
  type Matrix,
  matmul,
  zeros,
} from "@collapsar/linalg";
import { checkPositiveBlocks, quotientMatrix } from "./block-spectrum.js";
import type { Blocks } from "./blocks.js";

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
 * @throws RangeError if the kernel is not positive semi-definite, names the eigenvalue
 */
export function constantKernelResidual({ blocks, labels, residual, time }: ConstantKernelOptions): Matrix {
  checkMatrix("constantKernelResidual", "residual", residual);
  checkFinite("constantKernelResidual", "residual", residual);
  checkNonNegative("constantKernelResidual", "time", time);
  const { counts } = checkLabels("constantKernelResidual", labels, residual.cols);
  const sizes = Float64Array.from(counts);
  checkPositiveBlocks("constantKernelResidual", "blocks", blocks, sizes);
  const means = classMeanColumns(residual, labels, sizes);
  const moved = matmul(means, quotientDecay(blocks, sizes, time));
  const decay = Math.exp(-(blocks.diagonal - blocks.within) * time);
  const out = zeros(residual.rows, residual.cols);
  const C = sizes.length;
  for (let k = 0; k < residual.rows; k++) {
    for (let i = 0; i < residual.cols; i++) {
      const at = k * C + labels[i]!;
      const root = Math.sqrt(sizes[labels[i]!]!);
      const inside = residual.data[k * residual.cols + i]! - means.data[at]! / root;
      out.data[k * residual.cols + i] = moved.data[at]! / root + decay * inside;
    }
  }
  return out;
}

/** √n_c times the mean column of each class: coordinates along the orthonormal class indicators. */
function classMeanColumns(R: Matrix, labels: ArrayLike<number>, sizes: Float64Array): Matrix {
  const C = sizes.length;
  const means = zeros(R.rows, C);
  for (let k = 0; k < R.rows; k++) {
    for (let i = 0; i < R.cols; i++) {
      const c = labels[i]!;
      means.data[k * C + c]! += R.data[k * R.cols + i]! / Math.sqrt(sizes[c]!);
    }
  }
  return means;
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
