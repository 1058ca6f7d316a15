import type { ColumnCoding, TableCoding } from "@collapsar/datasets";
import { codedColumns } from "@collapsar/datasets/parts";
import { type MetricKernelSpec, metricKernel } from "../machine/metric-kernel.js";
import type { RfmModel } from "../model/rfm-model.js";
import type { TreeLeaf, TreeNode } from "../tree/rfm-tree.js";

const isFiniteAll = (data: ArrayLike<number>) => Array.prototype.every.call(data, Number.isFinite);

/** Whether a kernel's description and its length are such as a fit writes. */
function isKernel(spec: MetricKernelSpec, bandwidth: number): boolean {
  try {
    metricKernel(spec, bandwidth);
    return true;
  } catch {
    return false;
  }
}

const areTexts = (names: unknown): boolean =>
  Array.isArray(names) && names.every((name) => typeof name === "string");

function isColumnCoding(column: ColumnCoding): boolean {
  if (column.kind === "categorical") return areTexts(column.categories);
  if (column.kind === "numeric") return Number.isFinite(column.fill);
  return areTexts(column.parts) && Array.isArray(column.fills) && column.fills.every(Number.isFinite);
}

/** Whether columns and targets of a table are described as a fit describes them. */
function isCoding({ columns, target, targets = [] }: TableCoding): boolean {
  if (!Array.isArray(columns) || !Array.isArray(targets)) return false;
  const all = target === undefined ? targets : [target, ...targets];
  return (
    [...columns, ...all].every((of) => typeof of?.name === "string") &&
    columns.every(isColumnCoding) &&
    all.every((of) => of.kind === "number" || areTexts(of.classNames))
  );
}

/** The fault of a leaf of a model of d columns and C outputs; undefined for none. */
function leafFault({ machine, constant }: TreeLeaf, d: number, outputs: number): string | undefined {
  if (machine === undefined) {
    return constant?.length === outputs && isFiniteAll(constant)
      ? undefined
      : "a leaf's constant that is damaged";
  }
  const { centres, alpha, metric, kernel, bandwidth, loss } = machine;
  if (centres.cols !== d || alpha.rows !== centres.rows || alpha.cols !== outputs || centres.rows === 0)
    return "a machine whose parts do not belong together";
  if (metric !== undefined && !(metric.rows === d && (metric.cols === d || metric.cols === 1)))
    return "a metric of another size than the columns";
  if (![centres, alpha, metric].every((M) => M === undefined || isFiniteAll(M.data)))
    return "numbers that are not finite";
  return isKernel(kernel, bandwidth) && ["squared", "logistic"].includes(loss)
    ? undefined
    : "an unknown kernel or loss";
}

/** Whether every split leads to a leaf that is there. */
function isTree(node: TreeNode, leaves: number, d: number): boolean {
  if (typeof node === "number") return Number.isInteger(node) && node >= 0 && node < leaves;
  const { direction, threshold, left, right } = node;
  return (
    direction.length === d &&
    isFiniteAll(direction) &&
    Number.isFinite(threshold) &&
    isTree(left, leaves, d) &&
    isTree(right, leaves, d)
  );
}

/** The fault that makes a model from a file unfit for use; undefined for none. */
export function modelFault({
  task,
  columns,
  coding,
  scaling,
  offset,
  calibration,
  tree,
}: RfmModel): string | undefined {
  const [d, C] = [columns.length, tree.outputs];
  const names = task.kind === "classification" ? task.classNames : task.targetNames;
  if (!Array.isArray(names) || names.length !== C) return "names that are not as many as the outputs";
  if (coding !== undefined && (!isCoding(coding) || codedColumns(coding).length !== d))
    return "a coding of other columns";
  if (scaling !== undefined && (scaling.means.length !== d || scaling.deviations.length !== d))
    return "a scaling of other columns";
  if (offset !== undefined && offset.length !== C) return "an offset of other outputs";
  if (calibration !== undefined && calibration.prior.length !== C) return "a calibration of other classes";
  if (!isTree(tree.root, tree.leaves.length, d)) return "splits that do not make a tree";
  return tree.leaves.map((leaf) => leafFault(leaf, d, C)).find((fault) => fault !== undefined);
}
