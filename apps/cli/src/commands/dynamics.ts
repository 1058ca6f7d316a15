import { join } from "node:path";
import { seededRandom } from "@collapsar/linalg";
import {
  type Blocks,
  blockSpectrum,
  type ClassSizes,
  type ClosedState,
  type CollapseTheorem,
  closedDescent,
  closedDynamics,
  collapseTheorem,
  constantKernelPhases,
  type DynamicsPoint,
  type InitialStateOptions,
  imbalancedBlockSpectrum,
  initialState,
  withinPart,
} from "@collapsar/ntk";
import type { PanelsFigure } from "@collapsar/plot";
import type { CommandContext, CommandResult } from "../command.js";
import { drawSvg } from "../draw-svg.js";
import { type DynamicsRun, writeDynamics } from "../dynamics-files.js";
import { UsageError } from "../failure.js";
import { shown } from "../output/number.js";
import { textTable } from "../output/table.js";

interface DynamicsOptions {
  readonly classes: number;
  readonly perClass: number;
  readonly sizes?: readonly number[];
  readonly features: number;
  readonly kappa: string;
  readonly invariant: "zero" | "random";
  readonly mean?: InitialStateOptions["mean"];
  readonly initScale?: number;
  readonly time?: number;
  readonly loss?: number;
  readonly rtol: number;
  readonly maxSteps: number;
  readonly method?: "auto" | "explicit" | "implicit";
  readonly points: number;
  readonly weightDecay?: number;
  readonly featureDecay?: number;
  readonly fixedBias?: boolean;
  readonly learningRate?: number;
  readonly momentum?: number;
  readonly nesterov?: boolean;
  readonly steps: number;
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

interface Problem {
  readonly options: DynamicsOptions;
  readonly classes: ClassSizes;
  readonly samples: number;
  readonly kappa: Blocks;
}

function problemOf(options: DynamicsOptions): Problem {
  const { classes, perClass, sizes } = options;
  const kappa = parseKappa(options.kappa);
  if (sizes === undefined)
    return { options, classes: { classes, perClass }, samples: classes * perClass, kappa };
  return { options, classes: { sizes }, samples: sizes.reduce((sum, size) => sum + size, 0), kappa };
}

/** The start; its H2 is made only where files are written, because it costs p × (n − C). */
function start({ options, classes, samples, kappa }: Problem, seed: number, withH2: boolean): ClosedState {
  const { features, invariant, mean, initScale: scale } = options;
  const state = initialState(classes, {
    features,
    kappa,
    invariant,
    seed,
    ...(mean && { mean }),
    ...(scale && { scale }),
  });
  if (!withH2) return state;
  const columns = samples - state.W.rows;
  return { ...state, H2: withinPart(state.S, { columns, seed: seededRandom(seed).integer(2 ** 31) }) };
}

/** Looks for Ctrl-C and moves the bar: the logarithm of the loss falls at a steady rate, time runs to its end. */
function watcher(
  { loss: target = 1e-12, time }: DynamicsOptions,
  context: CommandContext,
): (t: number, loss: number) => void {
  let first: number | undefined;
  return (t, loss) => {
    context.checkStop("nothing was written; the same command with the same seed starts again");
    first ??= loss;
    const fraction = time === undefined ? Math.log(first / loss) / Math.log(first / target) : t / time;
    const message = `t = ${shown(t)}, loss ${shown(loss)}`;
    context.progress({ done: 100 * Math.max(0, fraction), total: 100, unit: "%", message });
  };
}

/** Gradient flow, or discrete descent where a learning rate is given. */
function integrate(
  initial: ClosedState,
  { options, classes, kappa }: Problem,
  context: CommandContext,
): DynamicsRun {
  const {
    learningRate,
    momentum,
    nesterov,
    steps,
    points,
    loss,
    time,
    rtol,
    maxSteps,
    method,
    weightDecay,
    featureDecay,
  } = options;
  const common = {
    ...{ classes, kappa, points, trainedBias: options.fixedBias !== true },
    ...(weightDecay && { weightDecay }),
    ...(featureDecay && { featureDecay }),
    ...(loss && { loss }),
  };
  if (learningRate !== undefined) {
    return closedDescent(initial, {
      ...common,
      learningRate,
      steps,
      ...(momentum && { momentum }),
      ...(nesterov && { nesterov }),
    });
  }
  const onProgress = watcher(options, context);
  return closedDynamics(initial, {
    ...common,
    rtol,
    maxSteps,
    onProgress,
    ...(time && { time }),
    ...(method && { method }),
  });
}

/** The kernel's eigenvalues: what each part of the residual would decay at under a constant kernel. */
function ratesOf({ options, classes, kappa }: Problem): { single: number; class: number; global: number } {
  if (options.sizes === undefined) {
    const spectrum = blockSpectrum(kappa, classes);
    return { single: spectrum.single.value, class: spectrum.class.value, global: spectrum.global.value };
  }
  const values = imbalancedBlockSpectrum(kappa, classes).map(({ value }) => value);
  return { single: kappa.diagonal - kappa.within, class: values[1] ?? values[0]!, global: values.at(-1)! };
}

function figureOf(points: readonly DynamicsPoint[]): PanelsFigure {
  const x = points.map(({ time }) => time);
  const series = (name: string, of: (point: DynamicsPoint) => number) => ({
    name,
    x,
    y: points.map(of),
    markers: false,
  });
  const panel = (title: string, label: string, all: ReturnType<typeof series>[]) => ({
    ...{ kind: "line" as const, title, series: all },
    x: { label: "time" },
    y: { label, scale: "log" as const },
  });
  return {
    kind: "panels",
    title: "Block-kernel dynamics",
    subtitle: "the residual's three parts, the loss, and collapse",
    panels: [
      panel("Three phases", "norm of the residual", [
        series("global mean", ({ residual }) => residual.global),
        series("class means", ({ residual }) => residual.class),
        series("single samples", ({ residual }) => residual.single),
      ]),
      panel("Collapse", "metric", [
        series("loss", ({ loss }) => loss),
        series("NC1", ({ nc1 }) => nc1),
        series("NC2", ({ nc2 }) => nc2),
        series("NC3", ({ nc3 }) => nc3),
      ]),
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

const hypothesisNames = {
  balanced: "classes of one size",
  zeroLoss: "zero loss",
  zeroInvariant: "E = 0",
  constantBias: "bias constant over classes",
  zeroMean: "zero global mean",
};
const conclusionNames = { nc1: "NC1", nc2: "NC2", nc3: "NC3", nc3Centred: "NC3, W centred", nc4: "NC4" };

function theoremText({ hypotheses, conclusions }: CollapseTheorem, { style }: CommandContext): string {
  const mark = (holds: boolean) => (holds ? style.green("yes") : style.red("no"));
  const given = Object.entries(hypothesisNames).map(([key, name]) => {
    const { value, holds } = hypotheses[key as keyof typeof hypothesisNames];
    return [name, mark(holds), value];
  });
  const found = Object.entries(conclusionNames).map(([key, name]) => {
    const { value, holds, implied } = conclusions[key as keyof typeof conclusionNames];
    return [name, implied ? "follows" : "need not come", mark(holds), value];
  });
  return `${textTable({ columns: ["hypothesis", "holds", "measured"], rows: given }, style)}\n\n${textTable({ columns: ["conclusion", "", "seen", "measured"], rows: found }, style)}`;
}

function report(
  run: DynamicsRun,
  theorem: CollapseTheorem,
  problem: Problem,
  context: CommandContext,
): string {
  const { style } = context;
  const phases =
    problem.options.sizes === undefined ? constantKernelPhases(problem.kappa, problem.classes) : [];
  const phaseRows = phases.map(({ part, rate, start: from, end }) => [part, rate, from, end]);
  const rows = spread(run.points, 9).map(({ time, loss, nc1, nc2, nc3, invariant }) => [
    time,
    loss,
    nc1,
    nc2,
    nc3,
    invariant,
  ]);
  return [
    ...(phases.length > 0
      ? [textTable({ columns: ["phase", "rate", "from", "to (1 % left)"], rows: phaseRows }, style), ""]
      : []),
    textTable({ columns: ["time", "loss", "NC1", "NC2", "NC3", "‖E‖"], rows }, style),
    "",
    theoremText(theorem, context),
    "",
    `The invariant drifted by ${shown(run.invariantDrift)} in ${run.steps} steps.`,
  ].join("\n");
}

/** Gradient flow of features and classifier under a block-structured kernel. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const problem = problemOf(context.options as unknown as DynamicsOptions);
  const { seed, out, dtype } = context.common;
  if (dtype === "f32") context.note("dynamics computes in float64");
  const initial = start(problem, seed, out !== undefined);
  const found = context.compute(() => integrate(initial, problem, context));
  const theorem = context.compute(() =>
    collapseTheorem(found.final, { classes: problem.classes, kappa: problem.kappa }),
  );
  if (out !== undefined) writeDynamics(out, found);
  const svg = problem.options.figure ?? (out === undefined ? undefined : join(out, "trajectory.svg"));
  if (svg !== undefined) await drawSvg(svg, figureOf(found.points));
  const { points, invariantDrift, steps } = found;
  const column = (key: "time" | "nc1" | "nc2" | "nc3" | "loss") => points.map((point) => point[key]);
  const { nc1, nc2, nc3, loss } = points.at(-1)!;
  return {
    json: {
      rates: ratesOf(problem),
      invariantDrift,
      steps,
      times: column("time"),
      nc1: column("nc1"),
      nc2: column("nc2"),
      nc3: column("nc3"),
      loss: column("loss"),
      final: { nc1, nc2, nc3, loss },
      theorem,
    },
    text: report(found, theorem, problem, context),
  };
}
