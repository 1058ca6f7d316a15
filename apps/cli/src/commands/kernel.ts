import { DataError } from "@collapsar/datasets";
import type { Kernel } from "@collapsar/kernels";
import { kernelNc1, kernelNc1Bounds } from "@collapsar/metrics";
import type { CommandContext, CommandResult } from "../command.js";
import { UsageError } from "../failure.js";
import { drawGram, writeGram } from "../gram-files.js";
import { loadData } from "../load-data.js";
import { type KernelOptions, makeKernel } from "../make-kernel.js";
import { shown } from "../output/number.js";
import { textTable } from "../output/table.js";

/** A Gram matrix beyond this is no longer held for the bounds. */
const mostForBounds = 12_000;
const tile = 1024;

/** The same kernel, counting its tiles for the progress bar and looking for Ctrl-C between them. */
function counted(kernel: Kernel, n: number, context: CommandContext): Kernel {
  const side = Math.ceil(n / tile);
  const total = (side * (side + 1)) / 2;
  let done = 0;
  return {
    ...kernel,
    gram(X, Z) {
      context.checkStop();
      const K = Z === undefined ? kernel.gram(X) : kernel.gram(X, Z);
      done += 1;
      context.progress({ done, total: Math.max(total, done), unit: "tiles" });
      return K;
    },
  };
}

function weightingTable(
  nc1: Record<string, { traceW: number; traceB: number; nc1: number }>,
  { style }: CommandContext,
): string {
  const rows = Object.entries(nc1).map(([weighting, { traceW, traceB, nc1: ratio }]) => [
    weighting,
    traceW,
    traceB,
    ratio,
  ]);
  return textTable({ columns: ["weighting", "tr Σ_W", "tr Σ_B", "NC1"], rows }, style);
}

/** NC1 from a kernel. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const [spec] = context.args as [string];
  const options = context.options as unknown as KernelOptions & {
    bounds?: boolean;
    gram?: string;
    figure?: string;
  };
  const kernel = makeKernel(options);
  const data = await loadData(spec, context, { minPerClass: 2 });
  const { X, y, classNames } = data;
  if (classNames.length < 2)
    throw new DataError({ file: spec, expected: "at least two classes", found: "one" });
  if (options.bounds === true && X.rows > mostForBounds) {
    throw new UsageError(
      `--bounds: holds the Gram matrix of all ${X.rows} rows, expected at most ${mostForBounds}; take fewer with --limit or --per-class`,
    );
  }
  const found = context.compute(() =>
    kernelNc1(counted(kernel, X.rows, context), X, y, { tile, seed: context.common.seed }),
  );
  for (const warning of found.warnings) context.note(warning);
  const bounds =
    options.bounds === true ? context.compute(() => kernelNc1Bounds(kernel.gram(X), y)) : undefined;
  if (options.gram !== undefined) writeGram(options.gram, kernel, X, context);
  if (options.figure !== undefined) await drawGram(options.figure, kernel, data);
  const { n, classes, sizes, estimate } = found;
  const nc1 = { sample: found.sample, class: found.class, paper: found.paper };
  const lines = [
    `${kernel.name} on ${n} samples of ${X.cols} inputs in ${classes} classes`,
    "",
    weightingTable(nc1, context),
    ...(bounds === undefined
      ? []
      : ["", `bounds: tr Σ_W ≤ ${shown(bounds.traceWUpper)}, tr Σ_B ≥ ${shown(bounds.traceBLower)}`]),
    ...(estimate === undefined
      ? []
      : ["", `an estimate from ${shown(estimate.pairs)} pairs (see --json for its standard errors)`]),
    ...[options.gram, options.figure].flatMap((path) => (path === undefined ? [] : [`wrote ${path}`])),
  ];
  return {
    json: {
      kernel: options.kernel,
      name: kernel.name,
      n,
      d: X.cols,
      classes,
      sizes,
      nc1,
      ...(bounds && { bounds }),
      ...(estimate && { estimate }),
    },
    text: lines.join("\n"),
  };
}
