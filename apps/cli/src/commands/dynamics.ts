import { join } from "node:path";
import { writeNpz, writeParquet } from "@collapsar/datasets";
import { seededRandom } from "@collapsar/linalg";
import {
  type Blocks,
  blockSpectrum,
  type ClosedDynamics,
  type ClosedState,
  closedDynamics,
  type DynamicsPoint,
  type InitialStateOptions,
  initialState,
  withinPart,
} from "@collapsar/ntk";
import type { LineFigure } from "@collapsar/plot";
import { writeAtomic } from "../atomic-file.js";
import type { CommandContext, CommandResult } from "../command.js";
import { drawSvg } from "../draw-svg.js";
import { UsageError } from "../failure.js";
import { shown } from "../output/number.js";
import { textTable } from "../output/table.js";

interface DynamicsOptions {
  readonly classes: number;
  readonly perClass: number;
  readonly features: number;
  readonly kappa: string;
  readonly invariant: "zero" | "random";
  readonly mean?: InitialStateOptions["mean"];
  readonly initScale?: number;
  readonly time?: number;
  readonly loss?: number;
  readonly rtol: number;
  readonly maxSteps: number;
  readonly figure?: string;
}

function parseKappa(text: string): Blocks {
  const parts = text.split(",").map(Number);
  if (parts.length !== 3 || !parts.every(Number.isFinite)) {
    throw new UsageError(`--kappa ${text}: expected three numbers d,c,n, as in 3,2,0.5`);
  }
  const [diagonal, within, between] = parts as [number, number, number];
  return { diagonal, within, between };
}

function arraysOf({ t, W, b, H1, H2 }: ClosedState): Parameters<typeof writeNpz>[0] {
  return {
    W: { shape: [W.rows, W.cols], data: W.data },
    b: { shape: [b.length], data: b },
    H1: { shape: [H1.rows, H1.cols], data: H1.data },
    ...(H2 === undefined ? {} : { H2: { shape: [H2.rows, H2.cols], data: H2.data } }),
    t: { shape: [], data: Float64Array.of(t) },
  };
}

/** The trajectory as named columns. */
function trajectoryColumns(points: readonly DynamicsPoint[]): { name: string; data: Float64Array }[] {
  const column = (name: string, of: (point: DynamicsPoint) => number) => ({
    name,
    data: Float64Array.from(points, of),
  });
  return [
    column("time", ({ time }) => time),
    column("nc1", ({ nc1 }) => nc1),
    column("nc2", ({ nc2 }) => nc2),
    column("nc3", ({ nc3 }) => nc3),
    column("loss", ({ loss }) => loss),
    column("residual_global", ({ residual }) => residual.global),
    column("residual_class", ({ residual }) => residual.class),
    column("residual_single", ({ residual }) => residual.single),
    column("invariant", ({ invariant }) => invariant),
    column("drift", ({ drift }) => drift),
    column("mean", ({ mean }) => mean),
    column("scatter", ({ scatter }) => scatter),
  ];
}

function writeRun(folder: string, { initial, final, points }: ClosedDynamics): void {
  const columns = trajectoryColumns(points);
  const arrays = Object.fromEntries(columns.map(({ name, data }) => [name, { shape: [data.length], data }]));
  writeAtomic(join(folder, "initial.npz"), writeNpz(arraysOf(initial)));
  writeAtomic(join(folder, "final.npz"), writeNpz(arraysOf(final)));
  writeAtomic(join(folder, "trajectory.npz"), writeNpz(arrays));
  writeAtomic(join(folder, "trajectory.parquet"), writeParquet(columns));
}

function figureOf(points: readonly DynamicsPoint[]): LineFigure {
  const x = points.map(({ time }) => time);
  return {
    kind: "line",
    title: "Block-kernel dynamics",
    subtitle: "loss and collapse of features and classifier",
    x: { label: "time" },
    y: { label: "value", scale: "log" },
    series: [
      { name: "loss", x, y: points.map(({ loss }) => loss) },
      { name: "NC1", x, y: points.map(({ nc1 }) => nc1) },
      { name: "NC2", x, y: points.map(({ nc2 }) => nc2) },
      { name: "NC3", x, y: points.map(({ nc3 }) => nc3) },
    ],
  };
}

