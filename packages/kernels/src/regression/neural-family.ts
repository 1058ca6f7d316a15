import { type Matrix, zeros } from "@collapsar/linalg";
import { checkOneOf, ownOptions } from "@collapsar/linalg/check";
import { chain } from "../neural/chain.js";
import { inputMoments } from "../neural/moments.js";
import { type NetworkOptions, networkLayers, nngp, ntk } from "../neural/nngp.js";
import { serial } from "../neural/serial.js";
import { neuralFamilyOptions } from "../options.js";
import type { KernelFamily } from "./kernel-family.js";

/** A fully connected network's kernel with free σ_w and σ_b, the same in every layer. */
export interface NeuralFamilyOptions extends Omit<NetworkOptions, "sigmaW" | "sigmaB"> {
  readonly kind: "nngp" | "ntk";
  /** Initial σ_w; defaults to 1. */
  readonly sigmaW?: number | undefined;
  /** Initial σ_b > 0; defaults to 0.1. */
  readonly sigmaB?: number | undefined;
}

/**
 * NNGP or NTK kernels with free σ_w and σ_b: derivatives are pulled back through the layers, O(depth · n²).
 *
 * @throws InputError if a parameter is not positive or the depth does not suit the kind
 */
export function neuralFamily(options: NeuralFamilyOptions): KernelFamily {
  const fn = "neuralFamily";
  const { sigmaW, sigmaB } = ownOptions(fn, neuralFamilyOptions, options, ["kind", "activation", "depth"]);
  const { kind, activation, depth } = options;
  checkOneOf(fn, "kind", kind, ["nngp", "ntk"]);
  const at = (log: ArrayLike<number>): NetworkOptions => ({
    activation,
    depth,
    sigmaW: Math.exp(log[0]!),
    sigmaB: Math.exp(log[1]!),
  });
  const make = kind === "nngp" ? nngp : ntk;
  serial(...networkLayers({ activation, depth, sigmaW, sigmaB }, kind, fn));
  return Object.freeze({
    names: ["sigmaW", "sigmaB"],
    start: [Math.log(sigmaW), Math.log(sigmaB)],
    kernel: (log: ArrayLike<number>) => make(at(log)),
    gramWithGradient(log: ArrayLike<number>, X: Matrix) {
      const body = chain(networkLayers(at(log), kind));
      const input = inputMoments(X, X, kind === "ntk");
      const output = body.forward(input);
      return {
        K: kind === "ntk" ? output.Theta! : output.K,
        gradient(weights: Matrix): number[] {
          const ledger = { weight: 0, bias: 0 };
          const a = new Float64Array(X.rows);
          const none = zeros(X.rows, X.rows);
          const [K, Theta] = kind === "ntk" ? [none, weights] : [weights, null];
          body.pullback(input, output, { K, Theta, a, ledger });
          const [w, b] = [Math.exp(log[0]!), Math.exp(log[1]!)];
          return [2 * w * w * ledger.weight, 2 * b * b * ledger.bias];
        },
      };
    },
  });
}
