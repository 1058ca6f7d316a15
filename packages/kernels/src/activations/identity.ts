import { filled, type Matrix, zeros } from "@collapsar/linalg";
import { clone, dtypeOf } from "@collapsar/linalg/parts";
import type { Activation } from "./activation.js";

/** φ(x) = x: T = k, Ṫ = 1. */
export function identityDual(): Activation {
  return Object.freeze({
    name: "identity",
    dual: (K: Matrix, _a: Float64Array, _b: Float64Array, Theta?: Matrix | null) => ({
      T: clone(K),
      dT: Theta ? clone(Theta) : filled(K.rows, K.cols, 1, dtypeOf(K)),
    }),
    partials(K: Matrix) {
      const none = zeros(K.rows, K.cols);
      return { Ta: none, dTk: none, dTa: none };
    },
    variance: (a: Float64Array) => ({ T: a.slice(), dT: a.map(() => 1), slope: a.map(() => 1) }),
  });
}
