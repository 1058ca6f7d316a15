import type { Matrix } from "@collapsar/linalg";
import type { RfmOptions } from "../rfm/rfm-options.js";
import type { FoldMachine } from "./judged-course.js";

/** Settings that a search may choose. */
export type Candidate = Pick<RfmOptions, "ridge" | "metricRidge" | "kernel" | "bandwidth" | "diagonal">;

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

/** The loss of a choice; nothing is worse than none. */
export const lossOf = (choice: Choice | undefined): number => choice?.loss ?? Number.POSITIVE_INFINITY;
