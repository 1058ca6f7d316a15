/** dy/dt written into `out`. */
export type Derivative = (t: number, y: Float64Array, out: Float64Array) => void;

/** A finished step; `at(t)` interpolates inside it. */
export interface Step {
  readonly t0: number;
  readonly t1: number;
  readonly y: Float64Array;
  at(t: number, out: Float64Array): void;
}

export interface IntegrationOptions {
  readonly derivative: Derivative;
  readonly y0: Float64Array;
  readonly t0: number;
  readonly t1: number;
  readonly rtol: number;
  readonly atol: number;
  readonly maxSteps: number;
  /** Called after each accepted step; true ends the integration there. */
  readonly onStep?: (step: Step) => boolean;
}

export interface Integration {
  readonly t: number;
  readonly y: Float64Array;
  readonly steps: number;
  readonly evaluations: number;
  /** Whether `maxSteps` ended it. */
  readonly exhausted: boolean;
}

const NODES = [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1];
const STAGES: number[][] = [
  [],
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];
const ERROR = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];
const DENSE = [
  -12715105075 / 11282082432,
  0,
  87487479700 / 32700410799,
  -10690763975 / 1880347072,
  701980252875 / 199316789632,
  -1453857185 / 822651844,
  69997945 / 29380423,
];

/** Dormand–Prince 5(4) with dense output of order 4 and a PI step control. */
export function integrate(options: IntegrationOptions): Integration {
  const { derivative, t0, t1, rtol, atol, maxSteps, onStep } = options;
  const n = options.y0.length;
  const k = Array.from({ length: 7 }, () => new Float64Array(n));
  let y = Float64Array.from(options.y0);
  let next = new Float64Array(n);
  let t = t0;
  let evaluations = 1;
  derivative(t, y, k[0]!);
  let h = Math.min(t1 - t0, firstStep(y, k[0]!, rtol, atol));
  let previous = 1e-4;
  let steps = 0;
  while (t < t1) {
    if (steps >= maxSteps) return { t, y, steps, evaluations, exhausted: true };
    if (t + h * 1.01 >= t1) h = t1 - t;
    for (let s = 1; s < 7; s++) {
      combine(y, k, STAGES[s]!, h, next);
      derivative(t + NODES[s]! * h, next, k[s]!);
    }
    evaluations += 6;
    steps++;
    const error = errorNorm(y, next, k, h, rtol, atol);
    if (!(error <= 1)) {
      h *= Number.isFinite(error) ? Math.max(0.2, 0.9 * error ** -0.2) : 0.1;
      if (h < 1e-15 * Math.max(Math.abs(t), 1e-300)) return { t, y, steps, evaluations, exhausted: true };
      continue;
    }
    const end = t + h === t1 || t1 - t === h ? t1 : t + h;
    const stopped = onStep?.({ t0: t, t1: end, y: next, at: interpolant(t, h, y, next, k) }) ?? false;
    [y, next] = [next, y];
    [k[0], k[6]] = [k[6]!, k[0]!];
    t = end;
    if (stopped) break;
    const safe = Math.max(error, 1e-10);
    h *= Math.min(10, Math.max(0.2, 0.9 * safe ** -0.17 * previous ** 0.04));
    previous = Math.max(error, 1e-4);
  }
  return { t, y, steps, evaluations, exhausted: false };
}

function combine(y: Float64Array, k: Float64Array[], weights: number[], h: number, out: Float64Array): void {
  for (let i = 0; i < y.length; i++) {
    let total = 0;
    for (let s = 0; s < weights.length; s++) total += weights[s]! * k[s]![i]!;
    out[i] = y[i]! + h * total;
  }
}

function errorNorm(
  y: Float64Array,
  next: Float64Array,
  k: Float64Array[],
  h: number,
  rtol: number,
  atol: number,
): number {
  let total = 0;
  for (let i = 0; i < y.length; i++) {
    let error = 0;
    for (let s = 0; s < 7; s++) error += ERROR[s]! * k[s]![i]!;
    const scale = atol + rtol * Math.max(Math.abs(y[i]!), Math.abs(next[i]!));
    total += ((h * error) / scale) ** 2;
  }
  return Math.sqrt(total / y.length);
}

function firstStep(y: Float64Array, slope: Float64Array, rtol: number, atol: number): number {
  let a = 0;
  let b = 0;
  for (let i = 0; i < y.length; i++) {
    const scale = atol + rtol * Math.abs(y[i]!);
    a += (y[i]! / scale) ** 2;
    b += (slope[i]! / scale) ** 2;
  }
  return a < 1e-10 || b < 1e-10 ? 1e-6 : 0.01 * Math.sqrt(a / b) * rtol ** 0.2;
}

function interpolant(
  t: number,
  h: number,
  y: Float64Array,
  next: Float64Array,
  k: Float64Array[],
): Step["at"] {
  return (time, out) => {
    const x = (time - t) / h;
    const rest = 1 - x;
    for (let i = 0; i < y.length; i++) {
      const difference = next[i]! - y[i]!;
      const slope = h * k[0]![i]! - difference;
      const last = difference - h * k[6]![i]! - slope;
      let dense = 0;
      for (let s = 0; s < 7; s++) dense += DENSE[s]! * k[s]![i]!;
      out[i] = y[i]! + x * (difference + rest * (slope + x * (last + rest * h * dense)));
    }
  };
}
