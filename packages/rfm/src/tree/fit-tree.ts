import {
  checkFinite,
  checkInteger,
  checkMatrix,
  type Matrix,
  seededRandom,
  selectRows,
} from "@collapsar/linalg";
import { inFloat64 } from "../machine/in-float64.js";
import { fitRfm } from "../rfm/fit-rfm.js";
import type { RfmOptions } from "../rfm/rfm-options.js";
import type { RfmTree, TreeLeaf, TreeNode } from "./rfm-tree.js";
import { routeRows } from "./route-rows.js";
import { splitRowsByAgop } from "./split-rows.js";
import { codedTargets, isConstantTarget, labelsOf, type TreeTargets, targetOutputs } from "./targets.js";

/** Settings of a tree, beside those of its leaves' machines. */
export interface TreeOptions extends Omit<RfmOptions, "validation" | "labels" | "onIteration"> {
  /** Rows beyond which a node is split; defaults to 3,000. */
  readonly leafRows?: number | undefined;
  /** Rows that a split's AGOP is taken from; defaults to 1,000. */
  readonly splitRows?: number | undefined;
  /** Rows on which leaves choose their round, sent down the tree. */
  readonly validation?: { readonly X: Matrix; readonly targets: TreeTargets } | undefined;
  /** Called with the share of the work that is done (by its operation count) and what was done last; false stops. */
  readonly onProgress?: ((fraction: number, message: string) => unknown) | undefined;
}

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
  /** Whether the caller stopped it: what was not split yet became a leaf. */
  readonly stopped: boolean;
}

/** Operations of one machine's rounds on m rows: Cholesky, Gram matrices and AGOP. */
function machineCost(m: number, d: number, outputs: number, rounds: number): number {
  return (rounds + 1) * m * m * (m / 3 + 4 * d + 20) + rounds * 2 * m * m * Math.min(m, outputs * d);
}

/** Operations of all splits and of all leaves, before any is done: medians halve, so the shape is known. */
function expectedCost(
  n: number,
  X: Matrix,
  outputs: number,
  leafRows: number,
  splitRows: number,
  rounds: number,
): { splits: number; leaves: number } {
  if (n <= leafRows) return { splits: 0, leaves: machineCost(n, X.cols, outputs, rounds) };
  const half = expectedCost(n / 2, X, outputs, leafRows, splitRows, rounds);
  const own = machineCost(Math.min(n, splitRows), X.cols, outputs, 1) + 10 * n * X.cols + 10 * X.cols ** 3;
  return { splits: own + 2 * half.splits, leaves: 2 * half.leaves };
}

interface Growth {
  readonly X: Matrix;
  readonly targets: TreeTargets;
  readonly options: TreeOptions;
}

