import { InputError, type Matrix, matmul } from "@collapsar/linalg";
import { checkMatrix, checkObject } from "@collapsar/linalg/check";
import { aboutRow } from "@collapsar/linalg/engine";
import {
  expDistanceSlopes,
  expDistances,
  expDistancesProduct,
  hadamard,
  rowSums,
} from "@collapsar/linalg/parts";
import { checkPoints, checkWeights } from "../check-points.js";
import type { RadialKernel, RadialPair } from "../kernel.js";
import { applyMetric } from "./metric.js";
import { type RadialExponential, symmetricPair } from "./symmetric-pair.js";

/** Parts of a radial kernel. */
export interface RadialProfile {
  readonly name: string;
  readonly metric: Matrix | undefined;
  gram(X: Matrix, Z: Matrix): Matrix;
  radialGram(X: Matrix, Z: Matrix, out?: RadialPair): RadialPair;
  /** D of `radialGram` alone. */
  slopes(X: Matrix, Z: Matrix, centred?: boolean): Matrix;
  gramProduct?(X: Matrix, Z: Matrix, V: Matrix): Matrix;
}

function checkOut(fn: string, out: RadialPair, X: Matrix, Z: Matrix): void {
  checkObject(fn, "out", out);
  for (const A of [out.K, out.D]) {
    checkMatrix(fn, "out", A);
    const { rows, cols } = A;
    if (rows === X.rows && cols === Z.rows) continue;
    throw new InputError({
      fn,
      argument: "out",
      requirement: `must hold two ${X.rows}×${Z.rows} matrices`,
      received: `${rows}×${cols}`,
    });
  }
}

/** The kernel of a radial profile with k(x, x) = 1: row i of the gradient is M Σ_j w_ij D_ij (x_i − z_j). */
export function radialKernel({
  name,
  metric,
  gram,
  radialGram,
  slopes,
  gramProduct,
}: RadialProfile): RadialKernel {
  return Object.freeze({
    name,
    centring: true,
    gram(X: Matrix, Z: Matrix = X): Matrix {
      checkPoints(name, X, Z);
      return gram(X, Z);
    },
    radialGram(X: Matrix, Z: Matrix = X, out?: RadialPair): RadialPair {
      checkPoints(name, X, Z);
      if (out !== undefined) checkOut(name, out, X, Z);
      return radialGram(X, Z, out);
    },
    radialSlopes(X: Matrix, Z: Matrix = X, centred = false): Matrix {
      checkPoints(name, X, Z);
      return slopes(X, Z, centred);
    },
    ...(gramProduct && {
      gramProduct(X: Matrix, Z: Matrix, V: Matrix): Matrix {
        checkPoints(name, X, Z);
        return gramProduct(X, Z, V);
      },
    }),
    diag(X: Matrix): Float64Array {
      checkMatrix(name, "X", X);
      return new Float64Array(X.rows).fill(1);
    },
    inputGradient(X: Matrix, Z: Matrix, weights: Matrix): Matrix {
      checkWeights(name, X, Z, weights);
      const pull = hadamard(weights, slopes(X, Z));
      return applyMetric(pulledDifferences(pull, X, Z), metric);
    },
  });
}

/** The kernel exp(scale·r^power) of the metric's distance r. */
export function exponentialKernel(profile: RadialExponential): RadialKernel {
  const { name, power, scale, metric } = profile;
  const gram = (X: Matrix, Z: Matrix) => expDistances(X, Z, { power, scale, metric });
  const slopes = (X: Matrix, Z: Matrix, centred = false) =>
    expDistanceSlopes(X, Z, { power, scale, metric, centred });
  return radialKernel({
    name,
    metric,
    gram,
    slopes,
    gramProduct: (X, Z, V) => expDistancesProduct(X, Z, V, { power, scale, metric }),
    radialGram: (X, Z, out) =>
      X === Z ? symmetricPair(X, profile, out) : { K: gram(X, Z), D: slopes(X, Z) },
  });
}

/** Row i is Σ_j pull_ij (x_i − z_j), about the first centre so that a common offset does not cancel. */
export function pulledDifferences(pull: Matrix, X: Matrix, Z: Matrix): Matrix {
  const origin = Z.data.slice(0, Z.cols);
  const out = matmul(pull, aboutRow(Z, origin), { alpha: -1 });
  const total = rowSums(pull);
  for (let i = 0, at = 0; i < X.rows; i++) {
    for (let k = 0; k < X.cols; k++, at++) out.data[at]! += total[i]! * (X.data[at]! - origin[k]!);
  }
  return out;
}
