import { type Progress, seededRandom } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import { checkGrowthInputs } from "../check-arguments.js";
import type { TreeNode } from "./rfm-tree.js";
import { routeRows } from "./route-rows.js";
import { splitRowsByAgop } from "./split-rows.js";
import { expectedCost } from "./tree-cost.js";
import { type Growth, treeSizes } from "./tree-options.js";

/** A leaf that waits for its machine: everything about it is in the row numbers and the shared settings. */
export interface LeafJob {
  readonly leaf: number;
  readonly rows: Int32Array;
  /** Validation rows that reach the leaf. */
  readonly validationRows: Int32Array;
}

/** The splits of a tree and its leaves' jobs, which are independent of each other. */
export interface TreePlan {
  readonly root: TreeNode;
  readonly jobs: readonly LeafJob[];
}

/** A share of the work (by its operation count) as progress. */
export function percent(fraction: number, message: string): Progress {
  return { done: 100 * fraction, total: 100, unit: "%", message };
}

/** Grows the splits of a tree; the leaves are left as jobs. Source: [xRFM]; theory §5. */
export function planTree(growth: Growth): TreePlan {
  checkGrowthInputs("planTree", growth);
  const { X, targets, options } = growth;
  const { leafRows: _, splitRows: __, validation, onProgress: ___, onLeaf: ____, ...machine } = options;
  const sizes = treeSizes(growth);
  const random = seededRandom(options.seed ?? 0);
  const cost = expectedCost(X.rows, sizes, growth.concurrency);
  const leaves: Int32Array[] = [];
  let done = 0;
  const grow = (rows: Int32Array): TreeNode => {
    const split =
      rows.length <= sizes.leafRows
        ? undefined
        : splitRowsByAgop(X, rows, targets, sizes.splitRows, machine, random);
    if (split === undefined) {
      leaves.push(rows);
      done += rows.length / X.rows;
      const fraction = (done * cost.splits) / (cost.splits + cost.leaves);
      advance(options, percent(fraction, `${leaves.length} leaves found`));
      return leaves.length - 1;
    }
    const { direction, threshold, scale } = split;
    return { direction, threshold, scale, left: grow(split.left), right: grow(split.right) };
  };
  const root = grow(Int32Array.from({ length: X.rows }, (_, i) => i));
  const reached = validation === undefined ? [] : routeRows(root, validation.X);
  const validationRows = (leaf: number) =>
    reached.find((share) => share.leaf === leaf)?.rows ?? new Int32Array(0);
  const jobs = leaves.map((rows, leaf) => ({ leaf, rows, validationRows: validationRows(leaf) }));
  return { root, jobs };
}
