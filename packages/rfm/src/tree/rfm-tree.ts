import type { RfmMachine } from "../rfm/fit-rfm.js";

/**
 * A split: rows whose projection is at most the threshold go left, all others right; one rule for fit and prediction.
 */
export interface TreeSplit {
  /** d numbers of norm 1. */
  readonly direction: Float64Array;
  readonly threshold: number;
  /** The projections' median absolute distance to the threshold: the unit of the routing temperature. */
  readonly scale: number;
  readonly left: TreeNode;
  readonly right: TreeNode;
}

/** A leaf's machine, or the constant that stands where a leaf's targets do not vary. */
export interface TreeLeaf {
  /** Number of training rows. */
  readonly rows: number;
  readonly machine: RfmMachine | undefined;
  /** C scores, where there is no machine. */
  readonly constant: Float64Array | undefined;
}

/** A split or the index of a leaf. */
export type TreeNode = TreeSplit | number;

/** A tree of machines; a lone machine is a tree whose root is leaf 0. */
export interface RfmTree {
  readonly root: TreeNode;
  readonly leaves: readonly TreeLeaf[];
  /** Number of outputs C. */
  readonly outputs: number;
}
