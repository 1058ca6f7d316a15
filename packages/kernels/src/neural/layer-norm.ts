import { InputError, type Matrix } from "@collapsar/linalg";
import { checkKeys, checkNonNegative } from "@collapsar/linalg/check";
import type { Layer } from "./layer.js";
import { setPairs } from "./moments.js";

/**
 * Layer normalisation over the (infinitely many) units: K ← K/√((a + ε)(b + ε)), Θ likewise.
 *
 * Its inputs must be Gaussian pre-activations, whose mean over the units is zero.
 *
 * @throws InputError if epsilon is negative
 */
export function layerNorm(options: { readonly epsilon?: number | undefined } = {}): Layer {
  checkKeys("layerNorm", options, ["epsilon"]);
  const { epsilon = 1e-12 } = options;
  checkNonNegative("layerNorm", "epsilon", epsilon);
  const inverseRoots = (a: Float64Array) =>
    a.map((value) => (value + epsilon > 0 ? 1 / Math.sqrt(value + epsilon) : 0));
  const normalised = (a: Float64Array) => a.map((value) => (value > 0 ? value / (value + epsilon) : 0));
  return Object.freeze({
    name: "layer-norm",
    fresh: false,
    gaussianOutput(gaussianInput: boolean): boolean {
      if (gaussianInput) return true;
      throw new InputError({
        fn: "layerNorm",
        requirement: "must follow a dense layer",
        received: "inputs that are not Gaussian",
      });
    },
    forward(input) {
      const [left, right] = [inverseRoots(input.a), inverseRoots(input.b)];
      const a = normalised(input.a);
      const K = scaled(input.K, left, right);
      setPairs(K, input.coincident, a);
      const Theta = input.Theta && scaled(input.Theta, left, right);
      return { ...input, K, Theta, a, b: input.a === input.b ? a : normalised(input.b) };
    },
    variances({ a, theta }) {
      const roots = inverseRoots(a);
      return { a: normalised(a), theta: theta?.map((value, i) => value * roots[i]! ** 2) ?? null };
    },
    pullback(input, output, cotangent) {
      const [left, right] = [inverseRoots(input.a), inverseRoots(input.b)];
      const a = cotangent.a.map((value, i) => value * epsilon * left[i]! ** 4);
      const { rows, cols } = output.K;
      for (let i = 0, at = 0; i < rows; i++) {
        let total = 0;
        for (let j = 0; j < cols; j++, at++) {
          total += cotangent.K.data[at]! * output.K.data[at]!;
          if (cotangent.Theta && output.Theta) total += cotangent.Theta.data[at]! * output.Theta.data[at]!;
        }
        a[i]! -= (total * left[i]! ** 2) / 2;
      }
      const Theta = cotangent.Theta && scaled(cotangent.Theta, left, right);
      return { K: scaled(cotangent.K, left, right), Theta, a, ledger: cotangent.ledger };
    },
  } satisfies Layer);
}

/** A_ij left_i right_j. */
function scaled(A: Matrix, left: Float64Array, right: Float64Array): Matrix {
  const data = A.data.slice();
  for (let i = 0, at = 0; i < A.rows; i++)
    for (let j = 0; j < A.cols; j++, at++) data[at]! *= left[i]! * right[j]!;
  return { rows: A.rows, cols: A.cols, data };
}
