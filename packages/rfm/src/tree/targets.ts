import { type Matrix, zeros } from "@collapsar/linalg";
import { selectRows } from "@collapsar/linalg/parts";
import type { ClassCoding } from "../choices/class-coding.js";

/**
 * Class labels with their coding, or real targets: what a tree can code one leaf at a time. Coded targets are taken
 * about the offset (C numbers), which predictions get back; it defaults to 0.
 */
export type TreeTargets =
  | {
      readonly kind: "labels";
      readonly labels: Int32Array;
      readonly classes: number;
      readonly coding: ClassCoding;
      /** Class shares over all rows, for the prevalence coding. */
      readonly shares: Float64Array;
      readonly offset?: Float64Array | undefined;
    }
  | { readonly kind: "values"; readonly values: Matrix; readonly offset?: Float64Array | undefined };

/** Number of outputs C. */
export function targetOutputs(targets: TreeTargets): number {
  return targets.kind === "labels" ? targets.classes : targets.values.cols;
}

function classTargets(targets: Extract<TreeTargets, { kind: "labels" }>, rows: Int32Array): Matrix {
  const { labels, classes, coding, shares } = targets;
  const Y = zeros(rows.length, classes);
  for (let c = 0; c < classes; c++) {
    const off = coding === "one-hot" ? 0 : coding === "plus-minus" ? -1 : -shares[c]!;
    const on = coding === "prevalence" ? 1 - shares[c]! : 1;
    rows.forEach((row, i) => {
      Y.data[i * classes + c] = labels[row] === c ? on : off;
    });
  }
  return Y;
}

/** The coded targets of the listed rows about the offset, in float64. */
export function codedTargets(targets: TreeTargets, rows: Int32Array): Matrix {
  const Y = targets.kind === "labels" ? classTargets(targets, rows) : selectRows(targets.values, rows);
  const data = Y.data instanceof Float64Array ? Y.data : Float64Array.from(Y.data);
  const { offset } = targets;
  if (offset !== undefined) for (let at = 0; at < data.length; at++) data[at]! -= offset[at % Y.cols]!;
  return { ...Y, data };
}

/** The labels of the listed rows, if targets are classes. */
export function labelsOf(targets: TreeTargets, rows: Int32Array): Int32Array | undefined {
  return targets.kind === "labels" ? rows.map((row) => targets.labels[row]!) : undefined;
}

/** The targets of the listed rows alone. */
export function takeTargets(targets: TreeTargets, rows: Int32Array): TreeTargets {
  if (targets.kind === "values") return { ...targets, values: selectRows(targets.values, rows) };
  return { ...targets, labels: rows.map((row) => targets.labels[row]!) };
}

/** The mean of the coded targets over all rows, weighted if weights are given. */
export function targetMeans(
  targets: TreeTargets,
  rows: Int32Array,
  weights?: ArrayLike<number>,
): Float64Array {
  const Y = codedTargets({ ...targets, offset: undefined }, rows);
  const means = new Float64Array(Y.cols);
  let mass = 0;
  for (let i = 0; i < Y.rows; i++) {
    const weight = weights?.[rows[i]!] ?? 1;
    mass += weight;
    for (let c = 0; c < Y.cols; c++) means[c]! += (weight / mass) * (Y.data[i * Y.cols + c]! - means[c]!);
  }
  return means;
}

/** Whether every row of Y is the same. */
export function isConstantTarget(Y: Matrix): boolean {
  for (let at = Y.cols; at < Y.data.length; at++) if (Y.data[at] !== Y.data[at % Y.cols]) return false;
  return true;
}
