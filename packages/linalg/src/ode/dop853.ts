import { DENSE, ERROR3, ERROR5, NODES, STAGES } from "./dop853-table.js";
import type { Integration, IntegrationOptions, Step } from "./integration.js";
import { stageStack } from "./stage-stack.js";
import { weightedSum } from "./weighted-sum.js";

const STEP_STAGES = 12;

/**
 * The explicit Runge–Kutta method of order 8 of Dormand and Prince with error estimates of order 5 and 3, and dense
 * output of order 7 that is computed where it is asked for.
 *
 * Only the step under way is held, unlike in `rungeKutta45`, which keeps every step.
 *
 * Source: Hairer, Nørsett and Wanner, Solving ODEs I, §II.5 and §II.6 (DOP853).
 */
export function dop853(options: IntegrationOptions): Integration {
  const { derivative, t0, t1, norm, maxSteps, onStep } = options;
  const n = options.y0.length;
  const stack = stageStack(STEP_STAGES + 2, n);
  const [y, ...k] = stack.rows as [Float64Array, ...Float64Array[]];
  const [error, next] = [new Float64Array(n), new Float64Array(n)];
  const done = (exhausted: boolean) => ({ t, y: Float64Array.from(y), steps, evaluations, exhausted });
  y.set(options.y0);
  let t = t0;
  let [evaluations, steps, refused] = [1, 0, false];
  derivative(t, y, k[0]!);
  let h = Math.min(t1 - t0, options.initialStep ?? firstStep(norm, y, k[0]!));
  while (t < t1) {
    if (steps >= maxSteps || !(t + h > t)) return done(true);
    if (t + h * 1.01 >= t1) h = t1 - t;
    for (let s = 1; s <= STEP_STAGES; s++) {
      stack.combine(next, [1, ...scaled(STAGES[s - 1]!, h)]);
      derivative(t + NODES[s]! * h, next, k[s]!);
    }
    evaluations += STEP_STAGES;
    steps++;
    const bounds = norm.bounds(y, next);
    const [five, three] = [ERROR5, ERROR3].map((weights) => {
      stack.combine(error, [0, ...scaled(weights, h)]);
      return norm.size(error, bounds);
    }) as [number, number];
    const size =
      five === 0 && three === 0 ? 0 : (five * five) / Math.sqrt(five * five + 0.01 * three * three);
    const factor = Math.min(10, Math.max(0.2, 0.9 * Math.max(size, 1e-16) ** (-1 / 8)));
    if (!(size <= 1)) {
      h *= Number.isFinite(size) ? Math.min(1, factor) : 0.1;
      refused = true;
      continue;
    }
    const end = Math.min(t + h, t1);
    const step = { t0: t, t1: end, y: next, at: interpolant(options, { t, h, y, next, k }) };
    const stopped = onStep?.(step) ?? false;
    y.set(next);
    k[0]!.set(k[STEP_STAGES]!);
    t = end;
    if (stopped) break;
    h *= refused ? Math.min(1, factor) : factor;
    refused = false;
  }
  return done(false);
}

function scaled(factors: readonly number[], h: number): number[] {
  return factors.map((factor) => h * factor);
}

/** A first step on which the slope changes the state by a hundredth of its tolerance's eighth root. */
function firstStep(norm: IntegrationOptions["norm"], y: Float64Array, slope: Float64Array): number {
  const bounds = norm.bounds(y, y);
  const [size, rate] = [norm.size(y, bounds), norm.size(slope, bounds)];
  return rate > 0 ? 0.05 * (size / rate) * Math.max(size, 1) ** (-1 / 8) : 1e-6;
}

interface Finished {
  readonly t: number;
  readonly h: number;
  readonly y: Float64Array;
  readonly next: Float64Array;
  readonly k: readonly Float64Array[];
}

/** The polynomial of degree 7 over a step; its three further stages are computed at the first call. */
function interpolant({ derivative }: IntegrationOptions, { t, h, y, next, k }: Finished): Step["at"] {
  let rows: Float64Array[] | undefined;
  return (time, out) => {
    rows ??= denseRows(derivative, { t, h, y, next, k });
    const x = (time - t) / h;
    out.fill(0);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[rows.length - 1 - i]!;
      const factor = i % 2 === 0 ? x : 1 - x;
      for (let j = 0; j < out.length; j++) out[j] = (out[j]! + row[j]!) * factor;
    }
    for (let j = 0; j < out.length; j++) out[j]! += y[j]!;
  };
}

function denseRows(
  derivative: IntegrationOptions["derivative"],
  { t, h, y, next, k }: Finished,
): Float64Array[] {
  const stages = [...k];
  for (let s = STEP_STAGES + 1; s < NODES.length; s++) {
    const at = weightedSum(new Float64Array(y.length), {
      base: y,
      sources: stages,
      factors: scaled(STAGES[s - 1]!, h),
    });
    const slope = new Float64Array(y.length);
    derivative(t + NODES[s]! * h, at, slope);
    stages.push(slope);
  }
  const zero = new Float64Array(y.length);
  const [first, last] = [k[0]!, k[STEP_STAGES]!];
  const move = next.map((value, j) => value - y[j]!);
  return [
    move,
    move.map((value, j) => h * first[j]! - value),
    move.map((value, j) => 2 * value - h * (last[j]! + first[j]!)),
    ...DENSE.map((row) =>
      weightedSum(new Float64Array(y.length), { base: zero, sources: stages, factors: scaled(row, h) }),
    ),
  ];
}
