import type { Matrix } from "@collapsar/linalg";
import { checkKeys } from "@collapsar/linalg/check";
import { type MetricKernelSpec, metricKernelSpec } from "../machine/metric-kernel.js";
import { rfmOptions } from "../options.js";
import { isOver } from "./ends-at.js";
import { type RfmOptions, rfmOptionKeys } from "./rfm-options.js";
import { isBetter, type RfmRound, type RoundReport, roundReport } from "./rfm-round.js";
import { openRounds } from "./rfm-rounds.js";

/** A fitted machine: plain data, everything that prediction needs. */
export interface RfmMachine {
  readonly kernel: MetricKernelSpec;
  readonly bandwidth: number;
  /** d × d, d × 1 for a diagonal, undefined for the identity. */
  readonly metric: Matrix | undefined;
  /** p × d centres (the training rows). */
  readonly centres: Matrix;
  /** p × C coefficients. */
  readonly alpha: Matrix;
  /** Scores are values for "squared", class probabilities for "logistic". */
  readonly loss: "squared" | "logistic";
}

/** A fitted recursive feature machine with its rounds: the result of `fitRfm`. */
export interface RfmFit {
  readonly machine: RfmMachine;
  /**
   * Every round that was reached, with the errors of its machine (of `metricRidge`, beyond 2,000 rows before the one
   * to keep).
   */
  readonly rounds: readonly RoundReport[];
  /** The round whose machine was kept. */
  readonly best: number;
  /** λ of the kept machine: the ridge; of a fit on the way perhaps the metric's. */
  readonly ridge: number;
  /** M after the last update. */
  readonly lastMetric: Matrix | undefined;
  /** Scores of the validation rows at the kept round. */
  readonly validationScores: Matrix | undefined;
}

/** Is handed each round with what the fit would return if it ended there; that is what an interrupted fit leaves. */
export type RoundListener = (round: RfmRound, soFar: () => RfmFit) => void;

function toMachine(kept: RfmRound, X: Matrix, options: RfmOptions): RfmMachine {
  const { bandwidth, metric, alpha } = kept;
  return {
    kernel: metricKernelSpec(options.kernel ?? rfmOptions.kernel.fallback),
    bandwidth,
    metric,
    centres: X,
    alpha,
    loss: options.loss ?? rfmOptions.loss.fallback,
  };
}

const scoreOf = ({ validation, train }: RfmRound) => validation ?? train;

/**
 * Fits a recursive feature machine and keeps its best round (by validation: accuracy, then error) or its last.
 *
 * Source: Radhakrishnan et al. 2024; theory §5. Beyond 2,000 rows the rounds before the one to keep are reported with
 * the machines of `metricRidge`; where the fit is cut before that round, its last one is solved with the ridge too.
 *
 * @param X - n × d, n ≥ 2; kept by reference as the machine's centres
 * @param Y - n × C targets
 * @throws InputError as `rfmRounds`
 */
export function fitRfm(
  X: Matrix,
  Y: Matrix,
  options: RfmOptions & { readonly onRound?: RoundListener | undefined } = {},
): RfmFit {
  checkKeys("fitRfm", options, ["onRound", ...rfmOptionKeys]);
  const { patience = Number.POSITIVE_INFINITY } = options;
  const keep = options.keep ?? (options.validation === undefined ? "last" : "best");
  const rounds: RoundReport[] = [];
  let [kept, best, last]: (RfmRound | undefined)[] = [];
  const result = (): RfmFit => ({
    machine: toMachine(kept!, X, options),
    rounds: [...rounds],
    best: kept!.round,
    ridge: kept!.ridge,
    lastMetric: last!.metric,
    validationScores: kept!.validationScores,
  });
  const { ridge = rfmOptions.ridge.fallback } = options;
  for (const { solved: round, settled } of openRounds(X, Y, { ...options, keep })) {
    rounds.push(roundReport(round));
    last = round;
    // scores of different ridges say nothing of rounds, and a round to keep is waited for
    const isCompared = round.ridge === ridge && !(typeof keep === "number" && round.round < keep);
    const isFirst = best === undefined || best.ridge !== ridge;
    if (isFirst || (isCompared && isBetter(scoreOf(round), scoreOf(best!)))) best = round;
    if (keep === "best") kept = best;
    else if (kept === undefined || typeof keep === "string" || round.round <= keep) kept = round;
    options.onRound?.(round, result);
    const isCut = isOver(options.endsAt);
    if (isCut && kept === round) {
      kept = settled();
      rounds[rounds.length - 1] = roundReport(kept);
    }
    if (isCut || (isCompared && round.round - best!.round >= patience)) break;
  }
  return result();
}
