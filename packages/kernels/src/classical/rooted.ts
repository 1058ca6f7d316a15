import type { Matrix } from "@collapsar/linalg";
import { checkMatrix } from "@collapsar/linalg/check";
import { checkPoints, checkWeights } from "../check-points.js";
import type { Kernel } from "../kernel.js";
import { rootMap } from "./metric.js";

/** Parts of a kernel of plain points. */
export interface PlainProfile {
  readonly name: string;
  /** As `Kernel.centring`. */
  readonly centring: boolean;
  gram(X: Matrix, Z: Matrix): Matrix;
  diag(X: Matrix): Float64Array;
  inputGradient(X: Matrix, Z: Matrix, weights: Matrix): Matrix;
}

/** The kernel of M^{1/2}x and M^{1/2}z, M a full or diagonal metric; the plain kernel without one. */
export function rootedKernel(profile: PlainProfile, metric: Matrix | undefined): Kernel {
  const { name } = profile;
  const { move } = rootMap(name, metric);
  const moveBoth = (X: Matrix, Z: Matrix): [Matrix, Matrix] => {
    const x = move(X);
    return [x, X === Z ? x : move(Z)];
  };
  return Object.freeze({
    name,
    centring: profile.centring,
    gram(X: Matrix, Z: Matrix = X): Matrix {
      checkPoints(name, X, Z);
      return profile.gram(...moveBoth(X, Z));
    },
    diag(X: Matrix): Float64Array {
      checkMatrix(name, "X", X);
      return profile.diag(move(X));
    },
    inputGradient(X: Matrix, Z: Matrix, weights: Matrix): Matrix {
      checkWeights(name, X, Z, weights);
      return move(profile.inputGradient(...moveBoth(X, Z), weights));
    },
  });
}
