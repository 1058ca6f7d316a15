import { InputError, identity, type Matrix, matmul, transpose, type Work, zeros } from "@collapsar/linalg";
import { advance, checkWork } from "@collapsar/linalg/check";
import { rowRange, selectRows } from "@collapsar/linalg/parts";
import { checkModel } from "../check-arguments.js";
import { inFloat64 } from "../machine/in-float64.js";
import { modelMatrix } from "../model/model-rows.js";
import { predictScores } from "../model/predict-model.js";
import type { RfmModel } from "../model/rfm-model.js";
import type { RfmMachine } from "../rfm/fit-rfm.js";
import { preparedMachine } from "../rfm/predict-rfm.js";
import { softmax } from "../solver/softmax.js";
import { routeRows } from "../tree/route-rows.js";
import { modelRows, type PredictRows } from "./predict.js";

/** How a prediction changes as one column of one row moves. */
export interface ColumnSlope {
  /** A column of X: a category has one of its own. */
  readonly feature: string;
  /** The row's value of it, after coding; missing cells filled. */
  readonly value: number;
  /** ∂f_c/∂x of each output c, per standard deviation of the column. */
  readonly perDeviation: readonly number[];
  /** The same per unit of the column; undefined for a constant one. */
  readonly perUnit: readonly number[] | undefined;
}

/** One row's scores and their slopes. */
export interface RowExplanation {
  /** C scores by the names of the classes or targets. */
  readonly scores: Readonly<Record<string, number>>;
  /** d slopes, the steepest first. */
  readonly slopes: readonly ColumnSlope[];
}

/** The Jacobian of an output at one row, d × C. */
type Jacobian = (x: Matrix) => Matrix;

/** J of a machine: Σ_j α_jc ∂k(x, z_j)/∂x; of probabilities through the softmax. */
function machineJacobian(machine: RfmMachine): Jacobian {
  const { map, kernel, centres } = preparedMachine(machine);
  const [d, C] = [machine.centres.cols, machine.alpha.cols];
  const F = map.points(identity(d));
  const alpha = transpose(machine.alpha);
  return (x) => {
    const U = map.points(x);
    const J = zeros(d, C);
    for (let c = 0; c < C; c++) {
      const gradient = kernel.inputGradient(U, centres, rowRange(alpha, c, c + 1));
      const { data } = matmul(gradient, F, { transposeB: true });
      for (let k = 0; k < d; k++) J.data[k * C + c] = data[k]!;
    }
    if (machine.loss === "squared") return J;
    const { data: p } = softmax(matmul(kernel.gram(U, centres), machine.alpha));
    for (let k = 0; k < d; k++) {
      const row = J.data.subarray(k * C, (k + 1) * C);
      let mean = 0;
      for (let c = 0; c < C; c++) mean += p[c]! * row[c]!;
      for (let c = 0; c < C; c++) row[c] = p[c]! * (row[c]! - mean);
    }
    return J;
  };
}

/** J of the leaf that each row falls into; what a leaf's rows share is made once. */
function jacobians({ tree, columns }: RfmModel, X: Matrix, work: Work): Matrix[] {
  const found: Matrix[] = [];
  let done = 0;
  for (const { leaf, rows } of routeRows(tree.root, X)) {
    const { machine } = tree.leaves[leaf]!;
    const at = machine && machineJacobian(machine);
    for (const row of rows) {
      advance(work, { done: done++, total: X.rows, unit: "rows", message: "slopes" });
      found[row] = at?.(selectRows(X, [row])) ?? zeros(columns.length, tree.outputs);
    }
  }
  return found;
}

function slopesOf({ columns, scaling }: RfmModel, x: Matrix, J: Matrix): ColumnSlope[] {
  const slopes = columns.map((feature, k) => {
    const [mean, deviation] = [scaling?.means[k] ?? 0, scaling?.deviations[k] ?? 1];
    const perDeviation = Array.from(J.data.subarray(k * J.cols, (k + 1) * J.cols));
    const perUnit = deviation === 0 ? undefined : perDeviation.map((slope) => slope / deviation);
    return { feature, value: mean + deviation * x.data[k]!, perDeviation, perUnit };
  });
  const steepness = ({ perDeviation }: ColumnSlope) => Math.max(...perDeviation.map(Math.abs));
  return slopes.sort((a, b) => steepness(b) - steepness(a));
}

/**
 * Why the model predicts what it does for each row: the gradient of its scores there, column by column.
 *
 * ∇f_c(x) = Σ_j α_jc ∂k_M(x, z_j)/∂x, of the leaf that the row falls into.
 *
 * @param rows - in any form that `predict` takes
 * @throws InputError if the rows do not have the fit's columns, or the tree routes softly (temperature above 0)
 */
export function explainRows(model: RfmModel, rows: PredictRows, work: Work = {}): RowExplanation[] {
  checkModel("explainRows", model);
  checkWork("explainRows", work);
  if (model.temperature > 0) {
    const requirement = "the model's temperature must be 0: leaves that share a row have no one gradient";
    throw new InputError({ fn: "explainRows", requirement, received: String(model.temperature) });
  }
  const taken = modelRows(model, rows);
  const X = inFloat64(modelMatrix(model, taken));
  const F = predictScores(model, taken, work);
  const all = jacobians(model, X, work);
  const names = model.task.kind === "classification" ? model.task.classNames : model.task.targetNames;
  return Array.from({ length: X.rows }, (_, i) => {
    const x = selectRows(X, [i]);
    const J = all[i]!;
    const scores = names.map((name, c) => [name, F.data[i * F.cols + c]!] as const);
    return { scores: Object.fromEntries(scores), slopes: slopesOf(model, x, J) };
  });
}
