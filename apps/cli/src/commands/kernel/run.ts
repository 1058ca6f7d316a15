import { DataError } from "@collapsar/datasets";
import { withFile } from "@collapsar/datasets/parts";
import type { Kernel } from "@collapsar/kernels";
import type { Matrix } from "@collapsar/linalg";
import { expectedKernelNc1, kernelNc1Bounds, type StreamedKernelNc1 } from "@collapsar/metrics";
import type { CommandContext, CommandResult } from "../../contract/context.js";
import { UsageError } from "../../contract/errors.js";
import { loadData } from "../../data-argument/load-data.js";
import { parseKernelSpec } from "../../named-kernel/kernel-spec.js";
import { makeKernel } from "../../named-kernel/make-kernel.js";
import { shown } from "../../output/number.js";
import { textTable } from "../../output/table.js";
import type { KernelFlags } from "./flags.js";
import { drawGram, writeGram } from "./gram-files.js";
import { nc1OfKernels } from "./kernel-pair.js";
import { mixtureSampler } from "./mixture-sampler.js";

/** A Gram matrix beyond this is no longer held for the bounds. */
const mostForBounds = 12_000;
const tile = 1024;

interface Traces {
  readonly traceW: number;
  readonly traceB: number;
  readonly nc1: number;
}

type Weighted = Readonly<Record<"sample" | "class" | "paper", Traces>>;

/** Only the three weightings of a result. */
function weightings({ sample, class: byClass, paper }: Weighted): Weighted {
  return { sample, class: byClass, paper };
}

function weightingTable(
  nc1: Weighted,
  { style }: CommandContext<KernelFlags>,
  standardError?: Weighted,
): string {
  const rows = (["sample", "class", "paper"] as const).map((weighting) => {
    const { traceW, traceB, nc1: ratio } = nc1[weighting];
    const error = standardError?.[weighting].nc1;
    return [weighting, traceW, traceB, ratio, ...(error === undefined ? [] : [error])];
  });
  const columns = ["weighting", "tr Σ_W", "tr Σ_B", "NC1", ...(standardError ? ["its standard error"] : [])];
  return textTable({ columns, rows }, style);
}

function checkForBounds(wanted: boolean | undefined, rows: number): void {
  if (wanted !== true || rows <= mostForBounds) return;
  throw new UsageError(
    `--bounds: holds the Gram matrix of all ${rows} rows, expected at most ${mostForBounds}; ` +
      "take fewer with --limit or --per-class",
  );
}

/** The bounds, from eigenvalues of the Gram matrix and of its blocks. */
function boundsOf(kernel: Kernel, X: Matrix, y: Int32Array, { progress, work }: CommandContext<KernelFlags>) {
  const message = `eigenvalues of the ${X.rows} × ${X.rows} Gram matrix`;
  progress({ done: 0, message });
  return kernelNc1Bounds(kernel.gram(X), y, { ...work, onProgress: (at) => progress({ ...at, message }) });
}

/** Notes that explain or qualify the numbers. */
function notesOf(parts: readonly (StreamedKernelNc1 | undefined)[]) {
  const warnings = parts.flatMap((part) => part?.warnings ?? []);
  return [...new Set(warnings)].map((message) => ({ kind: "digits", message }));
}

/** NC1 from a kernel. */
export async function run(context: CommandContext<KernelFlags>): Promise<CommandResult> {
  const [spec] = context.args as [string];
  const { options, work } = context;
  const kernel = makeKernel(options);
  const second =
    options.against === undefined
      ? undefined
      : makeKernel(parseKernelSpec("--against", options.against, options));
  const sampler = options.expected === undefined ? undefined : mixtureSampler(spec);
  if (options.expected === 1)
    throw new UsageError("--expected 1: a standard error needs at least 2 replicates");
  const data = await loadData(spec, context, { requirePerClass: 2 });
  const { X, y, classNames } = data;
  if (classNames.length < 2)
    throw new DataError({ file: spec, expected: "at least two classes", found: "one" });
  checkForBounds(options.bounds, X.rows);
  const { seed } = context.common;
  const ofData = <T>(work: () => T): T => {
    try {
      return context.compute(work);
    } catch (error) {
      throw withFile(error, spec);
    }
  };
  const { found, against } = ofData(() => nc1OfKernels([kernel, second], X, y, { tile, seed }, work));
  const bounds = options.bounds === true ? ofData(() => boundsOf(kernel, X, y, context)) : undefined;
  const expected =
    sampler &&
    context.compute(() => expectedKernelNc1(kernel, sampler, { replicates: options.expected, seed }, work));
  if (options.gram !== undefined) writeGram(options.gram, kernel, X, context);
  if (options.figure !== undefined) await drawGram(options.figure, kernel, data);
  const { n, classes, sizes, estimate } = found;
  const lines = [
    `${kernel.name} on ${n} samples of ${X.cols} inputs in ${classes} classes`,
    "",
    weightingTable(found, context, estimate?.standardError),
    ...(bounds === undefined
      ? []
      : ["", `bounds: tr Σ_W ≤ ${shown(bounds.traceWUpper)}, tr Σ_B ≥ ${shown(bounds.traceBLower)}`]),
    ...(estimate === undefined ? [] : ["", `an estimate from ${shown(estimate.pairs)} pairs`]),
    ...(against === undefined || second === undefined
      ? []
      : [
          "",
          `${second.name} on the same tiles`,
          "",
          weightingTable(against, context, against.estimate?.standardError),
        ]),
    ...(expected === undefined
      ? []
      : [
          "",
          `${kernel.name} over the distribution itself, ${expected.replicates} replicates`,
          "",
          weightingTable(expected, context, expected.standardError),
        ]),
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
      nc1: weightings(found),
      digitsLeft: found.digitsLeft,
      ...(bounds && { bounds }),
      ...(estimate && { estimate }),
      ...(against &&
        second && {
          against: {
            name: second.name,
            nc1: weightings(against),
            digitsLeft: against.digitsLeft,
            ...(against.estimate && { estimate: against.estimate }),
          },
        }),
      ...(expected && {
        expected: {
          nc1: weightings(expected),
          standardError: expected.standardError,
          replicates: expected.replicates,
          samplesPerClass: expected.samplesPerClass,
        },
      }),
    },
    text: lines.join("\n"),
    notes: notesOf([found, against]),
  };
}
