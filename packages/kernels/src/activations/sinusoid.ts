import type { Matrix } from "@collapsar/linalg";
import { mapInPlace, scale } from "@collapsar/linalg/parts";
import type { Activation } from "./activation.js";
import { pairwise } from "./pairwise.js";
import { timesTangent } from "./times-tangent.js";

/** e^{−(a+b)/2} sinh k and e^{−(a+b)/2} cosh k, without overflow and with the digits of a small k. */
function damped(
  K: Matrix,
  a: Float64Array,
  b: Float64Array,
): { readonly sinh: Matrix; readonly cosh: Matrix } {
  const sinh = mapInPlace(
    pairwise(K, a, b, (k) => -2 * Math.abs(k)),
    "expm1",
  );
  const cosh = mapInPlace(
    pairwise(K, a, b, (k, u, v) => Math.abs(k) - (u + v) / 2),
    "exp",
  );
  for (let at = 0; at < K.data.length; at++) {
    const [size, rest] = [cosh.data[at]! / 2, sinh.data[at]!];
    cosh.data[at] = size * (2 + rest);
    sinh.data[at] = K.data[at]! < 0 ? size * rest : -size * rest;
  }
  return { sinh, cosh };
}

/** φ = sin: T = e^{−(a+b)/2} sinh k, Ṫ = e^{−(a+b)/2} cosh k. */
export function sinDual(): Activation {
  return sinusoid("sin", true);
}

/** φ = cos: T = e^{−(a+b)/2} cosh k, Ṫ = e^{−(a+b)/2} sinh k. */
export function cosDual(): Activation {
  return sinusoid("cos", false);
}

function sinusoid(name: string, odd: boolean): Activation {
  const dual = (K: Matrix, a: Float64Array, b: Float64Array) => {
    const { sinh, cosh } = damped(K, a, b);
    return odd ? { T: sinh, dT: cosh } : { T: cosh, dT: sinh };
  };
  return Object.freeze({
    name,
    dual: (K: Matrix, a: Float64Array, b: Float64Array, Theta?: Matrix | null) =>
      timesTangent(dual(K, a, b), Theta),
    partials(K: Matrix, a: Float64Array, b: Float64Array) {
      const { T, dT } = dual(K, a, b);
      return { Ta: scale(T, -0.5), dTk: T, dTa: scale(dT, -0.5) };
    },
    variance(a: Float64Array) {
      const sine = a.map((v) => -Math.expm1(-2 * v) / 2);
      const cosine = a.map((v) => (1 + Math.exp(-2 * v)) / 2);
      const slope = a.map((v) => (odd ? 1 : -1) * Math.exp(-2 * v));
      return odd ? { T: sine, dT: cosine, slope } : { T: cosine, dT: sine, slope };
    },
  });
}
