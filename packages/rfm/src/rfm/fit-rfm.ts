import type { Matrix } from "@collapsar/linalg";
import { type MetricKernelSpec, metricKernelSpec } from "../machine/metric-kernel.js";
import { rfmOptions } from "../options.js";
import { isOver } from "./ends-at.js";
import type { RfmOptions } from "./rfm-options.js";
import { isBetter, type RfmRound, type RoundReport, roundReport } from "./rfm-round.js";
import { rfmRounds } from "./rfm-rounds.js";

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
  /** Every round that was reached. */
  readonly rounds: readonly RoundReport[];
  /** The round whose machine was kept. */
  readonly best: number;
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

/**
 * Fits a recursive feature machine and keeps its best round (by validation: accuracy, then error) or its last.
 *
 * Source: Radhakrishnan et al. 2024; theory §5.
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
  const { patience = Number.POSITIVE_INFINITY } = options;
  const keep = options.keep ?? (options.validation === undefined ? "last" : "best");
  const rounds: RoundReport[] = [];
  let [kept, best, last]: (RfmRound | undefined)[] = [];
  const result = (): RfmFit => ({
    machine: toMachine(kept!, X, options),
    rounds: [...rounds],
    best: kept!.round,
    lastMetric: last!.metric,
    validationScores: kept!.validationScores,
  });
  for (const round of rfmRounds(X, Y, options)) {
    rounds.push(roundReport(round));
    last = round;
    if (best === undefined || isBetter(round.validation ?? round.train, best.validation ?? best.train))
      best = round;
    if (keep === "best") kept = best;
    else if (kept === undefined || typeof keep === "string" || round.round <= keep) kept = round;
    options.onRound?.(round, result);
    if (round.round - best.round >= patience || isOver(options.endsAt)) break;
  }
  return result();
}