/** Points spread evenly over the steps of a run, first and last among them. */
function spread<T>(points: readonly T[], count: number): T[] {
  if (points.length <= count) return [...points];
  return Array.from(
    { length: count },
    (_, k) => points[Math.round((k * (points.length - 1)) / (count - 1))]!,
  );
}

function report(
  run: ClosedDynamics,
  rates: Record<"single" | "class" | "global", number>,
  { style }: CommandContext,
): string {
  const rows = spread(run.points, 9).map(({ time, loss, nc1, nc2, nc3, invariant }) => [
    time,
    loss,
    nc1,
    nc2,
    nc3,
    invariant,
  ]);
  const table = textTable({ columns: ["time", "loss", "NC1", "NC2", "NC3", "‖E‖"], rows }, style);
  const phases = `rates of the three phases: global ${shown(rates.global)}, class ${shown(rates.class)}, single ${shown(rates.single)}`;
  return `${phases}\n\n${table}\n\nThe invariant drifted by ${shown(run.invariantDrift)} in ${run.steps} steps.`;
}

/** Looks for Ctrl-C and moves the bar: the logarithm of the loss falls at a steady rate, time runs to its end. */
function watcher(
  target: number | undefined,
  time: number | undefined,
  context: CommandContext,
): (t: number, loss: number) => void {
  let first: number | undefined;
  return (t, loss) => {
    context.checkStop("nothing was written; the same command with the same seed starts again");
    first ??= loss;
    const fraction =
      time === undefined ? Math.log(first / loss) / Math.log(first / (target ?? 1e-12)) : t / time;
    context.progress({
      done: 100 * Math.max(0, fraction),
      total: 100,
      unit: "%",
      message: `t = ${shown(t)}, loss ${shown(loss)}`,
    });
  };
}

/** Gradient flow of features and classifier. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const options = context.options as unknown as DynamicsOptions;
  const {
    classes: C,
    perClass,
    features,
    invariant,
    mean,
    initScale: scale,
    time,
    loss,
    rtol,
    maxSteps,
    figure,
  } = options;
  const kappa = parseKappa(options.kappa);
  const { seed, out, dtype } = context.common;
  if (dtype === "f32") context.note("dynamics computes in float64");
  const classes = { classes: C, perClass };
  const start = initialState(classes, {
    features,
    kappa,
    invariant,
    seed,
    ...(mean && { mean }),
    ...(scale && { scale }),
  });
  const initial =
    out === undefined
      ? start
      : {
          ...start,
          H2: withinPart(start.S, { columns: C * (perClass - 1), seed: seededRandom(seed).integer(2 ** 31) }),
        };
  const found = context.compute(() =>
    closedDynamics(initial, {
      classes,
      kappa,
      rtol,
      maxSteps,
      ...(time === undefined ? {} : { time }),
      ...(loss === undefined ? {} : { loss }),
      onProgress: watcher(loss, time, context),
    }),
  );
  const spectrum = blockSpectrum(kappa, classes);
  const rates = { single: spectrum.single.value, class: spectrum.class.value, global: spectrum.global.value };
  if (out !== undefined) writeRun(out, found);
  const svg = figure ?? (out === undefined ? undefined : join(out, "trajectory.svg"));
  if (svg !== undefined) await drawSvg(svg, figureOf(found.points));
  const { points, invariantDrift } = found;
  const last = points.at(-1)!;
  return {
    json: {
      rates,
      invariantDrift,
      times: points.map((point) => point.time),
      nc1: points.map((point) => point.nc1),
      nc2: points.map((point) => point.nc2),
      nc3: points.map((point) => point.nc3),
      loss: points.map((point) => point.loss),
      final: { nc1: last.nc1, nc2: last.nc2, nc3: last.nc3, loss: last.loss },
    },
    text: report(found, rates, context),
  };
}
