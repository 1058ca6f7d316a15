import type { RfmOptions } from "../rfm/rfm-options.js";
import { type Candidate, type Choice, lossOf } from "./choice.js";
import type { HeldOutJudge } from "./held-out-judge.js";
import { type FoldData, isCandidateFailure, type JudgedRound, judgedCourse } from "./judged-course.js";

/** What the courses of one kernel share. */
export interface CourseProblem {
  readonly machine: RfmOptions;
  readonly settings: Candidate;
  readonly folds: readonly FoldData[];
  readonly judge: HeldOutJudge;
  /** Ridges in ascending order. */
  readonly ridges: readonly number[];
  /** A ridge that did well so far. */
  readonly known: number | undefined;
  /** Whether only the last round counts. */
  readonly lastOnly: boolean;
  /** Courses whose matrices are held at once. */
  readonly beside: number;
  /** Called after each round of each fold. */
  readonly afterFold: () => void;
  /** Called before each ridge that is judged. */
  readonly onRidge: (ridge: number, metricRidge: number) => void;
  /** Where the errors of ridges and rounds go that could not be solved. */
  readonly failures: unknown[];
}

/** How a course stands after a round. */
export interface Standing {
  readonly best: Choice | undefined;
  /** The loss of this round itself. */
  readonly latest: number;
}

/** Rounds that look to both sides of the best ridge so far; later ones look to one, the sides in turn. */
const thoroughRounds = 2;

const sidesIn = (round: number) => (round < thoroughRounds ? [1, -1] : [round % 2 === 0 ? -1 : 1]);

/**
 * Goes through an ascending list from one of its places, to the side that is better, until it gets worse: the loss as a
 * function of the ridge falls and rises once.
 */
function descend(
  length: number,
  start: number,
  sides: readonly number[],
  judge: (at: number) => number,
): void {
  const first = judge(start);
  for (const step of sides) {
    let best = first;
    for (let at = start + step; at >= 0 && at < length; at += step) {
      const loss = judge(at);
      if (loss >= best) break;
      best = loss;
    }
    if (best < first) return;
  }
}

/** Scores and loss of a ridge in a round; none where it cannot be solved. */
function judgedRidge({ judge, failures }: CourseProblem, found: JudgedRound, ridge: number) {
  try {
    const scores = found.scores(ridge);
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
 * The best ridge of each round on all folds, one round after the other, where machines of the `metricRidge` teach the
 * metric; `before` is what another course knows of round 0, whose metric no machine has taught, and which is not judged
 * again.
 */
export function* ridgeCourse(
  problem: CourseProblem,
  metricRidge: number,
  before?: Standing,
): Generator<Standing, undefined> {
  const { machine, settings, folds, ridges, known, lastOnly, onRidge, failures } = problem;
  const course = judgedCourse(folds, { ...machine, ...settings, ridge: metricRidge }, problem);
  let [round, best] = [0, before?.best];
  for (const found of untilFailure(course, failures)) {
    if (round > 0 || before === undefined) {
      let ofRound: Choice | undefined;
      const start = ridges.indexOf(best?.candidate.ridge ?? known ?? metricRidge);
      descend(ridges.length, start, sidesIn(round), (at) => {
        const ridge = ridges[at]!;
        onRidge(ridge, metricRidge);
        const judged = judgedRidge(problem, found, ridge);
        if (judged !== undefined && judged.loss < lossOf(ofRound)) {
          const candidate = { ...settings, ridge, metricRidge };
          ofRound = { ...judged, candidate, round, machines: found.machines(ridge) };
        }
        return judged?.loss ?? Number.POSITIVE_INFINITY;
      });
      if (lossOf(ofRound) < lossOf(best) || (lastOnly && ofRound !== undefined)) best = ofRound;
      yield { best, latest: lossOf(ofRound) };
    }
    round++;
  }
  return undefined;
}
