import type { Matrix } from "@collapsar/linalg";
import { mapInPlace } from "@collapsar/linalg/parts";
import type { Activation } from "./activation.js";
import { pairwise } from "./pairwise.js";
import { timesTangent } from "./times-tangent.js";

const TURN = 2 * Math.PI;

/**
 * φ(x) = xΦ(x), Φ the normal distribution function. With D = (1 + a)(1 + b) − k², c = 1/(1+a) + 1/(1+b) − 1 and
 * G = asin(k/√((1 + a)(1 + b))): T = k/4 + (kG + (ab + ck²)/√D)/2π, and Ṫ = ∂T/∂k.
 *
 * Source: Tsuchida et al. 2021, *Avoiding kernel fixed points*; derived anew by Gaussian integration by parts.
 */
export function geluDual(): Activation {
  return Object.freeze({
    name: "gelu",
    dual(K: Matrix, a: Float64Array, b: Float64Array, Theta?: Matrix | null) {
      const angle = mapInPlace(
        pairwise(K, a, b, (k, u, v) => clamp(k / Math.sqrt((1 + u) * (1 + v)))),
        "arcsin",
      );
      const T = pairwise(K, a, b, product);
      const dT = pairwise(K, a, b, slopeInK);
      for (let at = 0; at < angle.data.length; at++) {
        T.data[at]! += (K.data[at]! * angle.data[at]!) / TURN;
        dT.data[at]! += angle.data[at]! / TURN;
      }
      return timesTangent({ T, dT }, Theta);
    },
    partials: (K: Matrix, a: Float64Array, b: Float64Array) => ({
      Ta: pairwise(K, a, b, slopeInA),
      dTk: pairwise(K, a, b, curvatureInK),
      dTa: pairwise(K, a, b, mixedCurvature),
    }),
    variance(a: Float64Array) {
      const angle = a.map((v) => Math.atan2(v, Math.sqrt(1 + 2 * v)) / TURN);
      const dT = a.map((v, i) => slopeInK(v, v, v) + angle[i]!);
      return {
        T: a.map((v, i) => product(v, v, v) + v * angle[i]!),
        dT,
        slope: a.map((v, i) => dT[i]! + 2 * slopeInA(v, v, v)),
      };
    },
  });
}

function clamp(value: number): number {
  return Math.max(-1, Math.min(1, value));
}

/** D, c and ab + ck². */
function parts(k: number, a: number, b: number): [number, number, number] {
  const c = (1 - a * b) / ((1 + a) * (1 + b));
  return [(1 + a) * (1 + b) - k * k, c, a * b + c * k * k];
}

/** T without its term in G. */
function product(k: number, a: number, b: number): number {
  const [D, , p] = parts(k, a, b);
  return k / 4 + p / (TURN * Math.sqrt(D));
}

/** Ṫ without its term in G. */
function slopeInK(k: number, a: number, b: number): number {
  const [D, c, p] = parts(k, a, b);
  return 0.25 + (k * (1 + 2 * c + p / D)) / (TURN * Math.sqrt(D));
}

function curvatureInK(k: number, a: number, b: number): number {
  const [D, c, p] = parts(k, a, b);
  const kk = (k * k) / D;
  return (
    (1 + (1 + 2 * c) * (1 + kk) + (a * b + 3 * c * k * k) / D + (3 * kk * p) / D) / (TURN * Math.sqrt(D))
  );
}

function slopeInA(k: number, a: number, b: number): number {
  const [D, , p] = parts(k, a, b);
  const s = 1 + a;
  return ((-k * k) / (2 * s) + b - (k * k) / (s * s) - ((1 + b) * p) / (2 * D)) / (TURN * Math.sqrt(D));
}

function mixedCurvature(k: number, a: number, b: number): number {
  const [D, c, p] = parts(k, a, b);
  const s = 1 + a;
  const inner = b - (k * k) / (s * s) - ((1 + b) * (1 + 2 * c)) / 2 - (1.5 * (1 + b) * p) / D;
  return (k * (inner / D - 1 / (2 * s) - 2 / (s * s))) / (TURN * Math.sqrt(D));
}
