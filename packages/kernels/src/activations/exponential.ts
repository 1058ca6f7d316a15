import type { Matrix } from "@collapsar/linalg";
import { mapInPlace, scale } from "@collapsar/linalg/parts";
import type { Activation } from "./activation.js";
import { pairwise } from "./pairwise.js";
import { timesTangent } from "./times-tangent.js";

/** φ = exp: T = Ṫ = exp(k + (a + b)/2). */
export function expDual(): Activation {
  const moments = (K: Matrix, a: Float64Array, b: Float64Array): Matrix =>
    mapInPlace(
      pairwise(K, a, b, (k, u, v) => k + (u + v) / 2),
      "exp",
    );
  return Object.freeze({
    name: "exp",
    dual(K: Matrix, a: Float64Array, b: Float64Array, Theta?: Matrix | null) {
      const T = moments(K, a, b);
      return timesTangent({ T, dT: { ...T, data: T.data.slice() } }, Theta);
    },
    partials(K: Matrix, a: Float64Array, b: Float64Array) {
      const T = moments(K, a, b);
      return { Ta: scale(T, 0.5), dTk: T, dTa: scale(T, 0.5) };
    },
    variance(a: Float64Array) {
      const T = a.map((v) => Math.exp(2 * v));
      return { T, dT: T, slope: T.map((v) => 2 * v) };
    },
  });
}
