import { identity, type Matrix, matmul, matrix, rungeKutta45, type Work } from "@collapsar/linalg";
import { checkFinite, checkLabels, checkMatrix, resolveOptions } from "@collapsar/linalg/check";
import { checkPositiveBlocks, quotientMatrix } from "../kernel/block-spectrum.js";
import type { Blocks } from "../kernel/blocks.js";
import { growingKernelOptions } from "../options.js";
import { propagated } from "./class-propagation.js";

export interface GrowingKernelOptions extends Work {
  /** The blocks γ(t) at each time. */
  readonly blocks: (time: number) => Blocks;
  readonly labels: ArrayLike<number>;
  /** The residual at time 0, C × n. */
  readonly residual: Matrix;
  readonly time: number;
  /** Defaults to 1e-10. */
  readonly rtol?: number | undefined;
}

/**
 * The residual under gradient flow with a block-structured kernel whose blocks are given functions of time: the part
 * within classes by e^{−∫λ_single}, the class part by a C × C propagator; classes of any sizes.
 *
 * Source: [NTC]'s structure; the blocks' own growth is ours (theory §6).
 *
 * @returns C × n
 * @throws RangeError if the blocks at time 0 or at the end are not positive semi-definite
 */
export function growingKernelResidual(options: GrowingKernelOptions): Matrix {
  const fn = "growingKernelResidual";
  const { blocks, labels, residual, signal, onProgress } = options;
  checkMatrix(fn, "residual", residual);
  checkFinite(fn, "residual", residual);
  const { time, rtol } = resolveOptions(fn, growingKernelOptions, options);
  const { classes: C, counts } = checkLabels(fn, labels, residual.cols);
  const sizes = Float64Array.from(counts);
  checkPositiveBlocks(fn, "blocks(0)", blocks(0), sizes);
  checkPositiveBlocks(fn, `blocks(${time})`, blocks(time), sizes);
  const y0 = new Float64Array(C * C + 1);
  y0.set(identity(C).data);
  const { y } = rungeKutta45({
    derivative: (t, at, out) => {
      const now = blocks(t);
      matmul(quotientMatrix(now, sizes), matrix(C, C, at.subarray(0, C * C)), {
        alpha: -1,
        out: matrix(C, C, out.subarray(0, C * C)),
      });
      out[C * C] = now.diagonal - now.within;
    },
    y0,
    t0: 0,
    t1: time,
    rtol,
    atol: rtol * 1e-4,
    signal,
    onProgress,
  });
  return propagated(residual, labels, {
    sizes,
    class: matrix(C, C, y.subarray(0, C * C)),
    single: Math.exp(-y[C * C]!),
  });
}
