import type { Verdict } from "./judge.js";
import { mean, median, ranks } from "./statistics.js";

/** Means over the seeds. */
export interface LearnerResult extends Verdict {
  /** Each seed's error, in their order. */
  readonly errors: readonly number[];
}

/** One table with all learners. */
export interface TableResult {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly classes: boolean;
  readonly learners: Readonly<Record<string, LearnerResult>>;
}

/** One learner over all tables. */
export interface LearnerSummary {
  readonly learner: string;
  readonly meanRank: number;
  /** Tables in which none is better. */
  readonly wins: number;
  readonly logLoss: number | null;
  readonly logLossRank: number | null;
  readonly medianSeconds: number;
  /** The median over tables of our seconds divided by this learner's; the same of processor seconds. */
  readonly timeAgainstOurs: number;
  readonly cpuAgainstOurs: number;
}

/** Our time on a table as a share of a learner's. */
const shareOf = ({ learners }: TableResult, learner: string, of: "seconds" | "cpu") =>
  (learners["ours"]![of] ?? Number.NaN) / (learners[learner]![of] ?? Number.NaN);

/** Verdicts of the seeds as one. */
export function meanVerdict(verdicts: readonly Verdict[]): LearnerResult {
  const losses = verdicts.map(({ logLoss }) => logLoss);
  return {
    error: mean(verdicts.map(({ error }) => error)),
    logLoss: losses.every((loss) => loss !== null) ? mean(losses) : null,
    seconds: mean(verdicts.map(({ seconds }) => seconds)),
    cpu: mean(verdicts.map(({ cpu }) => cpu ?? Number.NaN)),
    errors: verdicts.map(({ error }) => error),
  };
}

/** Ranks by the tables' mean errors, log-losses over the tables of classes, and times; the best first. */
export function summary(results: readonly TableResult[]): LearnerSummary[] {
  const names = Object.keys(results[0]!.learners);
  const ofTable = (of: (result: TableResult, learner: string) => number, tables = results) =>
    tables.map((table) => ranks(names.map((name) => of(table, name))));
  const byError = ofTable(({ learners }, name) => learners[name]!.error);
  const classes = results.filter((table) => table.classes);
  const byLoss = ofTable(({ learners }, name) => learners[name]!.logLoss!, classes);
  const found = names.map((learner, at) => ({
    learner,
    meanRank: mean(byError.map((row) => row[at]!)),
    wins: byError.filter((row) => row[at] === Math.min(...row)).length,
    logLoss: classes.length === 0 ? null : mean(classes.map((table) => table.learners[learner]!.logLoss!)),
    logLossRank: classes.length === 0 ? null : mean(byLoss.map((row) => row[at]!)),
    medianSeconds: median(results.map((table) => table.learners[learner]!.seconds)),
    timeAgainstOurs: median(results.map((table) => shareOf(table, learner, "seconds"))),
    cpuAgainstOurs: median(results.map((table) => shareOf(table, learner, "cpu"))),
  }));
  return found.sort((a, b) => a.meanRank - b.meanRank);
}
