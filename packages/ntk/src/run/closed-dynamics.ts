import { InputError, type Work } from "@collapsar/linalg";
import {
  advance,
  caller,
  checkNumbers,
  checkWatch,
  named,
  ownOptions,
  type Settings,
} from "@collapsar/linalg/check";
import type { FlowSettings } from "../flow/closed-flow.js";
import type { FlowCoordinates } from "../flow/flow-coordinates.js";
import { invariantCoordinates } from "../flow/invariant-coordinates.js";
import { scatterCoordinates } from "../flow/scatter-coordinates.js";
import type { ClassSizes } from "../kernel/blocks.js";
import { type BlocksOverTime, featureKernel } from "../kernel/feature-kernel.js";
import { closedDynamicsOptions } from "../options.js";
import { type ClosedState, checkState } from "../state/closed-state.js";
import { type FlowEnd, type FlowRun, runFlow } from "./run-flow.js";
import { StepLimitError } from "./step-limit-error.js";
import { type DynamicsPoint, measurer, thinningRecorder } from "./trajectory.js";

/** Options of `closedDynamics`. */
export interface ClosedDynamicsOptions extends Work {
  readonly classes: ClassSizes;
  /** Blocks of the feature kernel: constant, or a function of time. */
  readonly kappa: BlocksOverTime;
  /** Last time; without it the run ends at `loss`. */
  readonly time?: number | undefined;
  /** The run ends where the loss ½‖R‖² falls to this; defaults to 1e-12 where no time is given. */
  readonly loss?: number | undefined;
  /** Times to measure at, ascending; defaults to the integrator's own steps, thinned to about `points`. */
  readonly times?: readonly number[] | undefined;
  /** Defaults to 200. */
  readonly points?: number | undefined;
  /** Keep the state at every measured time. */
  readonly states?: boolean | undefined;
  /** Relative tolerance of a step; defaults to 1e-10. */
  readonly rtol?: number | undefined;
  /** Absolute tolerance of a step; defaults to rtol · 1e-6. */
  readonly atol?: number | undefined;
  /** Defaults to 20,000. */
  readonly maxSteps?: number | undefined;
  /**
   * `"explicit"`: Dormand–Prince 8(5,3); `"implicit"`: Radau IIA of order 9 for rates far apart (many samples a class);
   * `"auto"` (default) takes the one that promises less work.
   */
  readonly method?: "auto" | "explicit" | "implicit" | undefined;
  /** ℓ2 factor of the classifier; defaults to 0. */
  readonly weightDecay?: number | undefined;
  /** ℓ2 factor of free features; defaults to 0. */
  readonly featureDecay?: number | undefined;
  /** Defaults to true. */
  readonly trainedBias?: boolean | undefined;
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
 * Gradient flow of features and classifier under a block-structured feature kernel, in closed coordinates: the cost
 * of a step is O(Cp² + C²p), whatever the number of samples. Where the initial state carries H2, the final one does
 * too, by
 * H2(t) = Ψ(t)H2(0): the flow is followed a second time for Ψ alone, so that nothing else depends on it. Progress is
 * told in percent: of the time, or of the decades of the loss.
 *
 * Source: [NTC], theory §6.
 *
 * @throws InputError if the kernel is not positive definite or the shapes do not fit
 * @throws StepLimitError, with the state reached, if the run takes more than maxSteps steps, or its pace foretells it
 */
export function closedDynamics(initial: ClosedState, options: ClosedDynamicsOptions): ClosedDynamics {
  return named("closedDynamics", () => {
    const run = checkedRun(options);
    const kernel = featureKernel(options.kappa, options.classes);
    const { weightDecay, featureDecay, trainedBias } = run;
    const settings: FlowSettings = { kernel, weightDecay, featureDecay, trainedBias };
    checkState(caller, initial, kernel.sizes.length);
    const { H2, ...bare } = initial;
    if (H2 === undefined) return followed(bare, settings, run);
    const found = followed(bare, settings, { ...run, onProgress: halfOf(run, "first") });
    return withWithinParts(found, initial, settings, { ...run, onProgress: halfOf(run, "second") });
  });
}

/** Progress in percent as half of a whole. */
function halfOf({ onProgress }: Work, half: "first" | "second"): Work["onProgress"] {
  const before = half === "first" ? 0 : 50;
  return (progress) => onProgress?.({ ...progress, done: before + progress.done / 2 });
}

/** The options of a run, complete. */
type Run = Work &
  Pick<ClosedDynamicsOptions, "times"> &
  Settings<typeof closedDynamicsOptions> & { readonly target: number; readonly atol: number };

/** The flow of a state without H2. */
function followed(initial: ClosedState, settings: FlowSettings, run: Run): ClosedDynamics {
  const coordinates = invariantCoordinates(initial, settings) ?? scatterCoordinates(initial, settings);
  const { y0 } = coordinates;
  const { times, time, target } = run;
  const measure = measurer(settings.kernel);
  const recorder = thinningRecorder<[DynamicsPoint, ClosedState | undefined]>(
    times ? Number.MAX_SAFE_INTEGER : run.points,
  );
  const buffer = new Float64Array(y0.length);
  let drift = 0;
  const note = (t: number, y: Float64Array): [DynamicsPoint, ClosedState | undefined] => {
    const measured = measure(coordinates.compact(t, y));
    const point = { ...measured, loss: coordinates.loss(y), drift: coordinates.drift?.(y) ?? measured.drift };
    drift = Math.max(drift, point.drift);
    return [point, run.states ? coordinates.whole(t, y) : undefined];
  };
  const wanted = times ? times.filter((at) => at > initial.t) : [];
  const first = coordinates.loss(y0);
  const share = shareOf(run, initial.t, first);
  let next = 0;
  tell(run, { t: initial.t, loss: first, share: share(initial.t, first) });
  recorder.add(() => note(initial.t, y0));
  const end = integrated(coordinates, settings, {
    ...run,
    t0: initial.t,
    t1: time ?? Number.POSITIVE_INFINITY,
    stops: wanted,
    share,
    onStep: (step, loss) => {
      tell(run, { t: step.t1, loss, share: share(step.t1, loss) });
      for (; next < wanted.length && wanted[next]! <= step.t1; next++) {
        step.at(wanted[next]!, buffer);
        recorder.add(() => note(wanted[next]!, buffer));
      }
      if (!times) recorder.add(() => note(step.t1, step.y));
      return loss <= target;
    },
  });
  if (recorder.points.at(-1)?.[0].time !== end.t) recorder.points.push(note(end.t, end.y));
  return {
    points: recorder.points.map(([point]) => point),
    states: recorder.points.flatMap(([, state]) => (state ? [state] : [])),
    initial,
    final: coordinates.whole(end.t, end.y),
    invariantDrift: drift,
    method: end.method,
    steps: end.steps,
    evaluations: end.evaluations,
  };
}

/** H2 at the times of a run's states, from the flow with its propagator. */
function withWithinParts(
  found: ClosedDynamics,
  initial: ClosedState,
  settings: FlowSettings,
  run: Run,
): ClosedDynamics {
  const coordinates = scatterCoordinates(initial, settings);
  const [t0, t1] = [initial.t, found.final.t];
  const stops = found.states.map(({ t }) => t).filter((t) => t > t0 && t < t1);
  const buffer = new Float64Array(coordinates.y0.length);
  const parts = new Map([[t0, initial.H2]]);
  const share = shareOf({ ...run, time: t1 }, t0, 1);
  let next = 0;
  const end = integrated(coordinates, settings, {
    ...run,
    t0,
    t1,
    stops,
    share,
    onStep: (step, loss) => {
      tell(run, { t: step.t1, loss, share: share(step.t1, loss) });
      for (; next < stops.length && stops[next]! <= step.t1; next++) {
        step.at(stops[next]!, buffer);
        parts.set(stops[next]!, coordinates.whole(stops[next]!, buffer).H2);
      }
      return false;
    },
  });
  parts.set(t1, coordinates.whole(end.t, end.y).H2);
  const carrying = (state: ClosedState): ClosedState => ({ ...state, H2: parts.get(state.t) });
  return { ...found, initial, final: carrying(found.final), states: found.states.map(carrying) };
}

/** Integrates, and throws with the state reached where the steps do not suffice. */
function integrated(
  coordinates: FlowCoordinates,
  settings: FlowSettings,
  run: Run & Pick<FlowRun, "t0" | "t1" | "stops" | "onStep" | "share">,
): FlowEnd {
  const { t0, t1, stops, onStep, share, rtol, atol, maxSteps, method, target } = run;
  const decay = 0.5 * Math.log(Math.max(coordinates.loss(coordinates.y0) / Math.max(target, 1e-30), 1));
  let done = share(t0, coordinates.loss(coordinates.y0));
  const end = runFlow({
    coordinates: watched(coordinates, run, () => done),
    settings,
    t0,
    t1,
    stops,
    onStep: (step, loss) => {
      done = share(step.t1, loss);
      return onStep(step, loss);
    },
    share,
    maxSteps,
    method,
    decay,
    tolerances: { rtol, atol },
  });
  if (!end.exhausted) return end;
  const state = coordinates.whole(end.t, end.y);
  const loss = coordinates.loss(end.y);
  throw new StepLimitError(caller, { steps: maxSteps, needed: end.needed, state, loss });
}

/** Entries of a state from which a step takes so long that its slopes are told one by one. */
const LARGE = 10_000;

/** Coordinates whose slopes look whether the run is to stop: a step of a large state takes seconds. */
function watched(coordinates: FlowCoordinates, work: Work, done: () => number): FlowCoordinates {
  const { y0, derivative } = coordinates;
  let slopes = 0;
  return {
    ...coordinates,
    derivative: (t, y, out) => {
      work.signal?.throwIfAborted();
      slopes++;
      if (y0.length >= LARGE) {
        const message = `t = ${Number(t.toPrecision(4))}, slope ${slopes}`;
        work.onProgress?.({ done: 100 * done(), total: 100, unit: "%", message });
      }
      derivative(t, y, out);
    },
  };
}

/** The share of a run that is done: of the time, or of the decades that the loss has to fall. */
function shareOf(
  { time, target }: Pick<Run, "time" | "target">,
  t0: number,
  first: number,
): FlowRun["share"] {
  return (t, loss) => {
    const part =
      time === undefined ? Math.log(first / loss) / Math.log(first / target) : (t - t0) / (time - t0);
    return Number.isFinite(part) ? Math.min(1, Math.max(0, part)) : 0;
  };
}

function tell(work: Work, { t, loss, share }: { t: number; loss: number; share: number }): void {
  const message = `t = ${Number(t.toPrecision(4))}, loss ${Number(loss.toPrecision(3))}`;
  advance(work, { done: 100 * share, total: 100, unit: "%", message });
}

/** Below this rounding is taken for error, and no step is short enough. */
const LEAST_RTOL = 1e-13;

function checkedRun(options: ClosedDynamicsOptions): Run {
  const keys = ["classes", "kappa", "times", "signal", "onProgress"];
  const settings = ownOptions(caller, closedDynamicsOptions, options, keys);
  checkWatch(caller, options);
  if (options.times !== undefined) checkNumbers(caller, "times", options.times);
  const { time, loss, rtol, atol = rtol * 1e-6 } = settings;
  const target = time === undefined ? loss : (options.loss ?? 0);
  if (rtol < LEAST_RTOL) {
    const requirement = `must be at least ${LEAST_RTOL}`;
    throw new InputError({ argument: "rtol", requirement, received: String(rtol) });
  }
  const { times, signal, onProgress } = options;
  return { ...settings, times, signal, onProgress, target, atol };
}
