import type { Matrix, Work } from "@collapsar/linalg";
import {
  checkFinite,
  checkFunction,
  checkLabels,
  checkMatrix,
  checkWatch,
  named,
  ownOptions,
} from "@collapsar/linalg/check";
import { quotientMatrix } from "../kernel/block-spectrum.js";
import type { Blocks } from "../kernel/blocks.js";
import { checkedOverTime } from "../kernel/feature-kernel.js";
import { growingKernelOptions } from "../options.js";
import { propagated } from "./class-propagation.js";
import { contraction } from "./contraction.js";

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
 * within classes by e^{−∫λ_single}, the class part by a C × C propagator (`contraction`); classes of any sizes.
 *
 * Source: [NTC]'s structure; the blocks' own growth is ours (theory §6).
 *
 * @returns C × n
 * @throws InputError if the blocks at a time that is looked at, 0 and the end among them, are not positive
 * semi-definite; NumericalError if they change faster than the steps can follow
 */
export function growingKernelResidual(options: GrowingKernelOptions): Matrix {
  const fn = "growingKernelResidual";
  const keys = ["blocks", "labels", "residual", "signal", "onProgress"];
  const { time, rtol } = ownOptions(fn, growingKernelOptions, options, keys);
  const { labels, residual, signal, onProgress } = options;
  checkWatch(fn, options);
  checkFunction(fn, "blocks", options.blocks);
  checkMatrix(fn, "residual", residual);
  checkFinite(fn, "residual", residual);
  const { classes: C, counts } = checkLabels(fn, labels, residual.cols);
  const sizes = Float64Array.from(counts);
  const found = named(fn, () => {
    const blocks = checkedOverTime("blocks", { blocks: options.blocks, sizes });
    for (const end of [0, time]) blocks(end);
    const rates = (t: number) => {
      const now = blocks(t);
      return { class: quotientMatrix(now, sizes), single: now.diagonal - now.within };
    };
    return contraction(rates, { size: C, time, rtol, signal, onProgress });
  });
  return propagated(residual, labels, { sizes, ...found });
}
