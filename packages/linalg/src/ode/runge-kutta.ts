import {
  advance,
  checkFinite,
  checkFunction,
  checkWatch,
  InputError,
  resolveOptions,
  shownValue,
  type Work,
} from "../check/index.js";
import { checkKeys } from "../check/keys.js";
import { NumericalError } from "../check/numerical-error.js";
import { rungeKuttaOptions } from "../options.js";
import { type Derivative, denseStep, type Trial, tryStep } from "./dormand-prince.js";

/** Options of `rungeKutta45`. */
export interface RungeKuttaOptions extends Work {
  /** dy/dt = f(t, y), written to `out`; must not change y. */
  readonly derivative: Derivative;
  readonly y0: Float64Array;
  readonly t0: number;
  /** End of the interval; may lie before t0. */
  readonly t1: number;
  /** Relative tolerance of each step; defaults to 1e-8. */
  readonly rtol?: number | undefined;
  /** Absolute tolerance of each step; defaults to 1e-10. */
  readonly atol?: number | undefined;
  /** First step; defaults to a guess from the derivative (Hairer, Nørsett & Wanner, II.4). */
  readonly initialStep?: number | undefined;
  /** Longest step; defaults to the interval. */
  readonly maxStep?: number | undefined;
  /** Steps allowed, rejected ones included; defaults to 100,000. */
  readonly maxSteps?: number | undefined;
  /** Integration ends where this function of (t, y) first changes sign, located to rounding on the dense output. */
  readonly stop?: ((t: number, y: Float64Array) => number) | undefined;
}

const KEYS = [
  "derivative",
  "y0",
  "t0",
  "t1",
  "rtol",
  "atol",
  "initialStep",
  "maxStep",
  "maxSteps",
  "stop",
  "signal",
  "onProgress",
];

/** The outcome of an integration. */
export interface Trajectory {
  /** Time reached: t1, or where `stop` changed sign. */
  readonly t: number;
  /** State there. */
  readonly y: Float64Array;
  /** Whether `stop` ended the integration. */
  readonly stopped: boolean;
  /** Ends of the accepted steps, t0 first. */
  readonly times: Float64Array;
  /** States at those times. */
  readonly states: readonly Float64Array[];
  readonly rejected: number;
  /** The state at any time between t0 and t, by the continuous extension of order 4. */
  at(time: number): Float64Array;
}

/** The integration broke off; carries the time and state reached. */
export class IntegrationError extends NumericalError {
  override readonly name = "IntegrationError";
  readonly t: number;
  readonly y: Float64Array;
  constructor(requirement: string, t: number, y: Float64Array) {
    super(`rungeKutta45: ${requirement} at t = ${t}`);
    this.t = t;
    this.y = y;
  }
}

/** Root mean square of v_i / (atol + rtol · size_i): at most 1 when a step is good enough. */
function weighted(v: Float64Array, a: Float64Array, b: Float64Array, rtol: number, atol: number): number {
  let total = 0;
  for (let i = 0; i < v.length; i++) {
    total += (v[i]! / (atol + rtol * Math.max(Math.abs(a[i]!), Math.abs(b[i]!)))) ** 2;
  }
  return v.length === 0 ? 0 : Math.sqrt(total / v.length);
}

function firstStep(
  f: Derivative,
  t: number,
  y: Float64Array,
  k1: Float64Array,
  way: number,
  rtol: number,
  atol: number,
) {
  const d0 = weighted(y, y, y, rtol, atol);
  const d1 = weighted(k1, y, y, rtol, atol);
  const h0 = d0 < 1e-5 || d1 < 1e-5 ? 1e-6 : (0.01 * d0) / d1;
  const moved = y.map((value, i) => value + way * h0 * k1[i]!);
  const k = new Float64Array(y.length);
  f(t + way * h0, moved, k);
  const d2 =
    weighted(
      k.map((value, i) => value - k1[i]!),
      y,
      y,
      rtol,
      atol,
    ) / h0;
  const steepest = Math.max(d1, d2);
  const h1 = steepest <= 1e-15 ? Math.max(1e-6, h0 * 1e-3) : (0.01 / steepest) ** 0.2;
  return Math.min(100 * h0, h1);
}

