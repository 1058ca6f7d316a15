import type { Matrix } from "@collapsar/linalg";
import { checkMatrix } from "@collapsar/linalg/check";
import { checkPoints, checkWeights } from "../check-points.js";
import type { Kernel } from "../kernel.js";
import { type CoordinatePair, mappedPair, plainPair } from "./coordinate-powers.js";
import { checkMetric, isDiagonalMetric, rootMap } from "./metric.js";

/** Parts of a kernel of the coordinates' differences. */
export interface CoordinateProfile {
  readonly name: string;
  gram(pair: CoordinatePair): Matrix;
  diag(X: Matrix): Float64Array;
  inputGradient(pair: CoordinatePair, weights: Matrix): Matrix;
}

/** The kernel of the coordinates of M^{1/2}x and M^{1/2}z, M a full or diagonal metric; the plain kernel without one. */
export function coordinateKernel(profile: CoordinateProfile, metric: Matrix | undefined): Kernel {
  const { name } = profile;
  const { root, move } = rootMap(name, metric);
  const pairOf = (X: Matrix, Z: Matrix): CoordinatePair => {
    if (root !== undefined && !isDiagonalMetric(root, X.cols)) {
      checkMetric(name, root, X.cols);
      return mappedPair(X, Z, root);
    }
    const x = move(X);
    return plainPair(x, X === Z ? x : move(Z));
  };
  return Object.freeze({
    name,
    centring: true,
    gram(X: Matrix, Z: Matrix = X): Matrix {
      checkPoints(name, X, Z);
      return profile.gram(pairOf(X, Z));
    },
    diag(X: Matrix): Float64Array {
      checkMatrix(name, "X", X);
      return profile.diag(move(X));
    },
    inputGradient(X: Matrix, Z: Matrix, weights: Matrix): Matrix {
      checkWeights(name, X, Z, weights);
      return move(profile.inputGradient(pairOf(X, Z), weights));
    },
  });
}
