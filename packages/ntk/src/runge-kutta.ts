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
  /** Size of an error over a step from y to next, at most 1 where it is good enough. */
  readonly norm: (error: Float64Array, y: Float64Array, next: Float64Array) => number;
  /** Defaults to a guess from the first slope. */
  readonly initialStep?: number;
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
  const { derivative, t0, t1, norm, maxSteps, onStep } = options;
  const n = options.y0.length;
  const k = Array.from({ length: 7 }, () => new Float64Array(n));
  let y = Float64Array.from(options.y0);
  let next = new Float64Array(n);
  let t = t0;
  let evaluations = 1;
  derivative(t, y, k[0]!);
  let h = Math.min(t1 - t0, options.initialStep ?? firstStep(norm, y, k[0]!));
  const estimate = new Float64Array(n);
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
    const error = norm(stepError(k, h, estimate), y, next);
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

/** out = y + h Σ_s weights_s k_s, one pass over memory. */
function combine(y: Float64Array, k: Float64Array[], weights: number[], h: number, out: Float64Array): void {
  const [a, b, c, d, e, f] = [0, 1, 2, 3, 4, 5].map((s) => h * (weights[s] ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [k0, k1, k2, k3, k4, k5] = k as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const stages = weights.length;
  for (let i = 0; i < y.length; i++) {
    let total = y[i]! + a * k0[i]!;
    if (stages > 1) total += b * k1[i]!;
    if (stages > 2) total += c * k2[i]!;
    if (stages > 3) total += d * k3[i]!;
    if (stages > 4) total += e * k4[i]!;
    if (stages > 5) total += f * k5[i]!;
    out[i] = total;
  }
}

function stepError(k: Float64Array[], h: number, out: Float64Array): Float64Array {
  const [a, , c, d, e, f, g] = ERROR.map((weight) => h * weight) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [k0, , k2, k3, k4, k5, k6] = k as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let i = 0; i < out.length; i++) {
    out[i] = a * k0[i]! + c * k2[i]! + d * k3[i]! + e * k4[i]! + f * k5[i]! + g * k6[i]!;
  }
  return out;
}

/** A first step on which the slope changes the state by a hundredth of its tolerance's fifth root. */
function firstStep(norm: IntegrationOptions["norm"], y: Float64Array, slope: Float64Array): number {
  const [size, rate] = [norm(y, y, y), norm(slope, y, y)];
  return rate > 0 ? 0.01 * (size / rate) * Math.max(size, 1) ** -0.2 : 1e-6;
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
