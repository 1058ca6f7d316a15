import type { Matrix } from "@collapsar/linalg";
import type { Activation } from "./activation.js";
import { pairwise } from "./pairwise.js";
import { timesTangent } from "./times-tangent.js";

/** φ(x) = exp(−x²): with D = (1 + 2a)(1 + 2b) − 4k², T = D^{−1/2} and Ṫ = 4k D^{−3/2}. */
export function bellDual(): Activation {
  return Object.freeze({
    name: "gaussian",
    dual(K: Matrix, a: Float64Array, b: Float64Array, Theta?: Matrix | null) {
      const T = pairwise(K, a, b, (k, u, v) => root(k, u, v));
      const dT = pairwise(K, a, b, (k, u, v) => 4 * k * root(k, u, v) ** 3);
      return timesTangent({ T, dT }, Theta);
    },
    partials(K: Matrix, a: Float64Array, b: Float64Array) {
      return {
        Ta: pairwise(K, a, b, (k, u, v) => -(1 + 2 * v) * root(k, u, v) ** 3),
        dTk: pairwise(K, a, b, (k, u, v) => {
          const r = root(k, u, v);
          return 4 * r ** 3 + 48 * k * k * r ** 5;
        }),
        dTa: pairwise(K, a, b, (k, u, v) => -12 * k * (1 + 2 * v) * root(k, u, v) ** 5),
      };
    },
    variance(a: Float64Array) {
      return {
        T: a.map((v) => (1 + 4 * v) ** -0.5),
        dT: a.map((v) => 4 * v * (1 + 4 * v) ** -1.5),
        slope: a.map((v) => -2 * (1 + 4 * v) ** -1.5),
      };
    },
  });
}

/** D^{−1/2}. */
function root(k: number, a: number, b: number): number {
  return 1 / Math.sqrt((1 + 2 * a) * (1 + 2 * b) - 4 * k * k);
}
