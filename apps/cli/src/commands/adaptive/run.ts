import { join } from "node:path";
import { DataError } from "@collapsar/datasets";
import { readNpyMatrix } from "@collapsar/datasets/node";
import { writeNpy } from "@collapsar/datasets/parts";
import type { AdaptiveStage } from "@collapsar/kernels";
import {
  AdaptiveConvergenceError,
  adaptiveStages,
  adaptiveTargets,
  annealingWidths,
} from "@collapsar/kernels/parts";
import type { Matrix } from "@collapsar/linalg";
import { gramNc1 } from "@collapsar/metrics";
import type { CommandContext, CommandResult } from "../../contract/context.js";
import { InterruptedError, UsageError } from "../../contract/errors.js";
import { loadData } from "../../data-argument/load-data.js";
import { writeAtomic } from "../../files/atomic-file.js";
import { drawSvg } from "../../files/draw-svg.js";
import { readJson } from "../../files/read-text.js";
import { jsonFile } from "../../output/json.js";
import { shown } from "../../output/number.js";
import { textTable } from "../../output/table.js";
import type { AdaptiveFlags } from "./flags.js";

interface StageRow {
  readonly width: number;
  readonly residual: number;
  readonly nc1: number;
  readonly traceSigma: number;
}

type Context = CommandContext<AdaptiveFlags>;

/** Σ and the width that it solves, as the run folder keeps them. */
function keepSigma(folder: string, Sigma: Matrix, width: number): void {
  writeAtomic(join(folder, "sigma.npy"), writeNpy({ shape: [Sigma.rows, Sigma.cols], data: Sigma.data }));
  writeAtomic(join(folder, "sigma.json"), jsonFile({ width }));
}

function savedSigma(folder: string): { Sigma: Matrix; width: number } {
  const path = join(folder, "sigma.json");
  const Sigma = readNpyMatrix(join(folder, "sigma.npy"));
  const { width } = (readJson(path, "the width that adaptive --out wrote") ?? {}) as { width?: unknown };
  if (typeof width === "number" && width > 0) return { Sigma, width };
  throw new UsageError(
    `--resume ${folder}: ${path} holds no width; expected the --out folder of an earlier run with a finished stage`,
  );
}

/** The options of the solver, without the command's own. */
function solverOptions(flags: AdaptiveFlags) {
  const { width, sigmaW2, sigmaA2, noise, anneal, variant, tolerance, maxEvaluations } = flags;
  return { width, sigmaW2, sigmaA2, noise, anneal, variant, tolerance, maxEvaluations };
}

/** The start of every annealing, the NNGP limit: what a resumed run is compared with too. */
function nngpRow(X: Matrix, Y: Matrix, y: Int32Array, context: Context): StageRow {
  const { weighting } = context.options;
  const settings = solverOptions(context.options);
  const first = context.compute(() => adaptiveStages(X, Y, settings).next().value as AdaptiveStage);
  const { width, residual, traceSigma, gram } = first;
  return { width, residual, traceSigma, nc1: context.compute(() => gramNc1(gram, y))[weighting].nc1 };
}

/** Solves stage after stage; each finished Σ is kept in --out. */
function solve(X: Matrix, y: Int32Array, context: Context): StageRow[] {
  const { weighting, resume } = context.options;
  const settings = solverOptions(context.options);
  const { out } = context.common;
  const total = annealingWidths(settings.width, settings.anneal).length;
  const rows: StageRow[] = [];
  const kept = () => {
    const last = rows.at(-1);
    if (last === undefined || !Number.isFinite(last.width))
      return "nothing was finished yet, nothing was written";
    const where =
      out === undefined
        ? "with --out DIR its Σ would be kept"
        : `its Σ is in ${out}; --resume ${out} goes on from there`;
    return `width ${last.width} is solved (NC1 ${shown(last.nc1)}); ${where}`;
  };
  const saved = resume === undefined ? undefined : savedSigma(resume);
  const Y = adaptiveTargets(y);
  const stages = adaptiveStages(X, Y, { ...settings, resume: saved }, context.work);
  if (saved !== undefined) rows.push(nngpRow(X, Y, y, context));
  for (;;) {
    if (context.stop.aborted) throw new InterruptedError(kept());
    const stage = next(stages, out, context);
    if (stage === undefined) return rows;
    const { width, residual, traceSigma, Sigma, gram } = stage;
    rows.push({ width, residual, nc1: context.compute(() => gramNc1(gram, y))[weighting].nc1, traceSigma });
    if (out !== undefined && Number.isFinite(width)) keepSigma(out, Sigma, width);
    context.resumeHint(kept());
    context.progress({ done: stage.stage, total, unit: "stages", message: `width ${shown(width)}` });
  }
}

/** The next stage; where it fails, the last good Σ is kept before the complaint goes on. */
function next(
  stages: Iterator<AdaptiveStage>,
  out: string | undefined,
  context: CommandContext,
): AdaptiveStage | undefined {
  try {
    const { value, done } = context.compute(() => stages.next());
    return done === true ? undefined : value;
  } catch (error) {
    if (
      error instanceof AdaptiveConvergenceError &&
      out !== undefined &&
      Number.isFinite(error.lastGood.width)
    ) {
      keepSigma(out, error.lastGood.Sigma, error.lastGood.width);
    }
    throw error;
  }
}

function draw(path: string, rows: readonly StageRow[], name: string): Promise<void> {
  const finite = rows.filter(({ width }) => Number.isFinite(width));
  return drawSvg(path, {
    kind: "line",
    title: "NC1 of the adaptive kernel",
    subtitle: name,
    x: { label: "1 / width", scale: "log" },
    y: { label: "NC1", scale: "log" },
    series: [{ name: "NC1", x: finite.map(({ width }) => 1 / width), y: finite.map(({ nc1 }) => nc1) }],
    rules: [{ axis: "y", at: rows[0]!.nc1, label: "start" }],
  });
}

/** NC1 of the adaptive kernel at each annealing stage. */
export async function run(context: Context): Promise<CommandResult> {
  const [spec] = context.args as [string];
  const { resume, figure } = context.options;
  const data = await loadData(spec, context, { requirePerClass: 2, dtype: "f64" });
  if (data.classNames.length < 2)
    throw new DataError({ file: spec, expected: "at least two classes", found: "one" });
  const rows = solve(data.X, data.y, context);
  const [start, ...later] = rows as [StageRow, ...StageRow[]];
  const resumed = resume === undefined ? undefined : later[0];
  const stages = resume === undefined ? later : later.slice(1);
  const end = later.at(-1) ?? start;
  const { out } = context.common;
  for (const path of [figure, out && join(out, "nc1.svg")])
    if (path && later.length > 0) await draw(path, rows, data.name);
  const table = textTable(
    {
      columns: ["width", "residual", "NC1", "tr Σ"],
      rows: rows.map((row) => [shown(row.width), row.residual, row.nc1, row.traceSigma]),
    },
    context.style,
  );
  return {
    json: { start: { nc1: start.nc1 }, ...(resumed && { resumed }), stages, end: { nc1: end.nc1 } },
    text:
      `${table}\n\nNC1 goes from ${shown(start.nc1)} to ${shown(end.nc1)} as the width falls to ` +
      `${shown(end.width)}.`,
  };
}