/** The place in (0, 1] of a step where g changes sign, by bisection on the dense output. */
function crossing(
  g: (t: number, y: Float64Array) => number,
  dense: (time: number) => Float64Array,
  t: number,
  h: number,
  before: number,
): number {
  let [low, high] = [0, 1];
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (g(t + middle * h, dense(t + middle * h)) > 0 === before > 0) low = middle;
    else high = middle;
  }
  return t + high * h;
}

/**
 * Integrates dy/dt = f(t, y) by the Runge–Kutta pair 5(4) of Dormand & Prince with a PI step control and dense output.
 *
 * @throws IntegrationError with the state reached, when maxSteps do not suffice or the step or state degenerates
 */
export function rungeKutta45(options: RungeKuttaOptions): Trajectory {
  checkKeys("rungeKutta45", options ?? null, KEYS);
  checkWatch("rungeKutta45", options);
  checkFunction("rungeKutta45", "derivative", options.derivative);
  const { derivative: f, t0, t1, stop } = options;
  const settings = resolveOptions("rungeKutta45", rungeKuttaOptions, options);
  const { rtol, atol, maxSteps, initialStep } = settings;
  checkFinite("rungeKutta45", "interval", [t0, t1]);
  checkFinite("rungeKutta45", "y0", options.y0);
  const way = t1 >= t0 ? 1 : -1;
  const maxStep = Math.abs(settings.maxStep ?? t1 - t0);
  let t = t0;
  let y: Float64Array = options.y0.slice();
  let k1: Float64Array = new Float64Array(y.length);
  f(t, y, k1);
  let length = initialStep ?? firstStep(f, t, y, k1, way, rtol, atol);
  let [before, previousError, rejected, steps, stopped] = [stop?.(t, y) ?? 0, 1e-4, 0, 0, false];
  const times = [t];
  const states = [y];
  const pieces: ((time: number) => Float64Array)[] = [];
  while (t !== t1 && !stopped) {
    if (steps++ >= maxSteps)
      throw new IntegrationError(`the end must be reached in ${maxSteps} steps, stopped`, t, y);
    if (steps % 64 === 1) advance(options, { done: steps - 1, unit: "steps", message: `t = ${t}` });
    length = Math.min(length, maxStep);
    const isLast = Math.abs(t1 - t) <= length * 1.0000001;
    const h = isLast ? t1 - t : way * length;
    if (t + h === t)
      throw new IntegrationError("the step must not vanish (a stiff or singular problem), stopped", t, y);
    const trial: Trial = tryStep(f, t, y, k1, h);
    const error = weighted(trial.error, y, trial.y, rtol, atol);
    if (!(error <= 1)) {
      rejected++;
      length = Math.abs(h) * (Number.isFinite(error) ? Math.max(0.2, 0.9 * error ** -0.2) : 0.1);
      continue;
    }
    const dense = denseStep(t, h, y, trial);
    pieces.push(dense);
    const end = isLast ? t1 : t + h;
    const after = stop?.(end, trial.y) ?? 0;
    stopped = stop !== undefined && before !== 0 && after > 0 !== before > 0;
    const reached: number = stopped ? crossing(stop!, dense, t, h, before) : end;
    y = stopped && reached !== end ? dense(reached) : trial.y;
    [t, k1, before] = [reached, trial.stages[6]!, after];
    times.push(t);
    states.push(y);
    const factor = 0.9 * Math.max(error, 1e-10) ** -0.17 * previousError ** 0.04;
    length = Math.abs(h) * Math.min(10, Math.max(0.2, factor));
    previousError = Math.max(error, 1e-4);
  }
  return {
    t,
    y,
    stopped,
    times: Float64Array.from(times),
    states,
    rejected,
    at: interpolator(times, states, pieces, way),
  };
}

function interpolator(
  times: readonly number[],
  states: readonly Float64Array[],
  pieces: readonly ((time: number) => Float64Array)[],
  way: number,
): (time: number) => Float64Array {
  return (time) => {
    const [start, end] = [times[0]!, times.at(-1)!];
    if (!(way * (time - start) >= 0 && way * (end - time) >= 0)) {
      const requirement = `must lie between ${start} and ${end}`;
      throw new InputError({ fn: "at", argument: "time", requirement, received: shownValue(time) });
    }
    let [low, high] = [0, pieces.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (way * (time - times[middle]!) >= 0) low = middle;
      else high = middle;
    }
    return pieces.length === 0 || time === start ? states[0]!.slice() : pieces[low]!(time);
  };
}
