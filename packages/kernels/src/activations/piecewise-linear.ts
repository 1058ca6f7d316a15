import type { Matrix } from "@collapsar/linalg";
import { dualRelu } from "../operations/dual.js";
import type { Activation, Dual, DualPartials, DualVariance } from "./activation.js";
import { pairwise } from "./pairwise.js";

/** Below this share of ab, ab − k² is rounding: the inputs are parallel. */
const PARALLEL = 1e-15;

/**
 * φ(x) = p x + q |x|: with R, Ṙ the duals of ReLU, E|u||v| = 4R − k and E sign u sign v = 4Ṙ − 1, so that
 * T = (p² − q²) k + 4q² R and Ṫ = (p² − q²) + 4q² Ṙ.
 *
 * Source: Cho & Saul 2009 for R and Ṙ.
 */
export function piecewiseLinear(name: string, p: number, q: number): Activation {
  const linear = p * p - q * q;
  const bent = 4 * q * q;
  return Object.freeze({
    name,
    known: { activation: "relu", linear, bent } as const,
    dual(K: Matrix, a: Float64Array, b: Float64Array, Theta?: Matrix | null): Dual {
      const dual = snapped(dualRelu(K, a, b), K, a, b, linear === 0 && bent === 1 ? Theta : null);
      return linear === 0 && bent === 1 ? dual : mixed(dual, K, linear, bent, Theta);
    },
    partials(K: Matrix, a: Float64Array, b: Float64Array): DualPartials {
      const c = bent / (2 * Math.PI);
      return {
        Ta: pairwise(K, a, b, (k, u, v) => (c * sine(k, u, v)) / (2 * u || 1)),
        dTk: pairwise(K, a, b, (k, u, v) => c * reciprocal(sine(k, u, v))),
        dTa: pairwise(K, a, b, (k, u, v) => (-c * k * reciprocal(sine(k, u, v))) / (2 * u || 1)),
      };
    },
    variance(a: Float64Array): DualVariance {
      const half = p * p + q * q;
      return { T: a.map((value) => half * value), dT: a.map(() => half), slope: a.map(() => half) };
    },
  });
}

/**
 * Exact values for parallel inputs: there ab − k² is rounding, whose root would leave only half the digits of θ.
 * Nearly parallel inputs that are taken for parallel err by no more than that. Multiplies Ṫ by Θ on the way.
 */
function snapped(dual: Dual, K: Matrix, a: Float64Array, b: Float64Array, Theta?: Matrix | null): Dual {
  const [T, dT, data, { cols }] = [dual.T.data, dual.dT.data, K.data, K];
  const theta = Theta ? Theta.data : null;
  const share = 1 - 8 * (data instanceof Float32Array ? 2 ** -23 : 2 ** -52);
  for (let i = 0; i < K.rows; i++) {
    const bound = a[i]! * share;
    const start = i * cols;
    for (let j = 0; j < cols; j++) {
      const k = data[start + j]!;
      if (k * k >= bound * b[j]! && k !== 0) {
        T[start + j] = k > 0 ? k / 2 : 0;
        dT[start + j] = k > 0 ? 0.5 : 0;
      }
      if (theta !== null) dT[start + j] = dT[start + j]! * theta[start + j]!;
    }
  }
  return dual;
}

/** T := linear · k + bent · T and Ṫ := (linear + bent · Ṫ) Θ. */
function mixed(dual: Dual, K: Matrix, linear: number, bent: number, Theta?: Matrix | null): Dual {
  const [T, dT, k] = [dual.T.data, dual.dT.data, K.data];
  const theta = Theta ? Theta.data : null;
  for (let at = 0; at < T.length; at++) {
    T[at] = linear * k[at]! + bent * T[at]!;
    dT[at] = (linear + bent * dT[at]!) * (theta ? theta[at]! : 1);
  }
  return dual;
}

/** √(ab − k²), 0 where the inputs are parallel to rounding. */
function sine(k: number, a: number, b: number): number {
  const gap = a * b - k * k;
  return gap > PARALLEL * a * b ? Math.sqrt(gap) : 0;
}

function reciprocal(value: number): number {
  return value > 0 ? 1 / value : 0;
}

/** max(x, 0). */
export function reluDual(): Activation {
  return piecewiseLinear("relu", 0.5, 0.5);
}

/** x for x ≥ 0, slope · x below. */
export function leakyReluDual(slope: number): Activation {
  return piecewiseLinear(`leaky-relu(${slope})`, (1 + slope) / 2, (1 - slope) / 2);
}

/** |x|. */
export function absDual(): Activation {
  return piecewiseLinear("abs", 0, 1);
}
