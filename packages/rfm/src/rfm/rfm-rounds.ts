import type { Kernel } from "@collapsar/kernels";
import { type Matrix, type Random, seededRandom, type Work } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import { mapFn, psdPower, selectRows } from "@collapsar/linalg/parts";
import { agop, radialAgop } from "../agop/agop.js";
import { medianDistance } from "../machine/bandwidth.js";
import { hasBandwidth, metricKernel, metricKernelSpec } from "../machine/metric-kernel.js";
import { metricMap } from "../machine/metric-map.js";
import { predictTiles } from "../machine/predict-tiles.js";
import { type LearningSpace, learningSpace } from "../machine/row-space.js";
import { accuracy, decodeClasses, meanSquaredError } from "../machine/scores.js";
import { agopBlockRows, planSolver } from "../solver/memory-plan.js";
import { softmax } from "../solver/softmax.js";
import { type MachineMemory, type MachineSolution, solveMachine } from "../solver/solve-machine.js";
import { checkRfmInput, type RfmSettings } from "./check-rfm-input.js";
import type { Bandwidth, RfmOptions } from "./rfm-options.js";
import type { RfmRound, RoundScore } from "./rfm-round.js";

/** The bandwidth of a round whose points are mapped by its metric. */
function roundBandwidth(bandwidth: Bandwidth, U: Matrix, random: Random): number {
  if (typeof bandwidth === "number") return bandwidth;
  const base = bandwidth === "auto" ? 1 : bandwidth.adapted;
  return base * medianDistance(U, undefined, random);
}

function score(
  F: Matrix,
  Y: Matrix,
  labels: ArrayLike<number> | undefined,
  options: RfmOptions,
  weights?: ArrayLike<number>,
): RoundScore {
  const mse = meanSquaredError(F, Y, weights);
  if (labels === undefined) return { mse };
  return { mse, accuracy: accuracy(decodeClasses(F, options.decodeOffset), labels, weights) };
}

/** AGOP^s; of a diagonal, entry by entry. */
function metricPowerOf(M: Matrix, power: number): Matrix {
  if (power === 1) return M;
  return M.cols === 1 && M.rows > 1 ? mapFn(M, (value) => value ** power) : psdPower(M, power);
}

/** The AGOP on the mapped points U, r × r: of all rows from the derivatives that the solver left, else of a sample. */
function mappedAgop(
  kernel: Kernel,
  U: Matrix,
  { alpha, D, scratch }: MachineSolution,
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

/** A round whose metric is one of the columns as soon as somebody looks at it. */
function roundOf(
  found: Omit<RfmRound, "metric" | "validation" | "validationScores">,
  metric: Matrix | undefined,
  space: LearningSpace,
): (judged?: Pick<RfmRound, "validation" | "validationScores">) => RfmRound {
  let lifted: Matrix | undefined;
  return (judged) => ({
    ...found,
    ...judged,
    get metric() {
      if (metric !== undefined) lifted ??= space.lift(metric);
      return lifted;
    },
  });
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

/**
 * The rounds of a recursive feature machine, computed one at a time as they are asked for.
 *
 * Round r: solve (K_M + λI)α = Y, report, then M ← AGOP(f, X), scaled. `rounds` updates make rounds + 1 fits.
 * Source: Radhakrishnan et al. 2024; theory §5.
 *
 * @param X - n × d, n ≥ 2
 * @param Y - n × C targets
 * @throws InputError on NaN, fewer than 2 rows, constant targets, settings out of range, or a bandwidth that makes
 *   every kernel value 0 or 1; NumericalError where a system cannot be solved; the signal's reason between rounds and
 *   iterations
 */
export function* rfmRounds(X: Matrix, Y: Matrix, options: RfmOptions = {}): Generator<RfmRound> {
  const settings = checkRfmInput(X, Y, options);
  const spec = metricKernelSpec(settings.kernel);
  const { bandwidth, ridge, rounds, validation, loss, sampleWeights: weights, tolerance } = settings;
  const random = seededRandom(settings.seed);
  const plan = planSolver(X.rows, Y.cols, settings.solver, settings.memoryBudget);
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
    const machine = {
      kernel,
      bandwidth: hasBandwidth(spec) ? L : undefined,
      X: U,
      Y,
      ridge,
      loss,
      weights,
      plan,
      tolerance,
      random,
      memory,
      work: withinRound(options, round, rounds),
    };
    const solution = solveMachine({ ...machine, derivatives: !last && wholeAgop });
    const train = score(solution.fitted, Y, options.labels, options, options.sampleWeights);
    const found = roundOf({ round, train, bandwidth: L, alpha: solution.alpha }, map.metric, space);
    if (validation === undefined) yield found();
    else {
      // before the first update what lies outside the training rows' space counts too
      const points = map.metric === undefined ? validation.X : map.points(space.coordinates(validation.X));
      const raw = predictTiles(kernel, points, map.metric === undefined ? X : U, solution.alpha);
      const validationScores = loss === "logistic" ? softmax(raw) : raw;
      const judged = score(validationScores, validation.Y, validation.labels, options);
      yield found({ validation: judged, validationScores });
    }
    if (last) return;
    advance(options, { done: round + 1, total: rounds + 1, unit: "rounds", message: undefined });
    const S = mappedAgop(kernel, U, solution, settings, random);
    const power = metricPowerOf(map.pull(S, settings.diagonal), settings.metricPower);
    metric = space.normalise(power, settings.normalization);
  }
}
