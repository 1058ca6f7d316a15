import { eigh, identity, type Matrix, matrix, zeros } from "@collapsar/linalg";
import { checkInteger, checkKeys } from "@collapsar/linalg/check";
import { maxAbs, selectRows } from "@collapsar/linalg/parts";
import { agop } from "../agop/agop.js";
import { checkModel } from "../check-arguments.js";
import { isDiagonalMetric } from "../machine/metric-product.js";
import { normaliseMetric } from "../machine/normalise-metric.js";
import { preparedMachine } from "../rfm/predict-rfm.js";
import type { RfmTree, TreeLeaf } from "../tree/rfm-tree.js";
import { columnBlocks } from "./column-blocks.js";
import type { RfmModel } from "./rfm-model.js";

/** How much a column counts. */
export interface ColumnImportance {
  readonly feature: string;
  /**
   * Its entry on the diagonal of the learned metric (of the largest, 1); the sum over a categorical column's block.
   * Of a machine that is kept before its first update: of the metric that this update would give.
   */
  readonly value: number;
  /** Root mean square change of the prediction per standard deviation of the column (per unit, if not scaled). */
  readonly perDeviation: number;
  /** The same per unit of the column as it stands in the data; undefined for categories and constant columns. */
  readonly perUnit: number | undefined;
  /**
   * The rise of the held-out loss when the column is shuffled, as a share of a constant's, with its standard deviation
   * over folds and shuffles; undefined where nothing was held out.
   */
  readonly permutation: { readonly value: number; readonly spread: number } | undefined;
}

/** A direction of the input space along which predictions change. */
export interface TopDirection {
  readonly eigenvalue: number;
  /** Its share of the metric's trace. */
  readonly share: number;
  /** Components by column (of the scaled data), the largest first. */
  readonly components: readonly { readonly feature: string; readonly weight: number }[];
}

/** The features that a model has learned: importance of its columns and leading directions. */
export interface Explanation {
  readonly importance: readonly ColumnImportance[];
  readonly topEigenvalues: readonly number[];
  readonly directions: readonly TopDirection[];
}

/** Rows of a leaf on which sensitivities are averaged. */
const sampledRows = 1000;

function fullMetric(leaf: TreeLeaf, d: number): Matrix | undefined {
  if (leaf.machine === undefined) return undefined;
  const { metric } = leaf.machine;
  if (metric === undefined) return nextMetric(leaf, d);
  if (!isDiagonalMetric(metric) || d === 1) return metric;
  const full = zeros(d, d);
  for (let k = 0; k < d; k++) full.data[k * (d + 1)] = metric.data[k]!;
  return full;
}

/** The metric that the first update would give; the identity where the machine's prediction is constant. */
function nextMetric(leaf: TreeLeaf, d: number): Matrix {
  const M = leafAgop(leaf, false);
  return M !== undefined && maxAbs(M) > 0 ? normaliseMetric(M) : identity(d);
}

/** The leaves' values, averaged by their rows. */
function overLeaves(
  tree: RfmTree,
  length: number,
  of: (leaf: TreeLeaf) => ArrayLike<number> | undefined,
): Float64Array {
  const total = new Float64Array(length);
  let rows = 0;
  for (const leaf of tree.leaves) {
    const values = of(leaf);
    if (values === undefined) continue;
    rows += leaf.rows;
    for (let k = 0; k < length; k++) total[k]! += leaf.rows * values[k]!;
  }
  return total.map((value) => (rows > 0 ? value / rows : 0));
}

/** The unscaled AGOP of a leaf's machine, or its diagonal: mean squared derivatives, summed over outputs. */
function leafAgop({ machine }: TreeLeaf, diagonal: boolean): Matrix | undefined {
  if (machine === undefined) return undefined;
  const { map, kernel, centres } = preparedMachine(machine);
  const stride = Math.max(1, Math.ceil(centres.rows / sampledRows));
  const length = Math.ceil(centres.rows / stride);
  const U = selectRows(
    centres,
    Int32Array.from({ length }, (_, i) => i * stride),
  );
  return map.pull(agop(kernel, U, centres, machine.alpha), diagonal);
}

function blockedImportance(
  model: RfmModel,
  diagonal: Float64Array,
  squared: Float64Array,
): ColumnImportance[] {
  return columnBlocks(model).map(({ name, columns }) => {
    const sumOf = (values: Float64Array) => columns.reduce((total, k) => total + values[k]!, 0);
    const perDeviation = Math.sqrt(sumOf(squared));
    const deviation = model.scaling?.deviations[columns[0]!] ?? 1;
    const isNumber = columns.length === 1 && model.columns[columns[0]!] === name;
    const perUnit = isNumber && deviation !== 0 ? perDeviation / deviation : undefined;
    const shuffled = model.permutation?.find(({ feature }) => feature === name);
    const permutation = shuffled && { value: shuffled.value, spread: shuffled.spread };
    return { feature: name, value: sumOf(diagonal), perDeviation, perUnit, permutation };
  });
}

function topDirections(M: Matrix, columns: readonly string[], count: number): TopDirection[] {
  const { values, vectors } = eigh(M);
  const trace = values.reduce((total, value) => total + Math.max(0, value), 0);
  return Array.from({ length: Math.min(count, M.rows) }, (_, at) => {
    const k = M.rows - 1 - at;
    const components = columns.map((feature, i) => ({ feature, weight: vectors.data[i * M.rows + k]! }));
    components.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    return { eigenvalue: values[k]!, share: trace > 0 ? values[k]! / trace : 0, components };
  });
}

/**
 * Explanation of a model: each column's importance (dimensionless, per deviation and per unit of the column), the
 * metric's largest eigenvalues and their directions. A tree's leaves are averaged by their rows.
 *
 * Source: Radhakrishnan et al. 2024 (the metric as feature importance).
 */
export function explain(model: RfmModel, options: { readonly directions?: number } = {}): Explanation {
  checkModel("explain", model);
  checkKeys("explain", options, ["directions"]);
  const { directions = 5 } = options;
  checkInteger("explain", "directions", directions, 0);
  const d = model.columns.length;
  const mean = matrix(
    d,
    d,
    overLeaves(model.tree, d * d, (leaf) => fullMetric(leaf, d)?.data),
  );
  const diagonal = Float64Array.from({ length: d }, (_, k) => mean.data[k * (d + 1)]!);
  const squared = overLeaves(model.tree, d, (leaf) => leafAgop(leaf, true)?.data);
  const found = topDirections(mean, model.columns, directions);
  return {
    importance: blockedImportance(model, diagonal, squared),
    topEigenvalues: found.map(({ eigenvalue }) => eigenvalue),
    directions: found,
  };
}
