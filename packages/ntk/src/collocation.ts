import { type Collocation, lagrange, radau9 } from "./radau.js";
import type { Integration, IntegrationOptions } from "./runge-kutta.js";
import type { ShiftedSolver, StiffModel } from "./shifted-solver.js";

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
  const make = () => method.nodes.map(() => new Float64Array(options.y0.length));
  let y = Float64Array.from(options.y0);
  const slope = new Float64Array(y.length);
  const work: StageWork = {
    stages: make(),
    slopes: make(),
    fresh: make(),
    update: new Float64Array(options.modelled),
  };
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
    const error = loosened * options.norm(embeddedError(method, { h, slope, solver }, work.slopes), y, next);
    const factor = Math.min(4, Math.max(0.2, 0.9 * Math.max(error, 1e-10) ** (-1 / 6)));
    if (!(error <= 1)) {
      length = h * Math.min(0.8, factor);
      continue;
    }
    const spare = last.stages;
    last = { h, y, stages: work.stages };
    work.stages = spare;
    y = Float64Array.from(next);
    t = isLast ? wall : t + h;
    slope.set(work.slopes.at(-1)!);
    const wanted = Math.min(h * factor * Math.min(1, COMFORTABLE / sweeps.count), ceiling);
    if (!isLast || wanted < length) length = wanted;
    ceiling *= 1.1;
    const reached = y;
    if (onStep?.({ t0: t - h, t1: t, y, at: (_time, out) => out.set(reached) })) break;
  }
  return { t, y, steps, evaluations, exhausted: false };
}

/** Stage values Y_i, their slopes, and the slopes of the sweep under way. */
interface StageWork {
  stages: Vectors;
  slopes: Vectors;
  fresh: Vectors;
  readonly update: Float64Array;
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
  const evaluate = (i: number, out: Float64Array) =>
    options.derivative(t + nodes[i]! * h, work.stages[i]!, out);
  for (let i = 0; i < s; i++) evaluate(i, work.slopes[i]!);
  let before = Number.POSITIVE_INFINITY;
  for (let count = 1; count <= MOST_SWEEPS; count++) {
    let size = 0;
    for (let i = 0; i < s; i++) {
      const factors = weights[i]!.map((weight, j) => h * (weight - (j < i ? sweep[i]![j]! : 0)));
      const newer = sweep[i]!.slice(0, i).map((weight) => h * weight);
      const sources = [...work.slopes, ...work.fresh.slice(0, i)];
      size = Math.max(
        size,
        moveStage(options, work.stages[i]!, {
          y,
          sources,
          factors: [...factors, ...newer],
          solver: solvers[i]!,
          update: work.update,
        }),
      );
      evaluate(i, work.fresh[i]!);
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

/** Y_i += (I + hJ)⁻¹(y + Σ factor·source − Y_i); returns the size of the modelled part's move. */
function moveStage(
  { modelled, norm }: CollocationOptions,
  Y: Float64Array,
  move: {
    readonly y: Float64Array;
    readonly sources: Vectors;
    readonly factors: number[];
    readonly solver: ShiftedSolver;
    readonly update: Float64Array;
  },
): number {
  const { y, sources, factors, solver, update } = move;
  weighted(update, { y, sources, factors, from: 0, to: modelled });
  for (let k = 0; k < modelled; k++) update[k]! -= Y[k]!;
  solver.solve(update);
  const size = norm(update, y, y);
  for (let k = 0; k < modelled; k++) Y[k]! += update[k]!;
  weighted(Y, { y, sources, factors, from: modelled, to: Y.length });
  return size;
}

/** out = y + Σ factor·source over a range: up to nine sources, in passes of five and four. */
function weighted(
  out: Float64Array,
  sum: { y: Float64Array; sources: Vectors; factors: number[]; from: number; to: number },
): void {
  const { y, sources, factors, from, to } = sum;
  const [a, b, c, d, e] = factors as [number, number, number, number, number];
  const [f0, f1, f2, f3, f4] = sources as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [g0, g1, g2, g3] = [5, 6, 7, 8].map((j) => sources[j] ?? f0) as typeof sources as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [p, q, r, s] = [5, 6, 7, 8].map((j) => factors[j] ?? 0) as [number, number, number, number];
  if (factors.length <= 5) {
    for (let k = from; k < to; k++) {
      out[k] = y[k]! + a * f0[k]! + b * f1[k]! + c * f2[k]! + d * f3[k]! + e * f4[k]!;
    }
  } else if (factors.length <= 7) {
    for (let k = from; k < to; k++) {
      out[k] =
        y[k]! + a * f0[k]! + b * f1[k]! + c * f2[k]! + d * f3[k]! + e * f4[k]! + p * g0[k]! + q * g1[k]!;
    }
  } else {
    for (let k = from; k < to; k++) {
      const newer = p * g0[k]! + q * g1[k]! + r * g2[k]! + s * g3[k]!;
      out[k] = y[k]! + a * f0[k]! + b * f1[k]! + c * f2[k]! + d * f3[k]! + e * f4[k]! + newer;
    }
  }
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
    const sources = last.h === 0 ? [slope, slope, slope, slope, slope] : last.stages;
    if (last.h === 0) {
      weighted(out[i]!, { y, sources, factors: [h * node, 0, 0, 0, 0], from: 0, to: y.length });
      return;
    }
    const x = 1 + (node * h) / last.h;
    const factors = nodes.map((_, j) => lagrange(knots, j + 1, x));
    const first = lagrange(knots, 0, x) - 1;
    weighted(out[i]!, {
      y: last.y,
      sources: [...sources, last.y],
      factors: [...factors, first],
      from: 0,
      to: y.length,
    });
  });
}

/** (I + hγJ)⁻¹ h(γ f(y) + Σ e_i f(Y_i)). */
function embeddedError(
  { error, sweep }: Collocation,
  { h, slope, solver }: { h: number; slope: Float64Array; solver: StageProblem["solver"] },
  slopes: Vectors,
): Float64Array {
  const out = new Float64Array(slope.length);
  const factors = [...error.stages, error.start].map((weight) => h * weight);
  weighted(out, {
    y: new Float64Array(slope.length),
    sources: [...slopes, slope],
    factors,
    from: 0,
    to: out.length,
  });
  solver(h * sweep.at(-1)!.at(-1)!).solve(out);
  return out;
}