/** Grows the splits of a tree; the leaves are left as jobs. Source: [xRFM]; theory §5. */
export function planTree({ X, targets, options }: Growth): TreePlan {
  const { leafRows = 3000, splitRows = 1000, validation, onProgress, ...machine } = options;
  const random = seededRandom(options.seed ?? 0);
  const outputs = targetOutputs(targets);
  const cost = expectedCost(X.rows, X, outputs, leafRows, splitRows, options.rounds ?? 5);
  const leaves: Int32Array[] = [];
  let [done, stopped] = [0, false];
  const grow = (rows: Int32Array): TreeNode => {
    stopped ||= options.signal?.aborted === true;
    const split =
      stopped || rows.length <= leafRows
        ? undefined
        : splitRowsByAgop(X, rows, targets, splitRows, machine, random);
    if (split === undefined) {
      leaves.push(rows);
      done += rows.length / X.rows;
      const fraction = (done * cost.splits) / (cost.splits + cost.leaves);
      stopped ||= onProgress?.(fraction, `${leaves.length} leaves found`) === false;
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
  return { root, jobs, stopped };
}

function leafValidation(job: LeafJob, validation: TreeOptions["validation"]): RfmOptions["validation"] {
  if (validation === undefined || job.validationRows.length < 10) return undefined;
  const X = inFloat64(selectRows(validation.X, job.validationRows));
  const { targets } = validation;
  return { X, Y: codedTargets(targets, job.validationRows), labels: labelsOf(targets, job.validationRows) };
}

/** Fits the machine of one leaf: needs nothing but the job and what all jobs share, so leaves can go anywhere. */
export function fitLeaf(job: LeafJob, { X, targets, options }: Growth): TreeLeaf {
  const { leafRows: _, splitRows: __, onProgress: ___, validation, sampleWeights, ...machine } = options;
  const Y = codedTargets(targets, job.rows);
  if (isConstantTarget(Y) || job.rows.length < 2) {
    return {
      rows: job.rows.length,
      machine: undefined,
      constant: Float64Array.from(Y.data.subarray(0, Y.cols)),
    };
  }
  const points = selectRows(X, job.rows);
  const fit = fitRfm(inFloat64(points), Y, {
    ...machine,
    sampleWeights:
      sampleWeights === undefined ? undefined : Array.from(job.rows, (row) => sampleWeights[row]!),
    labels: labelsOf(targets, job.rows),
    validation: leafValidation(job, validation),
  });
  // The centres stay in the type of the data: a float32 table is kept once, not once more in float64.
  return { rows: job.rows.length, machine: { ...fit.machine, centres: points }, constant: undefined };
}

function checkGrowth({ X, targets, options }: Growth): void {
  checkMatrix("fitTree", "X", X);
  checkFinite("fitTree", "X", X);
  if (X.rows < 2) throw new RangeError(`fitTree: X must have at least 2 rows, got ${X.rows}`);
  checkInteger("fitTree", "leafRows", options.leafRows ?? 3000, 2);
  checkInteger("fitTree", "splitRows", options.splitRows ?? 1000, 2);
  const count = targets.kind === "labels" ? targets.labels.length : targets.values.rows;
  if (count !== X.rows) throw new RangeError(`fitTree: ${X.rows} rows need as many targets, got ${count}`);
}

/**
 * Fits an xRFM tree: rows are halved at the median of the top AGOP direction until a leaf holds at most `leafRows`, then
 * each leaf gets its own recursive feature machine.
 *
 * Source: [xRFM] Beaglehole et al. 2025; theory §5. Ties at a threshold go left at fit and at prediction. X may be
 * float32: it is never copied whole.
 *
 * @param X - n × d
 * @throws RangeError as `fitRfm`
 */
export function fitTree(X: Matrix, targets: TreeTargets, options: TreeOptions = {}): RfmTree {
  const growth = { X, targets, options };
  checkGrowth(growth);
  const { leafRows = 3000, splitRows = 1000, rounds = 5, onProgress } = options;
  const cost = expectedCost(X.rows, X, targetOutputs(targets), leafRows, splitRows, rounds);
  const plan = planTree(growth);
  const { root, jobs } = plan;
  const total = jobs.reduce(
    (sum, { rows }) => sum + machineCost(rows.length, X.cols, targetOutputs(targets), rounds),
    0,
  );
  const leaves: TreeLeaf[] = [];
  let [done, stopped] = [0, plan.stopped];
  for (const job of jobs) {
    leaves.push(stopped ? constantLeaf(job, targets) : fitLeaf(job, growth));
    done += machineCost(job.rows.length, X.cols, targetOutputs(targets), rounds) / total;
    const fraction = (cost.splits + done * cost.leaves) / (cost.splits + cost.leaves);
    stopped ||= onProgress?.(fraction, `leaf ${leaves.length} of ${jobs.length}`) === false;
    stopped ||= options.signal?.aborted === true;
  }
  return { root, leaves, outputs: targetOutputs(targets) };
}

/** The mean of a leaf's targets, for leaves that a stopped fit did not reach. */
function constantLeaf(job: LeafJob, targets: TreeTargets): TreeLeaf {
  const Y = codedTargets(targets, job.rows);
  const constant = new Float64Array(Y.cols);
  Y.data.forEach((value, at) => {
    constant[at % Y.cols]! += value / Y.rows;
  });
  return { rows: job.rows.length, machine: undefined, constant };
}

/**
 * As `fitTree`, with the leaves fitted by `runLeaf`, many at a time: hand it a function that sends a job to a worker.
 *
 * @param runLeaf - resolves to `fitLeaf(job, { X, targets, options })`
 */
export async function fitTreeParallel(
  X: Matrix,
  targets: TreeTargets,
  options: TreeOptions,
  runLeaf: (job: LeafJob) => Promise<TreeLeaf>,
): Promise<RfmTree> {
  const growth = { X, targets, options };
  checkGrowth(growth);
  const { root, jobs } = planTree(growth);
  let done = 0;
  const leaves = await Promise.all(
    jobs.map(async (job) => {
      const leaf = await runLeaf(job);
      options.onProgress?.(++done / jobs.length, `leaf ${done} of ${jobs.length}`);
      return leaf;
    }),
  );
  return { root, leaves, outputs: targetOutputs(targets) };
}
