import type { Matrix } from "@collapsar/linalg";
import { treeOptions as defaults, rfmOptions } from "../options.js";
import type { RfmOptions } from "../rfm/rfm-options.js";
import type { RfmTree } from "./rfm-tree.js";
import { type TreeTargets, targetOutputs } from "./targets.js";
import type { TreeSizes } from "./tree-cost.js";

/** A tree on the way: leaves that are not fitted yet predict the mean of their targets. */
export interface PartialTree {
  /** Fitted leaves. */
  readonly done: number;
  /** All leaves. */
  readonly total: number;
  tree(): RfmTree;
}

/** Settings of a tree, beside those of its leaves' machines. */
export interface TreeOptions extends Omit<RfmOptions, "validation" | "labels"> {
  /** Rows beyond which a node is split; defaults to 3,000. */
  readonly leafRows?: number | undefined;
  /** Rows that a split's AGOP is taken from; defaults to 1,000. */
  readonly splitRows?: number | undefined;
  /** Rows on which leaves choose their round, sent down the tree. */
  readonly validation?: { readonly X: Matrix; readonly targets: TreeTargets } | undefined;
  /** Is handed after each leaf with what can be kept of the tree by then. */
  readonly onLeaf?: ((partial: PartialTree) => void) | undefined;
}

/** Inputs of a tree. */
export interface Growth {
  readonly X: Matrix;
  readonly targets: TreeTargets;
  readonly options: TreeOptions;
  /** How many leaves are fitted at a time; defaults to 1. */
  readonly concurrency?: number | undefined;
}

/** The sizes that decide a tree's cost, with the defaults in place. */
export function treeSizes({ X, targets, options }: Growth): TreeSizes {
  const { leafRows = defaults.leafRows.fallback, splitRows = defaults.splitRows.fallback } = options;
  const { rounds = rfmOptions.rounds.fallback } = options;
  return { d: X.cols, outputs: targetOutputs(targets), leafRows, splitRows, rounds };
}
