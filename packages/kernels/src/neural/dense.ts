import type { Matrix } from "@collapsar/linalg";
import { ownOptions } from "@collapsar/linalg/check";
import { addInPlace, innerProduct, scale, sum } from "@collapsar/linalg/parts";
import { denseOptions } from "../options.js";
import type { Cotangent, Layer } from "./layer.js";
import type { Moments } from "./moments.js";

/** Options of `dense`. */
export interface DenseOptions {
  /** Standard deviation of the weights (NTK parametrisation: multiplied by width^{−1/2}); defaults to 1. */
  readonly sigmaW?: number | undefined;
  /** Standard deviation of the biases; defaults to 0. */
  readonly sigmaB?: number | undefined;
}

/**
 * A dense layer of infinite width: K ← σ_b² + σ_w² K, Θ ← σ_b² + σ_w² K + σ_w² Θ.
 *
 * Source: Jacot et al. 2018; theory §3. Biases are trained too, hence the σ_b² in Θ.
 *
 * @throws InputError if a standard deviation is negative
 */
export function dense(options: DenseOptions = {}): Layer {
  const { sigmaW, sigmaB } = ownOptions("dense", denseOptions, options);
  const [w, b] = [sigmaW * sigmaW, sigmaB * sigmaB];
  const affine = (values: Float64Array): Float64Array =>
    w === 1 && b === 0 ? values : values.map((value) => w * value + b);
  return Object.freeze({
    name: `dense(σ_w=${sigmaW}, σ_b=${sigmaB})`,
    parts: [{ kind: "dense", weight: w, bias: b }],
    fresh: true,
    gaussianOutput: () => true,
    forward(input: Moments): Moments {
      const a = affine(input.a);
      const K = affineMatrix(input.K, w, b);
      const Theta = input.tangent ? tangentOf(K, input, w) : null;
      return { ...input, K, Theta, a, b: input.a === input.b ? a : affine(input.b) };
    },
    variances({ a, theta }) {
      const out = affine(a);
      return { a: out, theta: theta ? out.map((value, i) => value + w * theta[i]!) : out };
    },
    pullback(input, _output, cotangent) {
      const { K, Theta, a, ledger } = cotangent;
      if (ledger) record(ledger, input, cotangent);
      const total = Theta ? addInPlace(scale(K, w), Theta, w) : scale(K, w);
      return { K: total, Theta: Theta && scale(Theta, w), a: a.map((value) => w * value), ledger };
    },
  } satisfies Layer);
}

function affineMatrix(K: Matrix, w: number, b: number): Matrix {
  if (w === 1 && b === 0) return K;
  const data = K.data.slice();
  for (let at = 0; at < data.length; at++) data[at] = w * data[at]! + b;
  return { rows: K.rows, cols: K.cols, data };
}

/** K + w Θ; K itself, shared, where there is no Θ yet. */
function tangentOf(K: Matrix, { K: before, Theta, reuse }: Moments, w: number): Matrix {
  if (!Theta) return K;
  const data = reuse && Theta !== before ? Theta.data : Theta.data.slice();
  const k = K.data;
  for (let at = 0; at < data.length; at++) data[at] = k[at]! + w * data[at]!;
  return { rows: K.rows, cols: K.cols, data };
}

/** Adds ∂/∂σ_w² and ∂/∂σ_b²; the variances of the columns count as much as those of the rows. */
function record(ledger: { weight: number; bias: number }, input: Moments, { K, Theta, a }: Cotangent): void {
  ledger.weight += innerProduct(K, input.K);
  ledger.bias += sum(K);
  a.forEach((value, i) => {
    ledger.weight += 2 * value * input.a[i]!;
    ledger.bias += 2 * value;
  });
  if (!Theta) return;
  ledger.weight += innerProduct(Theta, input.K) + (input.Theta ? innerProduct(Theta, input.Theta) : 0);
  ledger.bias += sum(Theta);
}
