import type { Integration, IntegrationOptions } from "./integration.js";
import { type Collocation, lagrange, radau9 } from "./radau.js";
import type { ShiftedSolver, StiffModel } from "./shifted-solver.js";
import { type StageStack, stageStack } from "./stage-stack.js";
import { weightedSum } from "./weighted-sum.js";

export interface CollocationOptions extends IntegrationOptions {
  /** Solvers of (I + hJ)d = r, J a model of minus the flow's Jacobian. */
  readonly model: StiffModel;
  /** The leading entries of the state that the model acts on; for the rest it is the identity. */
  readonly modelled: number;
  /** Relative tolerance that `norm` uses. */
  readonly rtol: number;
  /** Times at which a step has to end, ascending. */
  readonly stops?: readonly number[];
}

const MOST_SWEEPS = 14;
/** Sweeps above which the next step is the shorter for it. */
const COMFORTABLE = 9;
/** Share of the tolerance that the sweeps may leave. */
const SWEEP_TOLERANCE = 0.05;

type Vectors = Float64Array[];

/**
 * Radau IIA of order 9 for stiff flows. The stage equations are solved by sweeps with a model of the Jacobian, which
 * decides how fast the sweeps converge and never what they converge to. The embedded error is of order 5, and is held
 * against 0.1·rtol^0.6 as in Hairer and Wanner's code RADAU.
 */
export function integrateStiff(options: CollocationOptions): Integration {
  const { derivative, t0, t1, maxSteps, onStep, model, rtol, stops = [] } = options;
  const method = radau9();
  const loosened = rtol / (0.1 * rtol ** 0.6);
  const s = method.nodes.length;
  const stack = stageStack(2 * s + 1, options.y0.length);
  const make = () => method.nodes.map(() => new Float64Array(options.y0.length));
  let y = Float64Array.from(options.y0);
  stack.rows[0]!.set(y);
  const slope = new Float64Array(y.length);
  const work: StageWork = { stack, stages: make(), sum: new Float64Array(y.length), slopes: 1, fresh: s + 1 };
  let last: LastStep = { h: 0, y, stages: make() };
  let ceiling = Number.POSITIVE_INFINITY;
  let t = t0;
  let [steps, evaluations] = [0, 1];
  derivative(t, y, slope);
  let length = options.initialStep ?? 1e-6;
  while (t < t1) {
    if (steps++ >= maxSteps || !(t + length > t)) return { t, y, steps, evaluations, exhausted: true };
    const wall = Math.min(t1, stops.find((stop) => stop > t) ?? t1);
    const isLast = t + length * 1.000001 >= wall;
    const h = isLast ? wall - t : length;
    const solver = model(t, y, h);
    predict(method, last, { h, y, slope }, work.stages);
    const sweeps = solveStages(options, method, { t, h, y, solver }, work);
    evaluations += sweeps.evaluations;
    if (!sweeps.converged) {
      length = h * 0.5;
      ceiling = 0.8 * h;
      continue;
    }
    const next = work.stages.at(-1)!;
    const error = loosened * options.norm(embeddedError(method, { h, slope, solver }, work), y, next);
    const factor = Math.min(4, Math.max(0.2, 0.9 * Math.max(error, 1e-10) ** (-1 / 6)));
    if (!(error <= 1)) {
      length = h * Math.min(0.8, factor);
      continue;
    }
    const spare = last.stages;
    last = { h, y, stages: work.stages };
    work.stages = spare;
    y = Float64Array.from(next);
    stack.rows[0]!.set(y);
    t = isLast ? wall : t + h;
    slope.set(stack.rows[work.slopes + s - 1]!);
    const wanted = Math.min(h * factor * Math.min(1, COMFORTABLE / sweeps.count), ceiling);
    if (!isLast || wanted < length) length = wanted;
    ceiling *= 1.1;
    const reached = y;
    if (onStep?.({ t0: t - h, t1: t, y, at: (_time, out) => out.set(reached) })) break;
  }
  return { t, y, steps, evaluations, exhausted: false };
}

/** Stage values Y_i; in the stack y, their slopes and those of the sweep under way, from the rows that are named. */
interface StageWork {
  readonly stack: StageStack;
  stages: Vectors;
  readonly sum: Float64Array;
  slopes: number;
  fresh: number;
}

interface LastStep {
  /** 0 before the first step. */
  readonly h: number;
  readonly y: Float64Array;
  readonly stages: Vectors;
}

