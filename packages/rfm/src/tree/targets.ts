import { type Matrix, selectRows, zeros } from "@collapsar/linalg";
import type { ClassCoding } from "../machine/code-labels.js";

/** Class labels with their coding, or real targets: what a tree can code one leaf at a time. */
export type TreeTargets =
  | {
      readonly kind: "labels";
      readonly labels: Int32Array;
      readonly classes: number;
      readonly coding: ClassCoding;
      /** Class shares over all rows, for the prevalence coding. */
      readonly shares: Float64Array;
    }
  | { readonly kind: "values"; readonly values: Matrix };

/** Number of outputs C. */
export function targetOutputs(targets: TreeTargets): number {
  return targets.kind === "labels" ? targets.classes : targets.values.cols;
}

/** The coded targets of the listed rows, in float64. */
export function codedTargets(targets: TreeTargets, rows: Int32Array): Matrix {
  if (targets.kind === "values") {
    const Y = selectRows(targets.values, rows);
    return Y.data instanceof Float64Array ? Y : { ...Y, data: Float64Array.from(Y.data) };
  }
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

/** The labels of the listed rows, if targets are classes. */
export function labelsOf(targets: TreeTargets, rows: Int32Array): Int32Array | undefined {
  return targets.kind === "labels" ? rows.map((row) => targets.labels[row]!) : undefined;
}

/** Whether every row of Y is the same. */
export function isConstantTarget(Y: Matrix): boolean {
  for (let at = Y.cols; at < Y.data.length; at++) if (Y.data[at] !== Y.data[at % Y.cols]) return false;
  return true;
}
