import type { Kernel } from "@collapsar/kernels";
import type { Matrix, Random } from "@collapsar/linalg";
import {
  checkList,
  checkMatrix,
  checkMethods,
  checkNumbers,
  checkObject,
  checkOneOf,
  checkRows,
  InputError,
  shownValue,
} from "@collapsar/linalg/check";

/** Requires a model with its tree, its columns and its task. */
export function checkModel(fn: string, model: unknown): void {
  const form = "a model, as fit, fitModel(…).model and loadModel give it";
  checkObject(fn, "model", model, form);
  const { tree, columns, task } = model as {
    tree?: { leaves?: unknown };
    columns?: unknown;
    task?: { kind?: unknown };
  };
  if (Array.isArray(tree?.leaves) && Array.isArray(columns) && typeof task?.kind === "string") return;
  throw new InputError({
    fn,
    argument: "model",
    requirement: `must be ${form}`,
    received: shownValue(model),
  });
}

/** Requires a fitted machine. */
export function checkMachine(
  fn: string,
  machine: { readonly centres: Matrix; readonly alpha: Matrix },
): void {
  checkObject(fn, "machine", machine, "a machine, as fitRfm(…).machine gives it");
  checkMatrix(fn, "machine.centres", machine.centres);
  checkRows(fn, "machine.alpha", machine.alpha, machine.centres.rows);
}

/** Requires a fitted Deep RFM with a layer. */
export function checkDeepRfm(fn: string, model: unknown): void {
  const form = "a Deep RFM, as fitDeepRfm gives it";
  checkObject(fn, "model", model, form);
  const { stages, classNames } = model as { stages?: unknown; classNames?: unknown };
  if (Array.isArray(stages) && stages.length > 0 && Array.isArray(classNames)) return;
  throw new InputError({
    fn,
    argument: "model",
    requirement: `must be ${form}`,
    received: shownValue(model),
  });
}

/** Requires n weights, where there are any. */
export function checkRowWeights(
  fn: string | undefined,
  weights: ArrayLike<number> | undefined,
  n: number,
): void {
  if (weights !== undefined) checkNumbers(fn, "weights", weights, n);
}

/** Requires a source of random numbers. */
export function checkRandom(fn: string, random: Random): void {
  checkMethods(fn, "random", random, "a source of random numbers, as seededRandom gives it,", ["normal"]);
}

/** Requires a kernel. */
export function checkKernel(fn: string, kernel: Kernel): void {
  checkMethods(fn, "kernel", kernel, "a kernel, as laplace and gaussian give it,", ["gram"]);
}

type TreeTargets =
  | { readonly kind: "labels"; readonly labels: ArrayLike<number> }
  | { readonly kind: "values"; readonly values: Matrix };

/** Requires targets of a tree. */
export function checkTreeTargets(fn: string, targets: TreeTargets): void {
  checkObject(fn, "targets", targets, 'targets { kind: "labels" or "values", … }');
  checkOneOf(fn, "targets.kind", targets.kind, ["labels", "values"]);
  if (targets.kind === "values") checkMatrix(fn, "targets.values", targets.values);
  else checkNumbers(fn, "targets.labels", targets.labels);
}

/** Requires the inputs of a tree. */
export function checkGrowthInputs(
  fn: string,
  growth: { readonly X: Matrix; readonly targets: TreeTargets; readonly options: object },
): void {
  checkObject(fn, "growth", growth, "the inputs of a tree { X, targets, options }");
  const { X, targets, options } = growth;
  checkMatrix(fn, "growth.X", X);
  checkTreeTargets(fn, targets);
  checkObject(fn, "growth.options", options);
}

/** Requires a leaf that waits for its machine. */
export function checkLeafJob(fn: string, job: { readonly rows: unknown }): void {
  checkObject(fn, "job", job, "a job of a leaf, as planTree gives it");
  checkList(fn, "job.rows", job.rows);
}

type TreeNode = number | { readonly direction: ArrayLike<number> };

/** Requires a split or the number of a leaf. */
export function checkTreeNode(fn: string, root: TreeNode): void {
  if (typeof root === "number") return;
  checkObject(fn, "root", root, "a split or the number of a leaf");
  checkNumbers(fn, "root.direction", root.direction);
}

/** Requires a tree of machines. */
export function checkTree(fn: string, tree: { readonly root: TreeNode; readonly leaves: unknown }): void {
  checkObject(fn, "tree", tree, "a tree, as fitTree gives it");
  checkTreeNode(fn, tree.root);
  checkList(fn, "tree.leaves", tree.leaves);
}

/** Requires scores of rows, and one label for each. */
export function checkScored(
  fn: string,
  F: Matrix,
  labels: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
): void {
  checkMatrix(fn, "scores", F);
  checkNumbers(fn, "labels", labels, F.rows);
  checkRowWeights(fn, weights, F.rows);
}
