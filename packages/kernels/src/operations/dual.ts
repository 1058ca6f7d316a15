import type { Matrix } from "@collapsar/linalg";
import { checkMatrix, checkNumbers, InputError } from "@collapsar/linalg/check";
import { blank, dataAs, defineOperation } from "@collapsar/linalg/engine";
import { dtypeOf } from "@collapsar/linalg/parts";
import * as js from "./js/dual.js";
import { dual as byTiles } from "./wasm/dual.js";

/** A dual activation's Gram matrix T = E[φ(u)φ(v)] and that of the derivative, dT = E[φ′(u)φ′(v)]. */
export interface DualActivation {
  readonly T: Matrix;
  readonly dT: Matrix;
}

function checkVariances(fn: string, argument: string, variances: Float64Array, length: number): void {
  checkNumbers(fn, argument, variances, length);
  for (let i = 0; i < length; i++) {
    if (variances[i]! >= 0) continue;
    const requirement = "must be zero or positive";
    throw new InputError({ fn, argument, requirement, received: String(variances[i]), place: { entry: i } });
  }
}

/** The two dual activations; sizes count entries. */
const OPERATIONS = {
  dualRelu: /* @__PURE__ */ defineOperation({
    name: "dualRelu",
    js: js.dualRelu,
    wasm: (engine, ...args) => byTiles(engine, "relu", ...args),
    from: { wasm: 100 },
  }),
  dualErf: /* @__PURE__ */ defineOperation({
    name: "dualErf",
    js: js.dualErf,
    wasm: (engine, ...args) => byTiles(engine, "erf", ...args),
    from: { wasm: 600 },
  }),
};

function dual(
  op: keyof typeof OPERATIONS,
  K: Matrix,
  diagX: Float64Array,
  diagZ: Float64Array,
): DualActivation {
  checkMatrix(op, "K", K);
  checkVariances(op, "diagX", diagX, K.rows);
  checkVariances(op, "diagZ", diagZ, K.cols);
  const { rows, cols } = K;
  const dtype = dtypeOf(K);
  const T = blank(K.data.length, dtype);
  const dT = blank(K.data.length, dtype);
  const a = dataAs({ rows, cols: 1, data: diagX }, dtype);
  const b = diagX === diagZ ? a : dataAs({ rows: cols, cols: 1, data: diagZ }, dtype);
  OPERATIONS[op](dtype, K.data.length, rows, cols, K.data, a, b, T, dT);
  return { T: { rows, cols, data: T }, dT: { rows, cols, data: dT } };
}

/**
 * ReLU's dual activation and derivative of a covariance Gram matrix in one pass (Cho & Saul 2009): with
 * s = √(K_ii K_jj), c = K_ij / s, θ = arccos c: T = s (sin θ + (π − θ) cos θ) / 2π, dT = (π − θ) / 2π.
 *
 * @param K - n × m covariances
 * @param diagX - variances of the rows (n); diagZ those of the columns (m)
 */
export function dualRelu(K: Matrix, diagX: Float64Array, diagZ: Float64Array): DualActivation {
  return dual("dualRelu", K, diagX, diagZ);
}

/**
 * erf's dual activation and derivative in one pass (Williams 1997): T = (2/π) arcsin(2K_ij / √((1 + 2K_ii)(1 +
 * 2K_jj))), dT = (4/π) / √((1 + 2K_ii)(1 + 2K_jj) − 4K_ij²).
 */
export function dualErf(K: Matrix, diagX: Float64Array, diagZ: Float64Array): DualActivation {
  return dual("dualErf", K, diagX, diagZ);
}
