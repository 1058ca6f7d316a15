import { InputError, type Matrix, type Work } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import { isOver } from "../rfm/ends-at.js";
import type { RfmOptions } from "../rfm/rfm-options.js";
import type { HeldOutJudge } from "./held-out-judge.js";
import {
  type FoldData,
  type FoldMachine,
  isCandidateFailure,
  type JudgedRound,
  judgedCourse,
} from "./judged-course.js";
import type { ScoreName } from "./score-name.js";

/** Settings that a search may choose. */
export type Candidate = Pick<RfmOptions, "ridge" | "kernel" | "bandwidth" | "diagonal">;

/** A candidate at its best round. */
export interface Choice {
  readonly candidate: Candidate;
  readonly round: number;
  readonly loss: number;
  /** n′ × C held-out scores, the folds' rows one under the other. */
  readonly scores: Matrix;
  /** Each fold's machine at that round. */
  readonly machines: readonly FoldMachine[];
}

/** The search space, and the rows it is judged on. */
interface TuneProblem {
  readonly machine: RfmOptions;
  readonly folds: readonly FoldData[];
  readonly judge: HeldOutJudge;
  /** The score that serves as the judge's loss, where one was given. */
  readonly metric: ScoreName | undefined;
  /** Ridges in ascending order; one of them where the ridge is given. */
  readonly ridges: readonly number[];
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
}

/** The ridge whose machines teach the metric, and from which the search begins: the middle one. */
export const metricRidgeOf = (ridges: readonly number[]) => ridges[Math.floor(ridges.length / 2)]!;

const lossOf = (choice: Choice | undefined) => choice?.loss ?? Number.POSITIVE_INFINITY;

/**
 * Goes through an ascending list from one of its places, to the side that is better, until it gets worse: the loss as a
 * function of the ridge falls and rises once.
 */
function descend(length: number, start: number, judge: (at: number) => number): void {
  const first = judge(start);
  for (const step of [1, -1]) {
    let best = first;
    for (let at = start + step; at >= 0 && at < length; at += step) {
      const loss = judge(at);
      if (loss >= best) break;
      best = loss;
    }
    if (best < first) return;
  }
}

/** Scores and loss of a candidate's ridge in a round; none where the ridge cannot be solved. */
function judgedRidge({ judge }: Search, round: JudgedRound, ridge: number, failures: unknown[]) {
  try {
    const scores = round.scores(ridge);
    return { scores, loss: judge.loss(scores) };
  } catch (error) {
    if (!isCandidateFailure(error)) throw error;
    failures.push(error);
    return undefined;
  }
}

/** The rounds before one whose metric cannot be learned. */
function* untilFailure(course: Iterable<JudgedRound>, failures: unknown[]): Generator<JudgedRound> {
  try {
    yield* course;
  } catch (error) {
    if (!isCandidateFailure(error)) throw error;
    failures.push(error);
  }
}

/**
 * A kernel with the best ridge and round on all folds, from a ridge that did well so far; undefined where none is
 * solved.
 */
function judgeVariant(
  search: Search,
  variant: Candidate,
  known: number | undefined,
  failures: unknown[],
): Choice | undefined {
  const { machine, folds, ridges, patience, lastOnly, work } = search;
  const metricRidge = metricRidgeOf(ridges);
  const seen = new Set<number>();
  let best: Choice | undefined;
  let [done, round] = [0, 0];
  const message = ridges.length > 1 ? "choosing ridge and round" : "choosing the round";
  const told = (of: string) => advance(work, { done: done / folds.length, unit: "rounds", message: of });
  const step = () => {
    done += 1;
    told(message);
  };
  const course = judgedCourse(folds, { ...machine, ...variant, ridge: metricRidge }, step);
  for (const found of untilFailure(course, failures)) {
    let ofRound: Choice | undefined;
    descend(ridges.length, ridges.indexOf(best?.candidate.ridge ?? known ?? metricRidge), (at) => {
      const ridge = ridges[at]!;
      seen.add(ridge);
      told(`${message}, ridge ${ridge}`);
      const judged = judgedRidge(search, found, ridge, failures);
      if (judged !== undefined && judged.loss < lossOf(ofRound)) {
        const candidate = { ...variant, ridge };
        ofRound = { ...judged, candidate, round, machines: found.machines(ridge) };
      }
      return judged?.loss ?? Number.POSITIVE_INFINITY;
    });
    if (lossOf(ofRound) < lossOf(best) || (lastOnly && ofRound !== undefined)) best = ofRound;
    if (round - (best?.round ?? 0) >= patience || isOver(machine.endsAt)) break;
    round++;
  }
  search.judged += seen.size;
  return best;
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
 * far. The metric of every round is that of the middle ridge, so that ridges differ in a factorisation alone.
 *
 * @throws the first candidate's error where none could be solved; InputError where the metric of the held-out rows
 * cannot be
 *   told of any
 */
export function tune(problem: TuneProblem): { best: Choice; judged: number } {
  const search: Search = { ...problem, judged: 0 };
  const failures: unknown[] = [];
  let best: Choice | undefined;
  for (const variant of problem.variants) {
    if (best !== undefined && isOver(problem.machine.endsAt)) break;
    const found = judgeVariant(search, variant, best?.candidate.ridge, failures);
    if (lossOf(found) < lossOf(best)) best = found;
  }
  if (best === undefined) throw failures[0] ?? untold(problem.metric);
  return { best, judged: search.judged };
}
