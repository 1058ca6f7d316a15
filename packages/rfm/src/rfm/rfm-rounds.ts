import type { Matrix } from "@collapsar/linalg";
import { checkKeys } from "@collapsar/linalg/check";
import { accuracy, decodeClasses, meanSquaredError } from "../machine/scores.js";
import { rfmOptions as defaults } from "../options.js";
import { metricRounds } from "./metric-rounds.js";
import { type RfmOptions, rfmOptionKeys } from "./rfm-options.js";
import type { RfmRound, RoundScore } from "./rfm-round.js";

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

/** Rows beyond which a second factorisation in every round would be felt. */
const fewRows = 2000;

const lastOf = ({ rounds = defaults.rounds.fallback }: RfmOptions) => rounds;

/**
 * The ridge of a round's machine: of many rows those beside the round to keep are the machines that the metric needs.
 */
function ridgeOf(round: number, n: number, options: RfmOptions): number {
  const { ridge = defaults.ridge.fallback, metricRidge = ridge } = options;
  // patience compares the rounds with each other
  const isLast = options.keep === "last" && options.patience === undefined;
  const keep = isLast ? lastOf(options) : options.keep;
  return n > fewRows && typeof keep === "number" && round !== keep ? metricRidge : ridge;
}

/** Whether a round needs no other machine than that of this ridge. */
function isOnly(round: number, ridge: number, options: RfmOptions): boolean {
  return round === lastOf(options) || ridge === (options.metricRidge ?? ridge);
}

/** A round before the next one is asked for. */
export interface OpenRound {
  readonly solved: RfmRound;
  /** The same round with the machine of the ridge: what is kept where no later round will be. */
  settled(): RfmRound;
}

/** As `rfmRounds`, with rounds that can be the kept one though the round to keep is not reached. */
export function* openRounds(X: Matrix, Y: Matrix, options: RfmOptions): Generator<OpenRound> {
  const { ridge: chosen = defaults.ridge.fallback } = options;
  for (const { round, bandwidth, metric, solve, judge } of metricRounds(X, Y, options)) {
    const machineOf = (ridge: number, only: boolean): RfmRound => {
      const { alpha, fitted } = solve(ridge, only);
      const train = score(fitted, Y, options.labels, options, options.sampleWeights);
      const judged = () => {
        if (judge === undefined || options.validation === undefined) return undefined;
        const validationScores = judge(alpha);
        const { Y: held, labels } = options.validation;
        return { validation: score(validationScores, held, labels, options), validationScores };
      };
      return {
        round,
        train,
        bandwidth,
        ridge,
        alpha,
        ...judged(),
        get metric() {
          return metric();
        },
      };
    };
    const ridge = ridgeOf(round, X.rows, options);
    const solved = machineOf(ridge, isOnly(round, ridge, options));
    yield { solved, settled: () => (ridge === chosen ? solved : machineOf(chosen, true)) };
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
 * @throws InputError on NaN, fewer than 2 rows, constant targets, settings out of range, or a bandwidth that makes
 *   every kernel value 0 or 1; NumericalError where a system cannot be solved; the signal's reason between rounds and
 *   iterations
 */
export function* rfmRounds(X: Matrix, Y: Matrix, options: RfmOptions = {}): Generator<RfmRound> {
  checkKeys("rfmRounds", options, rfmOptionKeys);
  for (const { solved } of openRounds(X, Y, options)) yield solved;
}
