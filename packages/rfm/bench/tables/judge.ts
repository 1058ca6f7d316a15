import { mean } from "./statistics.js";

/** A learner's answers for the test rows. */
export interface Answer {
  /** Class names, or numbers. */
  readonly predictions: readonly (string | number)[];
  /** One record a row: the probability of each class by its name. */
  readonly probabilities?: readonly Readonly<Record<string, number>>[] | undefined;
  /** Of fit and prediction, reading left out. */
  readonly seconds: number;
  /** Seconds of processors, which other work on the machine does not lengthen. */
  readonly cpu: number;
}

/** How well it did. */
export interface Verdict {
  /** Share of wrong classes, or the mean squared error as a share of what the mean of the learned rows leaves. */
  readonly error: number;
  readonly logLoss: number | null;
  readonly seconds: number;
  readonly cpu?: number | undefined;
}

/** Reference of the scores: the targets of the test rows, and of the learned ones. */
export interface Targets {
  readonly test: readonly string[];
  readonly train: readonly string[];
  readonly classes: boolean;
}

/** The least probability that a log-loss takes: a class that a learner has never seen costs 16, not everything. */
const leastProbability = 1e-7;

/** Error and log-loss of an answer; rows without a target are left out. */
export function judge(answer: Answer, { test, train, classes }: Targets): Verdict {
  const { seconds, cpu, predictions, probabilities } = answer;
  if (predictions.length !== test.length)
    throw new Error(`bench tables: ${test.length} rows need as many predictions, got ${predictions.length}`);
  const rows = test.map((_, i) => i).filter((i) => test[i] !== "NA");
  if (!classes) {
    const centre = mean(train.filter((cell) => cell !== "NA").map(Number));
    const squares = (value: (i: number) => number) =>
      mean(rows.map((i) => (value(i) - Number(test[i])) ** 2));
    return {
      error: squares((i) => Number(predictions[i])) / squares(() => centre),
      logLoss: null,
      seconds,
      cpu,
    };
  }
  const error = mean(rows.map((i) => (String(predictions[i]) === test[i] ? 0 : 1)));
  const loss = (i: number) => -Math.log(Math.max(leastProbability, probabilities![i]![test[i]!] ?? 0));
  return { error, logLoss: probabilities === undefined ? null : mean(rows.map(loss)), seconds, cpu };
}
