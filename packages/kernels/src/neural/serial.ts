import { InputError, type Matrix, matmul, zeros } from "@collapsar/linalg";
import { checkMatrix } from "@collapsar/linalg/check";
import { cast, dtypeOf } from "@collapsar/linalg/parts";
import { checkPoints, checkWeights } from "../check-points.js";
import type { BlockColumns, Kernel } from "../kernel.js";
import { chain } from "./chain.js";
import { type FusedNetwork, fused, fusedBlockSums, fusedGrams } from "./fused.js";
import { type Cotangent, checkLayers, type Layer } from "./layer.js";
import { inputMoments, inputVariances } from "./moments.js";

/** The two kernels of an infinitely wide network; a layer itself, so that it can be a branch of a larger one. */
export interface NeuralKernel extends Layer {
  /** The covariance of the outputs at random initialisation. */
  readonly nngp: Kernel;
  /** The neural tangent kernel of the outputs. */
  readonly ntk: Kernel;
  /** Both Gram matrices in one pass through the layers. */
  both(X: Matrix, Z?: Matrix): { readonly nngp: Matrix; readonly ntk: Matrix };
  /** Sums of both over blocks, as `Kernel.blockSums`. */
  readonly blockSums?:
    | ((
        X: Matrix,
        starts: ArrayLike<number>,
        columns?: BlockColumns,
      ) => { readonly nngp: Float64Array; readonly ntk: Float64Array })
    | undefined;
}

/**
 * The kernels of layers in series, the inputs entering as XXᵀ/d: `serial(dense(), relu(), dense()).ntk` is Θ¹.
 *
 * Source: theory §3; Novak et al. 2020 for the composition.
 *
 * @throws InputError if there is no layer, or an activation follows anything but Gaussian pre-activations
 */
export function serial(...layers: readonly Layer[]): NeuralKernel {
  if (layers.length === 0)
    throw new InputError({ fn: "serial", requirement: "at least one layer is required", received: "none" });
  checkLayers("serial", layers);
  const body = chain(layers);
  const network = fused(body);
  return Object.freeze({
    ...body,
    nngp: kernelOf(`nngp[${body.name}]`, body, network, false),
    ntk: kernelOf(`ntk[${body.name}]`, body, network, true),
    both(X: Matrix, Z: Matrix = X) {
      checkInputs("serial", X, Z);
      body.gaussianOutput(false);
      const { K, Theta } = moments(body, network, X, Z, true);
      return { nngp: K, ntk: Theta ?? zeros(K.rows, K.cols, dtypeOf(K)) };
    },
    ...(network && {
      blockSums(X: Matrix, starts: ArrayLike<number>, columns?: BlockColumns) {
        checkInputs("serial", X, columns?.Z ?? X);
        body.gaussianOutput(false);
        const { K, Theta } = fusedBlockSums(network, X, starts, true, columns);
        return { nngp: K, ntk: Theta! };
      },
    }),
  });
}

/** The second moments of the outputs: in one pass over tiles where linalg knows all layers, else layer by layer. */
function moments(
  body: Layer,
  network: FusedNetwork | null,
  X: Matrix,
  Z: Matrix,
  tangent: boolean,
): { readonly K: Matrix; readonly Theta: Matrix | null } {
  if (network) return fusedGrams(network, X, Z, tangent);
  return body.forward(inputMoments(X, Z, tangent, true));
}

function checkInputs(fn: string, X: Matrix, Z: Matrix): void {
  checkPoints(fn, X, Z);
  if (X.cols === 0)
    throw new InputError({ fn, argument: "X", requirement: "must have columns", received: `${X.rows}×0` });
}

function kernelOf(name: string, body: Layer, network: FusedNetwork | null, tangent: boolean): Kernel {
  return Object.freeze({
    name,
    gram(X: Matrix, Z: Matrix = X): Matrix {
      checkInputs(name, X, Z);
      body.gaussianOutput(false);
      const { K, Theta } = moments(body, network, X, Z, tangent);
      return tangent ? (Theta ?? zeros(K.rows, K.cols, dtypeOf(K))) : K;
    },
    diag(X: Matrix): Float64Array {
      checkMatrix(name, "X", X);
      body.gaussianOutput(false);
      const { a, theta } = body.variances({ a: inputVariances(X), theta: null });
      return tangent ? (theta ?? new Float64Array(X.rows)) : a;
    },
    inputGradient(X: Matrix, Z: Matrix, weights: Matrix): Matrix {
      checkWeights(name, X, Z, weights);
      checkInputs(name, X, Z);
      return inputGradient(body, tangent, X, Z, weights);
    },
    ...(network && {
      blockSums(X: Matrix, starts: ArrayLike<number>, columns?: BlockColumns): Float64Array {
        checkInputs(name, X, columns?.Z ?? X);
        body.gaussianOutput(false);
        const { K, Theta } = fusedBlockSums(network, X, starts, tangent, columns);
        return Theta ?? K;
      },
    }),
  });
}

/** ∂/∂x_i of Σ_ij w_ij k_ij: derivatives by K⁰_ij = x_i·z_j/d and a⁰_i = ‖x_i‖²/d, then by x_i. */
function inputGradient(body: Layer, tangent: boolean, X: Matrix, Z: Matrix, weights: Matrix): Matrix {
  body.gaussianOutput(false);
  const points = cast(X, "f64");
  const input = inputMoments(points, X === Z ? points : cast(Z, "f64"), tangent);
  const none = new Float64Array(X.rows);
  const start: Cotangent = tangent
    ? { K: zeros(X.rows, Z.rows), Theta: weights, a: none }
    : { K: weights, Theta: null, a: none };
  const { K, a } = body.pullback(input, body.forward(input), start);
  const out = matmul(K, Z, { alpha: 1 / X.cols });
  for (let i = 0, at = 0; i < X.rows; i++) {
    for (let k = 0; k < X.cols; k++, at++) out.data[at]! += (2 * a[i]! * X.data[at]!) / X.cols;
  }
  return out;
}
