import { InputError, type Matrix } from "@collapsar/linalg";
import {
  advance,
  checkFinite,
  checkFunction,
  checkInteger,
  checkKeys,
  checkMatrix,
  resolveOptions,
} from "@collapsar/linalg/check";
import { checkTreeTargets } from "../check-arguments.js";
import { rfmOptions, treeOptions } from "../options.js";
import { isOver } from "../rfm/ends-at.js";
import { rfmOptionKeys } from "../rfm/rfm-options.js";
import { fitLeaf, meanLeaf } from "./fit-leaf.js";
import { type LeafJob, percent, planTree, type TreePlan } from "./plan-tree.js";
import type { RfmTree, TreeLeaf } from "./rfm-tree.js";
import { type TreeTargets, targetOutputs } from "./targets.js";
import { expectedCost, machineCost } from "./tree-cost.js";
import { type Growth, type TreeOptions, treeSizes } from "./tree-options.js";

function checkGrowth({ X, targets, options }: Growth): void {
  checkKeys("fitTree", options ?? null, ["leafRows", "splitRows", "onLeaf", ...rfmOptionKeys]);
  checkTreeTargets("fitTree", targets);
  checkMatrix("fitTree", "X", X);
  checkFinite("fitTree", "X", X);
  if (X.rows < 2)
    throw new InputError({
      fn: "fitTree",
      requirement: "X must have at least 2 rows",
      received: String(X.rows),
    });
  // how many rounds there are decides what the tree costs
  resolveOptions("fitTree", { ...treeOptions, rounds: rfmOptions.rounds }, options);
  const count = targets.kind === "labels" ? targets.labels.length : targets.values.rows;
  if (count !== X.rows)
    throw new InputError({
      fn: "fitTree",
      requirement: `${X.rows} rows need as many targets`,
      received: String(count),
    });
}

/** The leaves of a plan as they are fitted, in any order. */
interface LeafCollection {
  add(job: LeafJob, leaf: TreeLeaf): void;
  /** The tree so far: leaves that are missing predict the mean of their targets. */
  tree(): RfmTree;
}

function collectLeaves(growth: Growth, { root, jobs }: TreePlan): LeafCollection {
  const { X, targets, options } = growth;
  const sizes = treeSizes(growth);
  const cost = expectedCost(X.rows, sizes, growth.concurrency);
  const weights = jobs.map(({ rows }) => machineCost(rows.length, sizes));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const leaves: (TreeLeaf | undefined)[] = jobs.map(() => undefined);
  let [done, count] = [0, 0];
  const tree = () => ({
    root,
    leaves: leaves.map((leaf, at) => leaf ?? meanLeaf(jobs[at]!, targets)),
    outputs: targetOutputs(targets),
  });
  return {
    add({ leaf: at }, leaf) {
      leaves[at] = leaf;
      done += weights[at]! / total;
      count++;
      const fraction = (cost.splits + done * cost.leaves) / (cost.splits + cost.leaves);
      options.onLeaf?.({ done: count, total: jobs.length, tree });
      advance(options, percent(fraction, `leaf ${count} of ${jobs.length}`));
    },
    tree,
  };
}

/**
 * Fits an xRFM tree: rows are halved at the median of the top AGOP direction until a leaf holds at most `leafRows`,
 * then each leaf gets its own recursive feature machine.
 *
 * Source: [xRFM] Beaglehole et al. 2025; theory §5. Ties at a threshold go left at fit and at prediction. X may be
 * float32: it is never copied whole. Leaves that are not begun before `endsAt` predict a mean, and so they do in what
 * `onLeaf` is handed.
 *
 * @param X - n × d
 * @throws InputError as `fitRfm`
 */
export function fitTree(X: Matrix, targets: TreeTargets, options: TreeOptions = {}): RfmTree {
  const growth = { X, targets, options };
  checkGrowth(growth);
  const plan = planTree(growth);
  const fitted = collectLeaves(growth, plan);
  for (const job of plan.jobs) {
    if (isOver(options.endsAt)) break;
    fitted.add(job, fitLeaf(job, growth));
  }
  return fitted.tree();
}

/** Fits one leaf elsewhere: resolves to `fitLeaf(job, growth)`, or to undefined where the work was stopped. */
export type LeafRunner = (job: LeafJob, growth: Growth) => Promise<TreeLeaf | undefined>;

/**
 * As `fitTree`, with up to `concurrency` leaves at a time fitted by `runLeaf`: hand it a function that sends a job to a
 * worker.
 *
 * @param concurrency - defaults to all leaves
 */
export async function fitTreeParallel(
  X: Matrix,
  targets: TreeTargets,
  options: TreeOptions,
  runLeaf: LeafRunner,
  concurrency = Number.POSITIVE_INFINITY,
): Promise<RfmTree> {
  checkFunction("fitTreeParallel", "runLeaf", runLeaf);
  checkConcurrency(concurrency);
  const growth = { X, targets, options, ...(Number.isFinite(concurrency) && { concurrency }) };
  checkGrowth(growth);
  const plan = planTree(growth);
  const fitted = collectLeaves(growth, plan);
  const queue = plan.jobs.values();
  const work = async () => {
    for (const job of queue) {
      if (isOver(options.endsAt)) return;
      const leaf = await runLeaf(job, growth);
      options.signal?.throwIfAborted();
      if (leaf !== undefined) fitted.add(job, leaf);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, plan.jobs.length) }, work));
  return fitted.tree();
}

function checkConcurrency(concurrency: number): void {
  if (concurrency !== Number.POSITIVE_INFINITY)
    checkInteger("fitTreeParallel", "concurrency", concurrency, 1);
}
