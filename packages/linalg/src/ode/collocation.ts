import { matrix, zeros } from "../dense/create.js";
import { matmul } from "../dense/products.js";
import type { Matrix } from "../matrix/matrix.js";
import type { Integration, IntegrationOptions } from "./integration.js";
import { type Collocation, lagrange, radau9 } from "./radau.js";
import type { ShiftedSolver, StiffModel } from "./stiff-model.js";
import { weightedSum } from "./weighted-sum.js";

export interface CollocationOptions extends IntegrationOptions {
  /** Solvers of (I + hJ)d = r, J a model of minus the flow's Jacobian. */
  readonly model: StiffModel;
  /** Relative tolerance that `norm` uses. */
  readonly rtol: number;
  /** Times at which a step has to end, ascending. */
  readonly stops?: readonly number[] | undefined;
}

const MOST_SWEEPS = 14;
/** Sweeps above which the next step is the shorter for it. */
const COMFORTABLE = 9;
/** Share of the tolerance that the sweeps may leave. */
const SWEEP_TOLERANCE = 0.05;

type Vectors = readonly Float64Array[];

/**
 * Radau IIA of order 9 for stiff flows. The stage equations are solved by sweeps with a model of the Jacobian, which
 * decides how fast the sweeps converge and never what they converge to. The embedded error is of order 5, and is held
 * against 0.1·rtol^0.6 as in Hairer and Wanner's code RADAU.
 */
export function radauIIA(options: CollocationOptions): Integration {
  const { derivative, t0, t1, norm, maxSteps, onStep, model, rtol, stops = [] } = options;
  const method = radau9();
  const loosened = rtol / (0.1 * rtol ** 0.6);
  const n = options.y0.length;
  const work = stageWork(method.nodes.length, n);
  const last = { h: 0, y: new Float64Array(n), stages: method.nodes.map(() => new Float64Array(n)) };
  const { y, stages } = work;
  y.set(options.y0);
  const slope = new Float64Array(n);
  let ceiling = Number.POSITIVE_INFINITY;
  let t = t0;
  let [steps, evaluations] = [0, 1];
  const done = (exhausted: boolean) => ({ t, y: Float64Array.from(y), steps, evaluations, exhausted });
  derivative(t, y, slope);
  let length = options.initialStep ?? 1e-6;
  while (t < t1) {
    if (steps++ >= maxSteps || !(t + length > t)) return done(true);
    const wall = Math.min(t1, stops.find((stop) => stop > t) ?? t1);
    const isLast = t + length * 1.000001 >= wall;
    const h = isLast ? wall - t : length;
    const solver = model(t, y, h);
    predict(method, last, { h, y, slope }, stages);
    const sweeps = solveStages(options, method, { t, h, solver }, work);
    evaluations += sweeps.evaluations;
    if (!sweeps.converged) {
      length = h * 0.5;
      ceiling = 0.8 * h;
      continue;
    }
    const next = stages.at(-1)!;
    const estimate = embeddedError(method, { h, slope, solver }, work);
    const error = loosened * norm.size(estimate, norm.bounds(y, next));
    const factor = Math.min(4, Math.max(0.2, 0.9 * Math.max(error, 1e-10) ** (-1 / 6)));
    if (!(error <= 1)) {
      length = h * Math.min(0.8, factor);
      continue;
    }
    last.h = h;
    last.y.set(y);
    last.stages.forEach((kept, i) => {
      kept.set(stages[i]!);
    });
    y.set(next);
    t = isLast ? wall : t + h;
    slope.set(work.slopes().at(-1)!);
    const wanted = Math.min(h * factor * Math.min(1, COMFORTABLE / sweeps.count), ceiling);
    if (!isLast || wanted < length) length = wanted;
    ceiling *= 1.1;
    if (onStep?.({ t0: t - h, t1: t, y, at: (_time, out) => out.set(y) })) break;
  }
  return done(false);
}

/**
 * y, the stage values Y_i, their slopes and those of the sweep under way, so placed that one product makes a sweep's
 * sums.
 */
interface StageWork {
  readonly y: Float64Array;
  readonly stages: Vectors;
  /** Slopes of the last sweep, and room for those of the next. */
  slopes(): Vectors;
  fresh(): Vectors;
  /** The fresh slopes become the last sweep's. */
  swap(): void;
  /** factors·(y; Y_1 … Y_s; last slopes) into `sums`. */
  combine(factors: (row: number) => StageFactors): void;
  readonly sums: Vectors;
}

interface StageFactors {
  readonly y: number;
  readonly stages: (j: number) => number;
  readonly slopes: (j: number) => number;
}

