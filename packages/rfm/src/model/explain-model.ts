import { oneHotBlocks } from "@collapsar/datasets";
import { eigh, identity, type Matrix, matrix, selectRows, zeros } from "@collapsar/linalg";
import { agop } from "../agop/agop.js";
import { isDiagonalMetric } from "../agop/metric-product.js";
import { inFloat64 } from "../machine/in-float64.js";
import { metricKernel } from "../machine/metric-kernel.js";
import type { RfmTree, TreeLeaf } from "../tree/rfm-tree.js";
import type { RfmModel } from "./rfm-model.js";

/** How much a column counts. */
export interface ColumnImportance {
  readonly feature: string;
  /** Its entry on the diagonal of the learned metric (of the largest, 1); the sum over a categorical column's block. */
  readonly value: number;
  /** Root mean square change of the prediction per standard deviation of the column (per unit, if not scaled). */
  readonly perDeviation: number;
  /** The same per unit of the column as it stands in the data; undefined for categories and constant columns. */
  readonly perUnit: number | undefined;
}

/** A direction of the input space along which predictions change. */
export interface TopDirection {
  readonly eigenvalue: number;
  /** Its share of the metric's trace. */
  readonly share: number;
  /** Components by column (of the scaled data), the largest first. */
  readonly components: readonly { readonly feature: string; readonly weight: number }[];
}

/** What a model has learned. */
export interface Explanation {
  readonly importance: readonly ColumnImportance[];
  readonly topEigenvalues: readonly number[];
  readonly directions: readonly TopDirection[];
}

/** Rows of a leaf on which sensitivities are averaged. */
const sampledRows = 1000;

function fullMetric({ machine }: TreeLeaf, d: number): Matrix | undefined {
  if (machine === undefined) return undefined;
  const { metric } = machine;
  if (metric === undefined) return identity(d);
  if (!isDiagonalMetric(metric) || d === 1) return metric;
  const full = zeros(d, d);
  for (let k = 0; k < d; k++) full.data[k * (d + 1)] = metric.data[k]!;
  return full;
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

/** The diagonal of the unscaled AGOP of a leaf's machine: mean squared derivatives, summed over outputs. */
function squaredSensitivity({ machine }: TreeLeaf): ArrayLike<number> | undefined {
  if (machine === undefined) return undefined;
  const { kernel, bandwidth, metric, alpha } = machine;
  const Z = inFloat64(machine.centres);
  const stride = Math.max(1, Math.ceil(Z.rows / sampledRows));
  const X = selectRows(
    Z,
    Int32Array.from({ length: Math.ceil(Z.rows / stride) }, (_, i) => i * stride),
  );
  return agop(metricKernel(kernel, bandwidth, metric), X, Z, alpha, { metric, diagonal: true }).data;
}

function blockedImportance(
  model: RfmModel,
  diagonal: Float64Array,
  squared: Float64Array,
): ColumnImportance[] {
  const blocks = model.coding === undefined ? [] : oneHotBlocks(model.coding);
  const importance: ColumnImportance[] = [];
  for (let k = 0; k < diagonal.length; k++) {
    const block = blocks.find(({ start }) => start === k);
    const end = block?.end ?? k + 1;
    const sumOf = (values: Float64Array) =>
      values.subarray(k, end).reduce((total, value) => total + value, 0);
    const perDeviation = Math.sqrt(sumOf(squared));
    const deviation = model.scaling?.deviations[k] ?? 1;
    const perUnit = block !== undefined || deviation === 0 ? undefined : perDeviation / deviation;
    importance.push({
      feature: block?.name ?? model.columns[k]!,
      value: sumOf(diagonal),
      perDeviation,
      perUnit,
    });
    k = end - 1;
  }
  return importance;
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
 * What a model has learned: each column's importance (dimensionless, per deviation and per unit of the column), the
 * metric's largest eigenvalues and their directions. A tree's leaves are averaged by their rows.
 *
 * Source: Radhakrishnan et al. 2024 (the metric as feature importance).
 */
export function explain(
  model: RfmModel,
  { directions = 5 }: { readonly directions?: number } = {},
): Explanation {
  const d = model.columns.length;
  const mean = matrix(
    d,
    d,
    overLeaves(model.tree, d * d, (leaf) => fullMetric(leaf, d)?.data),
  );
  const diagonal = Float64Array.from({ length: d }, (_, k) => mean.data[k * (d + 1)]!);
  const squared = overLeaves(model.tree, d, squaredSensitivity);
  const found = topDirections(mean, model.columns, directions);
  return {
    importance: blockedImportance(model, diagonal, squared),
    topEigenvalues: found.map(({ eigenvalue }) => eigenvalue),
    directions: found,
  };
}