interface StageProblem {
  readonly t: number;
  readonly h: number;
  readonly y: Float64Array;
  readonly solver: (h: number) => ShiftedSolver;
}

/** Sweeps until Y = y + hA f(Y): each takes one evaluation and one solve a stage. */
function solveStages(
  options: CollocationOptions,
  { nodes, weights, sweep }: Collocation,
  { t, h, y, solver }: StageProblem,
  work: StageWork,
): { converged: boolean; evaluations: number; count: number } {
  const s = nodes.length;
  const solvers = nodes.map((_, i) => solver(h * sweep[i]![i]!));
  const { stack, stages } = work;
  const evaluate = (i: number, first: number) =>
    options.derivative(t + nodes[i]! * h, stages[i]!, stack.rows[first + i]!);
  for (let i = 0; i < s; i++) evaluate(i, work.slopes);
  let before = Number.POSITIVE_INFINITY;
  for (let count = 1; count <= MOST_SWEEPS; count++) {
    let size = 0;
    for (let i = 0; i < s; i++) {
      const factors = new Array<number>(2 * s + 1).fill(0);
      factors[0] = 1;
      for (let j = 0; j < s; j++) {
        factors[work.slopes + j] = h * (weights[i]![j]! - (j < i ? sweep[i]![j]! : 0));
        if (j < i) factors[work.fresh + j] = h * sweep[i]![j]!;
      }
      stack.combine(work.sum, factors);
      size = Math.max(size, moveStage(options, { y, Y: stages[i]!, sum: work.sum, solver: solvers[i]! }));
      evaluate(i, work.fresh);
    }
    [work.slopes, work.fresh] = [work.fresh, work.slopes];
    const evaluations = s * (count + 1);
    const rate = Math.min(size / before, 0.99);
    const left = count > 1 ? size * Math.max(rate / (1 - rate), 0.05) : size;
    if (left <= SWEEP_TOLERANCE) return { converged: true, evaluations, count };
    const hopeless = count > 2 && size * rate ** (MOST_SWEEPS - count) > SWEEP_TOLERANCE;
    if (!Number.isFinite(size) || hopeless) return { converged: false, evaluations, count };
    before = size;
  }
  return { converged: false, evaluations: s * (MOST_SWEEPS + 1), count: MOST_SWEEPS };
}

/** Y_i += (I + hJ)⁻¹(sum − Y_i), sum overwritten; returns the size of the modelled part's move. */
function moveStage(
  { modelled, norm }: CollocationOptions,
  { y, Y, sum, solver }: { y: Float64Array; Y: Float64Array; sum: Float64Array; solver: ShiftedSolver },
): number {
  Y.set(sum.subarray(modelled), modelled);
  const update = sum.subarray(0, modelled);
  for (let k = 0; k < modelled; k++) update[k]! -= Y[k]!;
  solver.solve(update);
  for (let k = 0; k < modelled; k++) Y[k]! += update[k]!;
  return norm(update, y, y);
}

/** Stage values of the next step by the last step's collocation polynomial, or by Euler without one. */
function predict(
  { nodes }: Collocation,
  last: LastStep,
  { h, y, slope }: { h: number; y: Float64Array; slope: Float64Array },
  out: Vectors,
): void {
  const knots = [0, ...nodes];
  nodes.forEach((node, i) => {
    if (last.h === 0) {
      weightedSum(out[i]!, { base: y, sources: [slope], factors: [h * node] });
      return;
    }
    const x = 1 + (node * h) / last.h;
    const factors = nodes.map((_, j) => lagrange(knots, j + 1, x));
    const first = lagrange(knots, 0, x) - 1;
    weightedSum(out[i]!, { base: last.y, sources: [...last.stages, last.y], factors: [...factors, first] });
  });
}

/** (I + hγJ)⁻¹ h(γ f(y) + Σ e_i f(Y_i)). */
function embeddedError(
  { error, sweep }: Collocation,
  { h, slope, solver }: { h: number; slope: Float64Array; solver: StageProblem["solver"] },
  { stack, slopes, sum }: StageWork,
): Float64Array {
  const factors = new Array<number>(stack.rows.length).fill(0);
  error.stages.forEach((weight, i) => {
    factors[slopes + i] = h * weight;
  });
  stack.combine(sum, factors);
  for (let k = 0; k < sum.length; k++) sum[k]! += h * error.start * slope[k]!;
  solver(h * sweep.at(-1)!.at(-1)!).solve(sum);
  return sum;
}
