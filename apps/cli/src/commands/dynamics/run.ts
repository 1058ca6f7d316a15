import { join } from "node:path";
import {
  type Blocks,
  blockSpectrum,
  type ClassSizes,
  type ClosedState,
  closedDynamics,
  collapseTheorem,
  type DynamicsPoint,
} from "@collapsar/ntk";
import { closedDescent, imbalancedBlockSpectrum, StepLimitError } from "@collapsar/ntk/parts";
import type { CommandContext, CommandResult } from "../../contract/context.js";
import { UsageError } from "../../contract/errors.js";
import { drawSvg } from "../../files/draw-svg.js";
import { shown } from "../../output/number.js";
import { dataBlocks } from "./data-blocks.js";
import { type DynamicsRun, writeDynamics } from "./dynamics-files.js";
import { type DynamicsOptions, type DynamicsProblem, problemOf, startingState } from "./dynamics-problem.js";
import { dynamicsFigure, dynamicsText, spread } from "./dynamics-text.js";
import { dynamicsFlags } from "./flags.js";
import { namedFailure } from "./named-failure.js";
import { predictedResidual } from "./predicted-residual.js";

/** Gradient flow, or discrete descent where a learning rate is given. */
function integrate(
  initial: ClosedState,
  { options, classes, kappa, kappaOverTime }: DynamicsProblem,
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
    classes,
    points,
    trainedBias: options.fixedBias !== true,
    ...context.work,
    weightDecay,
    featureDecay,
    loss,
  };
  if (learningRate !== undefined) {
    return closedDescent(initial, {
      ...common,
      kappa,
      learningRate,
      steps,
      momentum,
      nesterov,
    });
  }
  try {
    return closedDynamics(initial, {
      ...common,
      kappa: kappaOverTime,
      rtol,
      maxSteps,
      time,
      method,
    });
  } catch (error) {
    if (!(error instanceof StepLimitError)) throw error;
    throw new UsageError(limitText(error, options), { cause: error });
  }
}

/** Advice for a run whose steps do not suffice. */
function limitText({ steps, needed, state, loss }: StepLimitError, { time }: DynamicsOptions): string {
  const never = needed === Number.POSITIVE_INFINITY;
  if (never && time === undefined) {
    return (
      `--loss: the run must reach it, got to ${shown(loss)} and falls no further at this pace; ask ` +
      "for a larger one, or give a last --time"
    );
  }
  const foretold =
    needed === undefined
      ? ""
      : never
        ? ", and never ends at this pace"
        : `, and needs about ${shown(needed)} of them`;
  const mend = "raise it, loosen --rtol, or ask for a shorter --time or a larger --loss";
  return (
    `--max-steps ${steps}: the run must end within as many steps, got to t = ` +
    `${shown(state.t)}${foretold}; ${mend}`
  );
}

/** The kernel's eigenvalues: what each part of the residual would decay at under a constant kernel. */
function ratesOf(
  kappa: Blocks,
  classes: ClassSizes,
): {
  single: number;
  class: number;
  global: number;
} {
  if (!("sizes" in classes)) {
    const spectrum = blockSpectrum(kappa, classes);
    return { single: spectrum.single.value, class: spectrum.class.value, global: spectrum.global.value };
  }
  const values = imbalancedBlockSpectrum(kappa, classes).map(({ value }) => value);
  return { single: kappa.diagonal - kappa.within, class: values[1] ?? values[0]!, global: values.at(-1)! };
}

/** Most times at which the residual under γ(t) is followed. */
const PREDICTED = 25;

function gammaResult(
  { gamma, classes }: DynamicsProblem,
  points: readonly DynamicsPoint[],
  context: CommandContext,
) {
  if (gamma === undefined) return undefined;
  const times = spread(points, PREDICTED).map(({ time }) => time);
  const residual = context.compute(() => predictedResidual(gamma, classes, times, context.work));
  return { rates: ratesOf(gamma(0), classes), endRates: ratesOf(gamma(times.at(-1)!), classes), ...residual };
}

/** Gradient flow of features and classifier under a block-structured kernel. */
export async function run(context: CommandContext<DynamicsOptions>): Promise<CommandResult> {
  try {
    return await followed(context);
  } catch (error) {
    throw namedFailure(error, context.options, dynamicsFlags);
  }
}

async function followed(context: CommandContext<DynamicsOptions>): Promise<CommandResult> {
  const data = await dataBlocks(context);
  const problem = problemOf(context.options, data);
  const { classes, kappa, kappaOverTime } = problem;
  const { seed, out } = context.common;
  const start = { withH2: out !== undefined, ...context.work };
  const initial = context.compute(() => startingState(problem, seed, start));
  context.progress({ done: 0, total: 100, unit: "%", message: "measuring the start" });
  const found = context.compute(() => integrate(initial, problem, context));
  const end = typeof kappaOverTime === "function" ? kappaOverTime(found.final.t) : kappa;
  const theorem = context.compute(() => collapseTheorem(found.final, { classes, kappa: end }));
  const gamma = gammaResult(problem, found.points, context);
  if (out !== undefined) writeDynamics(out, found);
  const svg = problem.options.figure ?? (out === undefined ? undefined : join(out, "trajectory.svg"));
  if (svg !== undefined) await drawSvg(svg, dynamicsFigure(found.points));
  const { points, invariantDrift, steps } = found;
  const column = (key: "time" | "nc1" | "nc2" | "nc3" | "loss") => points.map((point) => point[key]);
  const { nc1, nc2, nc3, loss } = points.at(-1)!;
  return {
    json: {
      kappa,
      ...(end !== kappa && { kappaEnd: end, endRates: ratesOf(end, classes) }),
      rates: ratesOf(kappa, classes),
      ...(data && {
        data: {
          data: data.data,
          kernel: data.kernel,
          sizes: data.sizes,
          relativeDistance: data.relativeDistance,
        },
      }),
      ...(gamma && { gamma }),
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
    text: dynamicsText(found, { theorem, problem, gamma }, context),
  };
}
