import { InputError, type Matrix } from "@collapsar/linalg";
import { checkFinite } from "@collapsar/linalg/check";
import { hadamard } from "@collapsar/linalg/parts";
import type { Activation } from "../activations/activation.js";
import type { Cotangent, Layer } from "./layer.js";
import { type Moments, setPairs } from "./moments.js";

/** The layer that applies φ to each unit: K ← T_φ(K), Θ ← Θ ∘ Ṫ_φ(K). */
export function activationLayer(activation: Activation): Layer {
  const { name, known } = activation;
  return Object.freeze({
    name,
    ...(known ? { parts: [{ kind: "activation", known, activation }] as const } : {}),
    fresh: false,
    gaussianOutput(gaussianInput: boolean): boolean {
      if (gaussianInput) return false;
      throw new InputError({
        fn: name,
        requirement: "an activation must follow a dense layer",
        received: "one whose inputs are not Gaussian",
      });
    },
    forward(input: Moments): Moments {
      const { K, a, b, Theta, coincident } = input;
      const own = activation.variance(a);
      checkFinite(name, "E φ(u)²", own.T);
      const other = a === b ? own : activation.variance(b);
      if (a !== b) checkFinite(name, "E φ(u)²", other.T);
      const { T, dT } = activation.dual(K, a, b, Theta);
      setPairs(T, coincident, own.T);
      if (Theta) setProducts(dT, coincident, own.dT, Theta);
      return { ...input, K: T, Theta: Theta && dT, a: own.T, b: other.T };
    },
    variances({ a, theta }) {
      const { T, dT } = activation.variance(a);
      return { a: T, theta: theta && dT.map((value, i) => value * theta[i]!) };
    },
    pullback(input, _output, cotangent) {
      return pullback(activation, input, cotangent);
    },
  } satisfies Layer);
}

/** A_ij := values_i Θ_ij at the listed pairs. */
function setProducts(A: Matrix, pairs: Int32Array, values: ArrayLike<number>, Theta: Matrix): void {
  for (const at of pairs) A.data[at] = values[Math.floor(at / A.cols)]! * Theta.data[at]!;
}

/** Chain rule through T(k, a, b) and Θ Ṫ(k, a, b). */
function pullback(activation: Activation, input: Moments, cotangent: Cotangent): Cotangent {
  const { K, a, b, Theta, coincident } = input;
  const { dT } = activation.dual(K, a, b);
  const { slope, dT: ownDerivative } = activation.variance(a);
  setPairs(dT, coincident, ownDerivative);
  const { Ta, dTk, dTa } = activation.partials(K, a, b);
  const toK = hadamard(cotangent.K, dT);
  const toA = cotangent.a.map((value, i) => value * slope[i]!);
  const C = cotangent.K.data;
  const tangent = cotangent.Theta && Theta ? hadamard(cotangent.Theta, Theta).data : null;
  for (let i = 0, at = 0; i < K.rows; i++) {
    let total = 0;
    for (let j = 0; j < K.cols; j++, at++) {
      total += C[at]! * Ta.data[at]!;
      if (!tangent) continue;
      toK.data[at]! += tangent[at]! * dTk.data[at]!;
      total += tangent[at]! * dTa.data[at]!;
    }
    toA[i]! += total;
  }
  return {
    K: toK,
    Theta: cotangent.Theta && hadamard(cotangent.Theta, dT),
    a: toA,
    ledger: cotangent.ledger,
  };
}
