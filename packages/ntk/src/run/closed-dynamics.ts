import { checkInteger, checkNonNegative, checkPositive } from "@collapsar/linalg";
import type { FlowSettings } from "../flow/closed-flow.js";
import { invariantCoordinates } from "../flow/invariant-coordinates.js";
import { scatterCoordinates } from "../flow/scatter-coordinates.js";
import type { ClassSizes } from "../kernel/blocks.js";
import { type BlocksOverTime, featureKernel } from "../kernel/feature-kernel.js";
import type { Step } from "../ode/integration.js";
import { type ClosedState, checkState } from "../state/closed-state.js";
import { runFlow } from "./run-flow.js";
import { StepLimitError } from "./step-limit-error.js";
import { type DynamicsPoint, measurer, thinningRecorder } from "./trajectory.js";

export interface ClosedDynamicsOptions {
  readonly classes: ClassSizes;
  /** Blocks of the feature kernel: constant, or a function of time. */
  readonly kappa: BlocksOverTime;
  /** Last time; without it the run ends at `loss`. */
  readonly time?: number;
  /** The run ends where the loss ½‖R‖² falls to this; defaults to 1e-12 where no time is given. */
  readonly loss?: number;
  /** Times to measure at, ascending; defaults to the integrator's own steps, thinned to about `points`. */
  readonly times?: readonly number[];
  /** Defaults to 200. */
  readonly points?: number;
  /** Keep the state at every measured time. */
  readonly states?: boolean;
  /** Relative tolerance of a step; defaults to 1e-10. */
  readonly rtol?: number;
  /** Absolute tolerance of a step; defaults to rtol · 1e-6. */
  readonly atol?: number;
  /** Defaults to 100,000. */
  readonly maxSteps?: number;
  /**
   * `"explicit"`: Dormand–Prince 8(5,3); `"implicit"`: Radau IIA of order 9 for rates far apart (many samples a class);
   * `"auto"` (default) takes the one that promises less work.
   */
  readonly method?: "auto" | "explicit" | "implicit";
  /** ℓ2 factor of the classifier; defaults to 0. */
  readonly weightDecay?: number;
  /** ℓ2 factor of free features; defaults to 0. */
  readonly featureDecay?: number;
  /** Defaults to true. */
  readonly trainedBias?: boolean;
  /** Called after each step with the time and the loss. */
  readonly onProgress?: (time: number, loss: number) => void;
}

/** A run of the features–classifier dynamics. */
export interface ClosedDynamics {
  readonly points: DynamicsPoint[];
  /** The state at each point, where asked for. */
  readonly states: ClosedState[];
  readonly initial: ClosedState;
  readonly final: ClosedState;
  /** The largest drift of the invariant over the run; κ(t) and ℓ2 terms do not conserve it. */
  readonly invariantDrift: number;
  readonly method: "explicit" | "implicit";
  readonly steps: number;
  readonly evaluations: number;
}

/**
 * Gradient flow of features and classifier under a block-structured feature kernel, in closed coordinates: the cost of a
 * step is O(Cp² + C²p), whatever the number of samples. Where the initial state carries H2, the final one does too, by
 * H2(t) = Ψ(t)H2(0).
 *
 * Source: [NTC], theory §6.
 *
 * @throws RangeError if the kernel is not positive definite or the shapes do not fit
 * @throws StepLimitError, with the state reached, if the run takes more than maxSteps steps
 */
export function closedDynamics(initial: ClosedState, options: ClosedDynamicsOptions): ClosedDynamics {
  const fn = "closedDynamics";
  const { classes, kappa, time, times, points = 200, rtol = 1e-10, maxSteps = 100_000 } = options;
  const kernel = featureKernel(fn, kappa, classes);
  const target = options.loss ?? (time === undefined ? 1e-12 : 0);
  checkRun(fn, { ...options, rtol, maxSteps, points }, target);
  const settings: FlowSettings = {
    kernel,
    weightDecay: options.weightDecay ?? 0,
    featureDecay: options.featureDecay ?? 0,
    trainedBias: options.trainedBias ?? true,
  };
  checkState(fn, initial, kernel.sizes.length);
  const coordinates = invariantCoordinates(initial, settings) ?? scatterCoordinates(initial, settings);
  const { y0 } = coordinates;
  const measure = measurer(kernel);
  const recorder = thinningRecorder<[DynamicsPoint, ClosedState | undefined]>(
    times ? Number.MAX_SAFE_INTEGER : points,
  );
  const buffer = new Float64Array(y0.length);
  let drift = 0;
  const note = (t: number, y: Float64Array): [DynamicsPoint, ClosedState | undefined] => {
    const measured = measure(coordinates.compact(t, y));
    const point = { ...measured, loss: coordinates.loss(y), drift: coordinates.drift?.(y) ?? measured.drift };
    drift = Math.max(drift, point.drift);
    return [point, options.states ? coordinates.whole(t, y) : undefined];
  };
  const wanted = times ? times.filter((at) => at > initial.t) : [];
  let next = 0;
  recorder.add(() => note(initial.t, y0));
  const run = runFlow({
    ...{ coordinates, kernel, maxSteps, t0: initial.t, stops: wanted },
    t1: time ?? Number.POSITIVE_INFINITY,
    tolerances: { rtol, atol: options.atol ?? rtol * 1e-6 },
    method: options.method ?? "auto",
    decay: 0.5 * Math.log(Math.max(coordinates.loss(y0) / Math.max(target, 1e-30), 1)),
    onStep: (step: Step) => {
      const loss = coordinates.loss(step.y);
      options.onProgress?.(step.t1, loss);
      for (; next < wanted.length && wanted[next]! <= step.t1; next++) {
        step.at(wanted[next]!, buffer);
        recorder.add(() => note(wanted[next]!, buffer));
      }
      if (!times) recorder.add(() => note(step.t1, step.y));
      return loss <= target;
    },
  });
  const final = coordinates.whole(run.t, run.y);
  if (run.exhausted) {
    throw new StepLimitError(fn, {
      steps: maxSteps,
      state: final,
      loss: coordinates.loss(run.y),
      hint: "raise maxSteps, loosen rtol, or ask for a shorter time or a larger loss",
    });
  }
  if (recorder.points.at(-1)?.[0].time !== run.t) recorder.points.push(note(run.t, run.y));
  return {
    points: recorder.points.map(([point]) => point),
    states: recorder.points.flatMap(([, state]) => (state ? [state] : [])),
    initial,
    final,
    invariantDrift: drift,
    method: run.method,
    steps: run.steps,
    evaluations: run.evaluations,
  };
}

function checkRun(
  fn: string,
  options: ClosedDynamicsOptions & { rtol: number; maxSteps: number; points: number },
  target: number,
): void {
  checkPositive(fn, "rtol", options.rtol);
  checkNonNegative(fn, "loss", target);
  if (options.atol !== undefined) checkNonNegative(fn, "atol", options.atol);
  if (options.time !== undefined) checkNonNegative(fn, "time", options.time);
  checkInteger(fn, "maxSteps", options.maxSteps, 1);
  checkInteger(fn, "points", options.points, 1);
  checkNonNegative(fn, "weightDecay", options.weightDecay ?? 0);
  checkNonNegative(fn, "featureDecay", options.featureDecay ?? 0);
}
