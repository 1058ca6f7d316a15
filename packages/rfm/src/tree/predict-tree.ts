import { type Matrix, type Work, zeros } from "@collapsar/linalg";
import { advance, checkFinite, checkMatrix, checkNonNegative, checkWork } from "@collapsar/linalg/check";
import { selectRows } from "@collapsar/linalg/parts";
import { checkTree } from "../check-arguments.js";
import { inFloat64 } from "../machine/in-float64.js";
import { predictRfm } from "../rfm/predict-rfm.js";
import type { RfmTree, TreeLeaf } from "./rfm-tree.js";
import { type LeafShare, routeRows } from "./route-rows.js";

/** Rows of new data that a tree takes at once. */
const batchRows = 65_536;

function addConstant(F: Matrix, { rows, weights }: LeafShare, constant: Float64Array): void {
  rows.forEach((row, i) => {
    for (let c = 0; c < F.cols; c++) F.data[row * F.cols + c]! += weights[i]! * constant[c]!;
  });
}

function addLeaf(F: Matrix, X: Matrix, share: LeafShare, leaf: TreeLeaf, { signal }: Work): void {
  if (leaf.machine === undefined) {
    addConstant(F, share, leaf.constant!);
    return;
  }
  const scores = predictRfm(leaf.machine, inFloat64(selectRows(X, share.rows)), { signal });
  share.rows.forEach((row, i) => {
    const weight = share.weights[i]!;
    for (let c = 0; c < F.cols; c++) F.data[row * F.cols + c]! += weight * scores.data[i * F.cols + c]!;
  });
}

/** The scores of a batch, and after each leaf the share of it that is done. */
function predictBatch(tree: RfmTree, X: Matrix, temperature: number, work: Work): Matrix {
  const F = zeros(X.rows, tree.outputs);
  const mass = new Float64Array(X.rows);
  const shares = routeRows(tree.root, X, temperature);
  for (const [at, share] of shares.entries()) {
    advance(work, { done: (X.rows * at) / shares.length, total: X.rows, unit: "rows" });
    addLeaf(F, X, share, tree.leaves[share.leaf]!, work);
    share.rows.forEach((row, i) => {
      mass[row]! += share.weights[i]!;
    });
  }
  for (let i = 0, at = 0; i < X.rows; i++) for (let c = 0; c < F.cols; c++) F.data[at++]! /= mass[i]!;
  return F;
}

/**
 * Scores of new rows by a tree of machines, m × C.
 *
 * @param X - m × d
 * @param temperature - 0 routes each row to one leaf; above, leaves are mixed by logistic weights of that width
 * @throws InputError if entries are not finite or the temperature is negative
 */
export function predictTree(tree: RfmTree, X: Matrix, temperature = 0, work: Work = {}): Matrix {
  checkTree("predictTree", tree);
  checkMatrix("predictTree", "X", X);
  checkWork("predictTree", work);
  checkFinite("predictTree", "X", X);
  checkNonNegative("predictTree", "temperature", temperature);
  if (typeof tree.root === "number" && tree.leaves[0]!.machine !== undefined) {
    return predictRfm(tree.leaves[0]!.machine, inFloat64(X), work);
  }
  const F = zeros(X.rows, tree.outputs);
  for (let start = 0; start < X.rows; start += batchRows) {
    const end = Math.min(X.rows, start + batchRows);
    const rows = { rows: end - start, cols: X.cols, data: X.data.subarray(start * X.cols, end * X.cols) };
    const ofBatch: Work = {
      signal: work.signal,
      onProgress: ({ done, unit }) =>
        work.onProgress?.({ done: start + done, total: X.rows, unit, message: "predicting" }),
    };
    F.data.set(predictBatch(tree, rows, temperature, ofBatch).data, start * tree.outputs);
  }
  return F;
}
