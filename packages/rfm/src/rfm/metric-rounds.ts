import type { Kernel } from "@collapsar/kernels";
import { type Matrix, type Random, seededRandom, type Work } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import { mapFn, psdPower, selectRows } from "@collapsar/linalg/parts";
import { agop, radialAgop } from "../agop/agop.js";
import type { Bandwidth } from "../choices/bandwidth.js";
import { medianDistance } from "../machine/bandwidth.js";
import { hasBandwidth, metricKernel, metricKernelSpec } from "../machine/metric-kernel.js";
import { metricMap } from "../machine/metric-map.js";
import { kernelPredictor } from "../machine/predict-tiles.js";
import { type LearningSpace, learningSpace } from "../machine/row-space.js";
import { agopBlockRows, planSolver } from "../solver/memory-plan.js";
import { softmax } from "../solver/softmax.js";
import {
  type MachineMemory,
  type MachineSolution,
  type MachineSystem,
  machineSystem,
} from "../solver/solve-machine.js";
import { checkRfmInput, type RfmSettings } from "./check-rfm-input.js";
import type { RfmOptions, Validation } from "./rfm-options.js";

/** A round that is not solved yet: its kernel values are made once for all ridges that are asked for. */
export interface MetricRound {
  readonly round: number;
  readonly bandwidth: number;
  /** d × d, or d × 1 for a diagonal, made when it is asked for; undefined is the identity of round 0. */
  readonly metric: () => Matrix | undefined;
  /** The machine of a ridge, of which no other is asked for in this round after the `last` one. */
  readonly solve: (ridge: number, last?: boolean) => MachineSolution;
  /** m × C scores of the validation rows by coefficients; absent where there are no such rows. */
  readonly judge: ((alpha: Matrix) => Matrix) | undefined;
}

/** The bandwidth of a round whose points are mapped by its metric. */
function roundBandwidth(bandwidth: Bandwidth, U: Matrix, random: Random): number {
  if (typeof bandwidth === "number") return bandwidth;
  const base = bandwidth === "auto" ? 1 : bandwidth.adapted;
  return base * medianDistance(U, undefined, random);
}

/** AGOP^s; of a diagonal, entry by entry. */
function metricPowerOf(M: Matrix, power: number): Matrix {
  if (power === 1) return M;
  return M.cols === 1 && M.rows > 1 ? mapFn(M, (value) => value ** power) : psdPower(M, power);
}

/** The AGOP on the mapped points U, r × r: of all rows from the derivatives that the system left, else of a sample. */
function mappedAgop(
  kernel: Kernel,
  U: Matrix,
  { D, scratch }: MachineSystem,
  alpha: Matrix,
  options: RfmSettings,
  random: Random,
): Matrix {
  const { centreGradients: centre, contraction, sampleWeights } = options;
  const settings = { centre, contraction };
  if (D !== undefined) return radialAgop(D, U, U, alpha, { ...settings, weights: sampleWeights, scratch });
  const count = Math.min(options.agopRows, U.rows);
  const rows = count === U.rows ? undefined : random.permutation(U.rows).subarray(0, count);
  const points = rows === undefined ? U : selectRows(U, rows);
  const weights =
    rows === undefined || sampleWeights === undefined
      ? sampleWeights
      : Array.from(rows, (i) => sampleWeights[i]!);
  const blockRows = agopBlockRows(U.rows, options.memoryBudget);
  return agop(kernel, points, U, alpha, { ...settings, weights, blockRows });
}

/** Iterations inside a round, as a part of the round. */
function withinRound(work: Work, round: number, rounds: number): Work {
  const { signal, onProgress } = work;
  return {
    signal,
    onProgress: ({ message, done }) =>
      onProgress?.({
        done: round,
        total: rounds + 1,
        unit: "rounds",
        message: `iteration ${done}, ${message}`,
      }),
  };
}

/** Each ridge is solved once in a round. */
function solvedOnce(system: MachineSystem): MetricRound["solve"] {
  const solved = new Map<number, MachineSolution>();
  return (ridge, last = false) => {
    const solution = solved.get(ridge) ?? system.solve(ridge, last);
    solved.set(ridge, solution);
    return solution;
  };
}

/** A metric of the space as one of the columns. */
function liftedOnce(metric: Matrix | undefined, space: LearningSpace): () => Matrix | undefined {
  let lifted: Matrix | undefined;
  return () => {
    if (metric !== undefined) lifted ??= space.lift(metric);
    return lifted;
  };
}

/**
 * The metrics of a recursive feature machine, one round at a time: M ← AGOP(f, X), scaled, where f is the machine of
 * the `metricRidge`, or of the ridge where that is not given. What else is solved in a round is for the caller to
 * say.
 *
 * @throws InputError and NumericalError as `rfmRounds`
 */
export function* metricRounds(X: Matrix, Y: Matrix, options: RfmOptions = {}): Generator<MetricRound> {
  const settings = checkRfmInput(X, Y, options);
  const spec = metricKernelSpec(settings.kernel);
  const { bandwidth, ridge, rounds, validation, loss, sampleWeights: weights, tolerance } = settings;
  const random = seededRandom(settings.seed);
  const plan = planSolver(X.rows, Y.cols, settings.solver, settings.memoryBudget, loss);
  const wholeAgop = plan.method === "direct" && settings.agopRows >= X.rows;
  const memory: MachineMemory = {};
  const space = learningSpace(X, spec, settings.diagonal);
  const { own } = space;
  let metric: Matrix | undefined;
  for (let round = 0; ; round++) {
    const map = metricMap(spec, metric, own.cols);
    const U = map.points(own);
    const L = roundBandwidth(bandwidth, U, random);
    const kernel = metricKernel(spec, L);
    const last = round === rounds;
    const system = machineSystem({
      kernel,
      bandwidth: hasBandwidth(spec) ? L : undefined,
      X: U,
      Y,
      loss,
      weights,
      plan,
      tolerance,
      random,
      memory,
      work: withinRound(options, round, rounds),
      derivatives: !last && wholeAgop,
    });
    const judgeBy = (held: Validation) => {
      // before the first update what lies outside the training rows' space counts too
      const points = map.metric === undefined ? held.X : map.points(space.coordinates(held.X));
      const predicted = kernelPredictor(kernel, points, map.metric === undefined ? X : U);
      return (alpha: Matrix) => (loss === "logistic" ? softmax(predicted(alpha)) : predicted(alpha));
    };
    const solve = solvedOnce(system);
    const judge = validation && judgeBy(validation);
    yield { round, bandwidth: L, metric: liftedOnce(map.metric, space), solve, judge };
    if (last) return;
    const { alpha } = solve(settings.metricRidge ?? ridge, true);
    advance(options, { done: round + 1, total: rounds + 1, unit: "rounds", message: undefined });
    const S = mappedAgop(kernel, U, system, alpha, settings, random);
    const power = metricPowerOf(map.pull(S, settings.diagonal), settings.metricPower);
    metric = space.normalise(power, settings.normalisation);
  }
}
