import { InputError, type Work } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import { isOver } from "../rfm/ends-at.js";
import type { RfmOptions } from "../rfm/rfm-options.js";
import { type Candidate, type Choice, lossOf } from "./choice.js";
import type { HeldOutJudge } from "./held-out-judge.js";
import type { FoldData } from "./judged-course.js";
import { ridgeCourse, type Standing } from "./ridge-course.js";
import type { ScoreName } from "./score-name.js";

/** The search space, and the rows it is judged on. */
interface TuneProblem {
  readonly machine: RfmOptions;
  readonly folds: readonly FoldData[];
  readonly judge: HeldOutJudge;
  /** The score that serves as the judge's loss, where one was given. */
  readonly metric: ScoreName | undefined;
  /** Ridges in ascending order; one of them where the ridge is given. */
  readonly ridges: readonly number[];
  /** Those of the ridges whose machines may teach the metric; the search for a ridge begins at the first. */
  readonly metricRidges: readonly number[];
  /** Kernels and bandwidths that are tried, the default first. */
  readonly variants: readonly Candidate[];
  /** Rounds without a better one after which a candidate ends. */
  readonly patience: number;
  /** Whether only the last round counts. */
  readonly lastOnly: boolean;
  readonly work: Work;
}

interface Search extends TuneProblem {
  judged: number;
  readonly failures: unknown[];
}

/**
 * A kernel with the best ridges and round on all folds, from a ridge that did well so far; undefined where none is
 * solved. Machines of a small ridge teach sharp differences, between groups say, those of a larger one smooth noise
 * away: which of them go on is decided by round 1, the first that either has taught.
 */
function judgeVariant(search: Search, settings: Candidate, known: number | undefined): Choice | undefined {
  const { machine, ridges, metricRidges, patience, work } = search;
  const message = ridges.length > 1 ? "choosing ridge and round" : "choosing the round";
  const seen = new Set<string>();
  let done = 0;
  const tell = (what: string) =>
    advance(work, { done: done / search.folds.length, unit: "rounds", message: what });
  const problem = {
    ...search,
    settings,
    known,
    beside: metricRidges.length,
    afterFold() {
      done += 1;
      tell(message);
    },
    onRidge(ridge: number, metricRidge: number) {
      seen.add(`${ridge} ${metricRidge}`);
      tell(`${message}, ridge ${ridge}`);
    },
  };
  const lead = ridgeCourse(problem, metricRidges[0]!);
  let standing: Standing | undefined = lead.next().value;
  const rivals = machine.rounds === 0 ? [] : metricRidges.slice(1);
  let running = [lead, ...rivals.map((metricRidge) => ridgeCourse(problem, metricRidge, standing))];
  for (let round = 1; standing !== undefined; round++) {
    if (round - (standing.best?.round ?? 0) > patience || isOver(machine.endsAt)) break;
    const reached = running.flatMap((course) => {
      const { value } = course.next();
      return value === undefined ? [] : [{ course, value }];
    });
    if (reached.length === 0) break;
    const ahead = reached.reduce((a, b) => (b.value.latest < a.value.latest ? b : a));
    standing = ahead.value;
    running = [ahead.course];
  }
  search.judged += seen.size;
  return standing?.best;
}

/** All candidates were solved, and none has a score. */
function untold(metric: ScoreName | undefined): InputError {
  return new InputError({
    fn: "fitModel",
    argument: "metric",
    requirement: "must be a score that can be told on the held-out rows",
    received: `${metric}, which they do not have (of one class, or of a target that does not vary)`,
    remedy: "choose another metric, or other rows to judge by",
  });
}

/**
 * Chooses settings and the round by held-out rows: for each variant of the kernel the ridge, from the best one so
 * far, and the ridge of the machines that teach the metric. All ridges share a round's metric, so that they differ in a
 * factorisation alone.
 *
 * @throws the first candidate's error where none could be solved; InputError where the metric of the held-out rows
 * cannot be
 *   told of any
 */
export function tune(problem: TuneProblem): { best: Choice; judged: number } {
  const failures: unknown[] = [];
  const search: Search = { ...problem, judged: 0, failures };
  let best: Choice | undefined;
  for (const variant of problem.variants) {
    if (best !== undefined && isOver(problem.machine.endsAt)) break;
    const found = judgeVariant(search, variant, best?.candidate.ridge);
    if (lossOf(found) < lossOf(best)) best = found;
  }
  if (best === undefined) throw failures[0] ?? untold(problem.metric);
  return { best, judged: search.judged };
}
