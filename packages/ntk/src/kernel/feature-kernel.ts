import { caller } from "@collapsar/linalg/check";
import { checkDefiniteBlocks, checkPositiveBlocks } from "./block-spectrum.js";
import { type Blocks, type ClassSizes, checkBlockNumbers, classSizes } from "./blocks.js";

/** The feature kernel Θ^h of a run: its blocks, constant or given over time, and the class sizes. */
export interface FeatureKernel {
  readonly blocksAt: (time: number) => Blocks;
  readonly constant: boolean;
  readonly sizes: Float64Array;
  /** n. */
  readonly samples: number;
}

/** The blocks κ of the feature kernel: constant, or as a function of time. */
export type BlocksOverTime = Blocks | ((time: number) => Blocks);

/**
 * The checked feature kernel of a run; `definite` where the invariant has to exist.
 *
 * @throws InputError if the blocks at time 0 are not positive (semi-)definite
 */
export function featureKernel(
  kappa: BlocksOverTime,
  classes: ClassSizes,
  { definite = true }: { definite?: boolean } = {},
): FeatureKernel {
  const sizes = classSizes(classes);
  const constant = typeof kappa !== "function";
  const blocksAt = constant ? () => kappa : checkedOverTime("kappa", { blocks: kappa, sizes });
  (definite ? checkDefiniteBlocks : checkPositiveBlocks)(caller, "kappa", blocksAt(0), sizes);
  return { blocksAt, constant, sizes, samples: sizes.reduce((total, size) => total + size, 0) };
}

/**
 * Blocks over time, each required to be positive semi-definite when it is asked for; where all rates are positive that
 * needs no eigenvalues.
 */
export function checkedOverTime(
  name: string,
  { blocks: blocksAt, sizes }: { blocks: (time: number) => Blocks; sizes: Float64Array },
): (time: number) => Blocks {
  return (time) => {
    const blocks = blocksAt(time);
    if (typeof blocks !== "object") checkBlockNumbers(caller, `${name}(${time})`, blocks);
    const { single, class: own, between } = featureRates(blocks, sizes);
    const plain = single >= 0 && between >= 0 && own.every((rate) => rate > 0 && rate < Number.MAX_VALUE);
    if (!plain) checkPositiveBlocks(caller, `${name}(${time})`, blocks, sizes);
    return blocks;
  };
}

/** The rates of a feature kernel on given classes. */
export interface FeatureRates {
  /** μ_single = κ_d − κ_c. */
  readonly single: number;
  /** μ_single + n_c(κ_c − κ_n) of each class; all equal to μ_class when balanced. */
  readonly class: Float64Array;
  /** κ_n. */
  readonly between: number;
}

/** μ_single, the class rates and κ_n of the blocks. */
export function featureRates(blocks: Blocks, sizes: Float64Array): FeatureRates {
  const single = blocks.diagonal - blocks.within;
  return {
    single,
    class: sizes.map((size) => single + size * (blocks.within - blocks.between)),
    between: blocks.between,
  };
}
