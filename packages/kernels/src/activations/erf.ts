import type { Matrix } from "@collapsar/linalg";
import { dualErf } from "../operations/dual.js";
import type { Activation } from "./activation.js";
import { pairwise } from "./pairwise.js";
import { timesTangent } from "./times-tangent.js";

/**
 * φ = erf (Williams 1997): with D = (1 + 2a)(1 + 2b) − 4k², T = (2/π) asin(2k/√((1 + 2a)(1 + 2b))), Ṫ = (4/π) D^{−1/2}.
 */
export function erfDual(): Activation {
  return Object.freeze({
    name: "erf",
    known: { activation: "erf", linear: 0, bent: 1 } as const,
    dual: (K: Matrix, a: Float64Array, b: Float64Array, Theta?: Matrix | null) =>
      timesTangent(dualErf(K, a, b), Theta),
    partials(K: Matrix, a: Float64Array, b: Float64Array) {
      const c = 4 / Math.PI;
      return {
        Ta: pairwise(K, a, b, (k, u, v) => (-c * k) / ((1 + 2 * u) * Math.sqrt(determinant(k, u, v)))),
        dTk: pairwise(K, a, b, (k, u, v) => 4 * c * k * determinant(k, u, v) ** -1.5),
        dTa: pairwise(K, a, b, (k, u, v) => -c * (1 + 2 * v) * determinant(k, u, v) ** -1.5),
      };
    },
    variance(a: Float64Array) {
      const c = 4 / Math.PI;
      return {
        // asin(2a/(1+2a)) as an arctangent: √((1+2a)² − 4a²) = √(1+4a) keeps its digits for large a
        T: a.map((v) => (2 / Math.PI) * Math.atan2(2 * v, Math.sqrt(1 + 4 * v))),
        dT: a.map((v) => c / Math.sqrt(1 + 4 * v)),
        slope: a.map((v) => c / ((1 + 2 * v) * Math.sqrt(1 + 4 * v))),
      };
    },
  });
}

function determinant(k: number, a: number, b: number): number {
  return (1 + 2 * a) * (1 + 2 * b) - 4 * k * k;
}
