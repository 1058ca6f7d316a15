import type { Matrix, Work } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import { isOver } from "../rfm/ends-at.js";
import type { RfmOptions } from "../rfm/rfm-options.js";
import type { RfmRound } from "../rfm/rfm-round.js";
import type { HeldOutJudge } from "./held-out-judge.js";
import { type FoldData, isCandidateFailure, judgedCourse } from "./judged-course.js";

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
  readonly rounds: readonly RfmRound[];
  /** The loss of each round that was judged. */
  readonly losses: readonly number[];
}

/** What is searched, on which rows. */
interface TuneProblem {
  readonly machine: RfmOptions;
  readonly folds: readonly FoldData[];
  readonly judge: HeldOutJudge;
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

/** One candidate on all folds, at its best round. */
function judgeCandidate(search: Search, candidate: Candidate): Choice | undefined {
  const { machine, folds, judge, patience, lastOnly, work } = search;
  const losses: number[] = [];
  let best: Choice | undefined;
  let done = 0;
  const message = `choosing: ridge ${candidate.ridge}`;
  const step = () => advance(work, { done: ++done / folds.length, unit: "rounds", message });
  for (const { scores, rounds } of judgedCourse(folds, { ...machine, ...candidate }, step)) {
    const round = losses.length;
    const loss = judge.loss(scores);
    losses.push(loss);
    if (best === undefined || lastOnly || loss < best.loss)
      best = { candidate, round, loss, scores, losses, rounds };
    if (round - best.round >= patience || isOver(machine.endsAt)) break;
  }
  search.judged++;
  return best;
}

/** The same, or undefined where the candidate's machine cannot be solved. */
function tryCandidate(search: Search, candidate: Candidate, failures: unknown[]): Choice | undefined {
  try {
    return judgeCandidate(search, candidate);
  } catch (error) {
    if (!isCandidateFailure(error)) throw error;
    failures.push(error);
    return undefined;
  }
}

const lossOf = (choice: Choice | undefined) => choice?.loss ?? Number.POSITIVE_INFINITY;

/**
 * Goes down an ascending list of ridges from one of them, to the side that is better, until it gets worse: the loss as a
 * function of the ridge falls and rises once.
 */
function descend(
  ridges: readonly number[],
  start: number,
  judge: (ridge: number) => Choice | undefined,
  over: () => boolean,
): Choice | undefined {
  let best = judge(ridges[start]!);
  for (const step of [1, -1]) {
    let moved = false;
    for (let at = start + step; at >= 0 && at < ridges.length && !over(); at += step) {
      const next = judge(ridges[at]!);
      if (lossOf(next) >= lossOf(best)) break;
      best = next;
      moved = true;
    }
    if (moved) break;
  }
  return best;
}

/**
 * Chooses settings and the round by held-out rows: for each variant of the kernel the ridge, from the best one so far.
 *
 * @throws the first candidate's error where none could be solved
 */
export function tune(problem: TuneProblem): { best: Choice; judged: number } {
  const { machine, ridges, variants } = problem;
  const search: Search = { ...problem, judged: 0 };
  const failures: unknown[] = [];
  const over = () => isOver(machine.endsAt);
  let best: Choice | undefined;
  for (const variant of variants) {
    if (best !== undefined && over()) break;
    const known = best?.candidate.ridge;
    const start = known === undefined ? Math.floor(ridges.length / 2) : ridges.indexOf(known);
    const judge = (ridge: number) => tryCandidate(search, { ...variant, ridge }, failures);
    const found = descend(ridges, start, judge, over);
    if (lossOf(found) < lossOf(best)) best = found;
  }
  if (best === undefined) throw failures[0];
  return { best, judged: search.judged };
}
