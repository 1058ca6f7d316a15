import type { Kernel } from "@collapsar/kernels";
import { type Matrix, mapFn, psdPower, type Random, seededRandom, selectRows } from "@collapsar/linalg";
import { agop, radialAgop } from "../agop/agop.js";
import { normaliseMetric } from "../agop/normalise-metric.js";
import { medianDistance } from "../machine/bandwidth.js";
import { hasBandwidth, metricKernel, metricKernelSpec } from "../machine/metric-kernel.js";
import { predictTiles } from "../machine/predict-tiles.js";
import { accuracy, decodeClasses, meanSquaredError } from "../machine/scores.js";
import { agopBlockRows, planSolver } from "../solver/memory-plan.js";
import { softmax } from "../solver/softmax.js";
import {
  type MachineMemory,
  type MachineProblem,
  type MachineSolution,
  solveMachine,
} from "../solver/solve-machine.js";
import { checkRfmInput } from "./check-rfm-input.js";
import type { Bandwidth, RfmOptions } from "./rfm-options.js";
import type { RfmRound, RoundScore } from "./rfm-round.js";

/** Rows of the AGOP unless a caller says otherwise. */
const mostAgopRows = 12_000;

function roundBandwidth(bandwidth: Bandwidth, X: Matrix, metric: Matrix | undefined, random: Random): number {
  if (typeof bandwidth === "number") return bandwidth;
  const base = bandwidth === "auto" ? 1 : bandwidth.adapted;
  return base * medianDistance(X, metric, random);
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

/** AGOP^s, scaled: the metric of the next round. */
function scaledPower(M: Matrix, { metricPower = 1, normalization = "max" }: RfmOptions): Matrix {
  if (metricPower === 1) return normaliseMetric(M, normalization);
  const raised =
    M.cols === 1 && M.rows > 1 ? mapFn(M, (value) => value ** metricPower) : psdPower(M, metricPower);
  return normaliseMetric(raised, normalization);
}

function nextMetric(
  kernel: Kernel,
  X: Matrix,
  solution: MachineSolution,
  metric: Matrix | undefined,
  options: RfmOptions,
  random: Random,
): Matrix {
  const { diagonal, centreGradients: centre, contraction, sampleWeights } = options;
  const settings = { metric, diagonal, centre, contraction };
  const count = Math.min(options.agopRows ?? mostAgopRows, X.rows);
  const { alpha, D, scratch } = solution;
  if (D !== undefined) {
    const given = { ...settings, weights: sampleWeights, scratch };
    return scaledPower(radialAgop(D, X, X, alpha, given), options);
  }
  const rows = count === X.rows ? undefined : random.permutation(X.rows).subarray(0, count);
  const points = rows === undefined ? X : selectRows(X, rows);
  const weights =
    rows === undefined || sampleWeights === undefined
      ? sampleWeights
      : Array.from(rows, (i) => sampleWeights[i]!);
  const blockRows = agopBlockRows(X.rows, options.memoryBudget);
  return scaledPower(agop(kernel, points, X, alpha, { ...settings, weights, blockRows }), options);
}

/** The solution, or undefined where the solver was told to give up. */
function solveUnless(givenUp: () => boolean, problem: MachineProblem): MachineSolution | undefined {
  try {
    return solveMachine(problem);
  } catch (error) {
    if (givenUp()) return undefined;
    throw error;
  }
}

/**
 * The rounds of a recursive feature machine, computed one at a time as they are asked for.
 *
 * Round r: solve (K_M + λI)α = Y, report, then M ← AGOP(f, X), scaled. `rounds` updates make rounds + 1 fits.
 * Source: Radhakrishnan et al. 2024; theory §5.
 *
 * @param X - n × d, n ≥ 2
 * @param Y - n × C targets
 * @throws RangeError on NaN, fewer than 2 rows, constant targets, settings out of range, or a bandwidth that makes
 *   every kernel value 0 or 1
 */
export function* rfmRounds(X: Matrix, Y: Matrix, options: RfmOptions = {}): Generator<RfmRound> {
  checkRfmInput(X, Y, options);
  const { kernel: spec = "laplace", bandwidth = 10, ridge = 1e-3, rounds = 5, validation } = options;
  const { loss = "squared", sampleWeights: weights, tolerance = 1e-8 } = options;
  const random = seededRandom(options.seed ?? 0);
  const plan = planSolver(X.rows, Y.cols, options.solver, options.memoryBudget);
  const wholeAgop = plan.method === "direct" && (options.agopRows ?? mostAgopRows) >= X.rows;
  const memory: MachineMemory = {};
  let metric: Matrix | undefined;
  for (let round = 0; ; round++) {
    const L = roundBandwidth(bandwidth, X, metric, random);
    const kernel = metricKernel(spec, L, metric);
    const last = round === rounds;
    let givenUp = false;
    const onIteration = (iteration: number, residual: number) => {
      givenUp ||= options.onIteration?.(round, iteration, residual) === false;
      // the first round is finished whatever the signal says: without it there is nothing to keep
      givenUp ||= round > 0 && options.signal?.aborted === true;
      return !givenUp;
    };
    const machine = {
      kernel,
      bandwidth: hasBandwidth(metricKernelSpec(spec)) ? L : undefined,
      X,
      Y,
      ridge,
      loss,
      weights,
      plan,
      tolerance,
      random,
      memory,
      onIteration,
    };
    const solution = solveUnless(() => givenUp && round > 0, { ...machine, derivatives: !last && wholeAgop });
    if (solution === undefined) return;
    const train = score(solution.fitted, Y, options.labels, options, options.sampleWeights);
    const result = { round, train, bandwidth: L, metric, alpha: solution.alpha };
    if (validation === undefined) yield result;
    else {
      const raw = predictTiles(kernel, validation.X, X, solution.alpha);
      const validationScores = loss === "logistic" ? softmax(raw) : raw;
      yield {
        ...result,
        validation: score(validationScores, validation.Y, validation.labels, options),
        validationScores,
      };
    }
    if (last || options.signal?.aborted === true) return;
    metric = nextMetric(kernel, X, solution, metric, options, random);
  }
}
