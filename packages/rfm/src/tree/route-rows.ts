import { type Matrix, matmul, matrix } from "@collapsar/linalg";
import { checkMatrix, checkNonNegative } from "@collapsar/linalg/check";
import { selectRows } from "@collapsar/linalg/parts";
import { checkTreeNode } from "../check-arguments.js";
import type { TreeNode } from "./rfm-tree.js";

/** Rows that reach a leaf, and how much of each. */
export interface LeafShare {
  readonly leaf: number;
  readonly rows: Int32Array;
  readonly weights: Float64Array;
}

/** Rows projected at once. */
const blockRows = 8192;

/** Shares below this are dropped: their machines are not asked. */
const negligible = 1e-3;

/** x·direction of the listed rows, in float64 whatever X is stored in. */
export function projectRows(X: Matrix, rows: Int32Array, direction: Float64Array): Float64Array {
  const projections = new Float64Array(rows.length);
  const column = matrix(direction.length, 1, direction);
  for (let start = 0; start < rows.length; start += blockRows) {
    const block = selectRows(X, rows.subarray(start, start + blockRows));
    const exact =
      block.data instanceof Float64Array ? block : { ...block, data: Float64Array.from(block.data) };
    projections.set(matmul(exact, column).data, start);
  }
  return projections;
}

/** The share of a row that goes right: 0 or 1 by the threshold, or a logistic curve of width temperature × scale. */
function rightShare(distance: number, scale: number, temperature: number): number {
  if (temperature === 0 || scale === 0) return distance > 0 ? 1 : 0;
  return 1 / (1 + Math.exp(-distance / (temperature * scale)));
}

function keep(rows: Int32Array, weights: Float64Array): { rows: Int32Array; weights: Float64Array } {
  const kept = rows.map((_, i) => i).filter((i) => weights[i]! >= negligible);
  return { rows: kept.map((i) => rows[i]!), weights: Float64Array.from(kept, (i) => weights[i]!) };
}

/**
 * Sends rows down a tree. At temperature 0 each row reaches one leaf with weight 1; above, a row's weight is shared at
 * every split, and shares below 1e-3 are dropped.
 */
export function routeRows(root: TreeNode, X: Matrix, temperature = 0): LeafShare[] {
  checkTreeNode("routeRows", root);
  checkMatrix("routeRows", "X", X);
  checkNonNegative("routeRows", "temperature", temperature);
  const shares: LeafShare[] = [];
  const visit = (node: TreeNode, rows: Int32Array, weights: Float64Array): void => {
    if (rows.length === 0) return;
    if (typeof node === "number") {
      shares.push({ leaf: node, rows, weights });
      return;
    }
    const projections = projectRows(X, rows, node.direction);
    const toRight = projections.map((value) => rightShare(value - node.threshold, node.scale, temperature));
    const left = keep(
      rows,
      weights.map((weight, i) => weight * (1 - toRight[i]!)),
    );
    const right = keep(
      rows,
      weights.map((weight, i) => weight * toRight[i]!),
    );
    visit(node.left, left.rows, left.weights);
    visit(node.right, right.rows, right.weights);
  };
  visit(
    root,
    Int32Array.from({ length: X.rows }, (_, i) => i),
    new Float64Array(X.rows).fill(1),
  );
  return shares;
}