/** Rows: slopes, y and Y_i, slopes; the window of y, Y_i and either slopes is one matrix. */
function stageWork(s: number, n: number): StageWork {
  const data = new Float64Array((3 * s + 1) * n);
  const rows = Array.from({ length: 3 * s + 1 }, (_, i) => data.subarray(i * n, (i + 1) * n));
  const windows = [0, s].map((first) =>
    matrix(2 * s + 1, n, data.subarray(first * n, (first + 2 * s + 1) * n)),
  );
  const slopes = [rows.slice(0, s), rows.slice(2 * s + 1)];
  const out = zeros(s, n);
  const factorsOf = zeros(s, 2 * s + 1);
  let current = 0;
  return {
    y: rows[s]!,
    stages: rows.slice(s + 1, 2 * s + 1),
    slopes: () => slopes[current]!,
    fresh: () => slopes[1 - current]!,
    swap: () => {
      current = 1 - current;
    },
    combine: (factors) => {
      const [atSlopes, atY] = current === 0 ? [0, s] : [s + 1, 0];
      for (let i = 0; i < s; i++) {
        const row = factorsOf.data.subarray(i * (2 * s + 1), (i + 1) * (2 * s + 1));
        const { y, stages, slopes: slope } = factors(i);
        row[atY] = y;
        for (let j = 0; j < s; j++) {
          row[atY + 1 + j] = stages(j);
          row[atSlopes + j] = slope(j);
        }
      }
      matmul(factorsOf, windows[current] as Matrix, { out });
    },
    sums: Array.from({ length: s }, (_, i) => out.data.subarray(i * n, (i + 1) * n) as Float64Array),
  };
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
  readonly solver: (h: number) => ShiftedSolver;
}

/**
 * Sweeps until Y = y + hA f(Y): each takes one evaluation and one solve a stage. Where rounding stops them below the
 * tolerance they have converged; before as many sweeps as stages their rate foretells nothing.
 */
function solveStages(
  options: CollocationOptions,
  { nodes, weights, sweep }: Collocation,
  { t, h, solver }: StageProblem,
  work: StageWork,
): { converged: boolean; evaluations: number; count: number } {
  const s = nodes.length;
  const solvers = nodes.map((_, i) => solver(h * sweep[i]![i]!));
  const { stages, sums } = work;
  const bounds = options.norm.bounds(work.y, work.y);
  const evaluate = (i: number, slopes: Vectors) =>
    options.derivative(t + nodes[i]! * h, stages[i]!, slopes[i]!);
  for (let i = 0; i < s; i++) evaluate(i, work.slopes());
  let before = Number.POSITIVE_INFINITY;
  for (let count = 1; count <= MOST_SWEEPS; count++) {
    let size = 0;
    work.combine((i) => ({
      y: 1,
      stages: (j) => (j === i ? -1 : 0),
      slopes: (j) => h * (weights[i]![j]! - (j < i ? sweep[i]![j]! : 0)),
    }));
    const fresh = work.fresh();
    for (let i = 0; i < s; i++) {
      const move = sums[i]!;
      const factors = sweep[i]!.slice(0, i).map((factor) => h * factor);
      weightedSum(move, { base: move, sources: fresh.slice(0, i), factors });
      solvers[i]!.solve(move);
      addTo(stages[i]!, move);
      size = Math.max(size, options.norm.size(move, bounds));
      evaluate(i, fresh);
    }
    work.swap();
    const evaluations = s * (count + 1);
    const rate = Math.min(size / before, 0.99);
    const left = count > 1 ? size * Math.max(rate / (1 - rate), 0.05) : size;
    const stalled = count > s && rate > 0.5 && size <= 1;
    if (left <= SWEEP_TOLERANCE || stalled) return { converged: true, evaluations, count };
    const hopeless = count > s && size * rate ** (MOST_SWEEPS - count) > SWEEP_TOLERANCE;
    if (!Number.isFinite(size) || hopeless) return { converged: false, evaluations, count };
    before = size;
  }
  return { converged: false, evaluations: s * (MOST_SWEEPS + 1), count: MOST_SWEEPS };
}

function addTo(y: Float64Array, move: Float64Array): void {
  for (let k = 0; k < y.length; k++) y[k]! += move[k]!;
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

/** (I + hγJ)⁻¹ h(γ f(y) + Σ e_i f(Y_i)), in the first of the sums. */
function embeddedError(
  { error, sweep }: Collocation,
  { h, slope, solver }: { h: number; slope: Float64Array; solver: StageProblem["solver"] },
  work: StageWork,
): Float64Array {
  const [sum] = work.sums as [Float64Array];
  sum.fill(0);
  const factors = [...error.stages, error.start].map((factor) => h * factor);
  weightedSum(sum, { base: sum, sources: [...work.slopes(), slope], factors });
  solver(h * sweep.at(-1)!.at(-1)!).solve(sum);
  return sum;
}
