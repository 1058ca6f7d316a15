import { DataError } from "@collapsar/datasets";
import { type Blocks, type ClassSizes, closestBlockKernel, kernelBlockStatistics } from "@collapsar/ntk";
import type { CommandContext } from "../../contract/context.js";
import { UsageError } from "../../contract/errors.js";
import type { OptionsOf } from "../../contract/flags.js";
import { loadData } from "../../data-argument/load-data.js";
import { parseKernelSpec } from "../../named-kernel/kernel-spec.js";
import { makeKernel } from "../../named-kernel/make-kernel.js";
import { type dynamicsFlags, usualProblem } from "./flags.js";

/** The blocks of a kernel on real data, and the classes it has there. */
export interface DataBlocks {
  readonly data: string;
  readonly kernel: string;
  readonly blocks: Blocks;
  /** ‖K − blocks‖_F / ‖K‖_F. */
  readonly relativeDistance: number;
  readonly classes: ClassSizes;
  readonly sizes: readonly number[];
}

const taken = ["kappa", "sizes", "classes"] as const;

/**
 * The closest block-structured kernel to one on the data of --data, in one pass over tiles; undefined without --data.
 */
export async function dataBlocks(
  context: CommandContext<OptionsOf<typeof dynamicsFlags>>,
): Promise<DataBlocks | undefined> {
  const { data: spec, kernel: name } = context.options;
  if (spec === undefined) {
    if (name !== undefined) throw new UsageError("--kernel: needs --data, whose blocks it makes");
    return undefined;
  }
  const clash = taken.find((flag) => context.options[flag] !== undefined);
  if (clash !== undefined) {
    throw new UsageError(`--${clash} and --data: the data say what --${clash} is, expected one of them`);
  }
  const kernel = makeKernel(parseKernelSpec("--kernel", name ?? usualProblem.kernel));
  const { X, y, classNames } = await loadData(spec, context, { requirePerClass: 2 });
  if (classNames.length < 2)
    throw new DataError({ file: spec, expected: "at least two classes", found: "one" });
  const found = context.compute(() => closestBlockKernel(kernelBlockStatistics(kernel, X, y, context.work)));
  const sizes = classNames.map(() => 0);
  for (const label of y) sizes[label]!++;
  const balanced = sizes.every((size) => size === sizes[0]);
  return {
    data: spec,
    kernel: kernel.name,
    blocks: { diagonal: found.diagonal, within: found.within, between: found.between },
    relativeDistance: found.relativeDistance,
    classes: balanced ? { classes: sizes.length, perClass: sizes[0]! } : { sizes },
    sizes,
  };
}
