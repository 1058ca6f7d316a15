import { type CollapseTheorem, constantKernelPhases, type DynamicsPoint } from "@collapsar/ntk";
import type { PanelsFigure } from "@collapsar/plot";
import type { CommandContext } from "../../contract/context.js";
import { shown } from "../../output/number.js";
import { textTable } from "../../output/table.js";
import type { DynamicsRun } from "./dynamics-files.js";
import type { DynamicsProblem } from "./dynamics-problem.js";
import type { PredictedResidual } from "./predicted-residual.js";

/** The residual's three parts, the loss and the metrics over time. */
export function dynamicsFigure(points: readonly DynamicsPoint[]): PanelsFigure {
  const x = points.map(({ time }) => time);
  const series = (name: string, of: (point: DynamicsPoint) => number) => ({
    name,
    x,
    y: points.map(of),
    markers: false,
  });
  const panel = (title: string, label: string, all: ReturnType<typeof series>[]) => ({
    kind: "line" as const,
    title,
    series: all,
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
export function spread<T>(points: readonly T[], count: number): T[] {
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
  const held = textTable({ columns: ["hypothesis", "holds", "measured"], rows: given }, style);
  return `${held}\n\n${textTable({ columns: ["conclusion", "", "seen", "measured"], rows: found }, style)}`;
}

/** Facts about a run beside its trajectory. */
export interface DynamicsFindings {
  readonly theorem: CollapseTheorem;
  readonly problem: DynamicsProblem;
  readonly gamma: PredictedResidual | undefined;
}

function dataText({ data, kappa, sizes }: DynamicsProblem): string[] {
  if (data === undefined) return [];
  const { diagonal, within, between } = kappa;
  const blocks = [diagonal, within, between].map((value) => shown(value)).join(", ");
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return [
    `κ = ${blocks} from ${data.kernel} on ${data.data} (${total} samples in ${sizes.length} ` +
      `classes), at a relative distance of ${shown(data.relativeDistance)}`,
    "",
  ];
}

function gammaText(gamma: PredictedResidual | undefined, { style }: CommandContext): string[] {
  if (gamma === undefined) return [];
  const at = spread(
    gamma.times.map((_, i) => i),
    9,
  );
  const rows = at.map((i) => [gamma.times[i]!, gamma.global[i]!, gamma.class[i]!, gamma.single[i]!]);
  const columns = ["time", "global mean", "class means", "single samples"];
  return ["", "The residual that γ(t) alone predicts from F = 0:", "", textTable({ columns, rows }, style)];
}

/** Phases, trajectory, and which hypotheses of the theorem hold at the end. */
export function dynamicsText(
  run: DynamicsRun,
  { theorem, problem, gamma }: DynamicsFindings,
  context: CommandContext,
): string {
  const { style } = context;
  const constant = typeof problem.kappaOverTime !== "function";
  const phases =
    constant && !("sizes" in problem.classes) ? constantKernelPhases(problem.kappa, problem.classes) : [];
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
    ...dataText(problem),
    ...(phases.length > 0
      ? [textTable({ columns: ["phase", "rate", "from", "to (1 % left)"], rows: phaseRows }, style), ""]
      : []),
    textTable({ columns: ["time", "loss", "NC1", "NC2", "NC3", "‖E‖"], rows }, style),
    ...gammaText(gamma, context),
    "",
    theoremText(theorem, context),
    "",
    constant
      ? `The invariant drifted by ${shown(run.invariantDrift)} in ${run.steps} steps.`
      : `E moved by ${shown(run.invariantDrift)} in ${run.steps} steps: a kernel that grows does not conserve it.`,
  ].join("\n");
}
