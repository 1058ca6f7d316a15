import { type Matrix, matmul, transpose } from "@collapsar/linalg";
import { checkObject, checkOneOf, checkSameCols, named, ownOptions } from "@collapsar/linalg/check";
import { add, subtract, symmetrise } from "@collapsar/linalg/parts";
import { checkKernel } from "../check-kernel.js";
import type { Kernel } from "../kernel.js";
import { gradientFlowOptions } from "../options.js";
import { checkTargets } from "./check-targets.js";
import { checkTime, spectrumOf } from "./gradient-flow.js";

/** Which weights train: "nngp" the last layer's only, "ntk" all. */
export type EnsembleKind = "nngp" | "ntk";

/** Options of `infiniteEnsemble`. */
export interface EnsembleOptions {
  /** Learning rate η of the flow on ½‖f − Y‖² (summed over samples); defaults to 1. */
  readonly learningRate?: number | undefined;
  /** Added to the diagonal of the training kernel; defaults to 0. */
  readonly ridge?: number | undefined;
}

/** Mean (m × C) and covariance (m × m, every output's) of an ensemble's outputs. */
export interface EnsemblePrediction {
  readonly mean: Matrix;
  readonly covariance: Matrix;
}

/** An infinite ensemble of infinitely wide networks, trained by gradient flow from random initialisation. */
export interface InfiniteEnsemble {
  predict(Z: Matrix, options: { readonly kind: EnsembleKind; readonly time: number }): EnsemblePrediction;
}

/**
 * The mean and covariance of infinitely wide networks trained to time t. With g = Θ⁻¹(I − e^{−ηtΘ}):
 * "ntk": mean Θ_zx g Y, covariance K_zz + Θ_zx g K g Θ_xz − (Θ_zx g K_xz + transpose);
 * "nngp" (Θ = K): mean K_zx g Y, covariance K_zz − K_zx K⁻¹(I − e^{−2ηtK}) K_xz, the posterior at t = ∞.
 *
 * Source: Lee et al. 2019, *Wide neural networks of any depth evolve as linear models*, eqs. 14–16; [NT] predict.
 *
 * @param net - a network's two kernels (`serial(…)`)
 * @throws InputError if shapes disagree, SingularGramError for infinite time and a singular training kernel
 */
export function infiniteEnsemble(
  net: { readonly nngp: Kernel; readonly ntk: Kernel },
  X: Matrix,
  Y: Matrix,
  options: EnsembleOptions = {},
): InfiniteEnsemble {
  const fn = "infiniteEnsemble";
  checkObject(fn, "net", net);
  checkKernel(fn, "net.nngp", net.nngp, ["gram"]);
  checkKernel(fn, "net.ntk", net.ntk, ["gram"]);
  checkTargets(fn, X, Y);
  const { learningRate, ridge } = ownOptions(fn, gradientFlowOptions, options);
  const K = net.nngp.gram(X);
  const spectra = new Map<EnsembleKind, ReturnType<typeof spectrumOf>>();
  const spectrum = (kind: EnsembleKind) => {
    const known = spectra.get(kind) ?? spectrumOf(kind === "nngp" ? K : net.ntk.gram(X), ridge, X);
    spectra.set(kind, known);
    return known;
  };
  return Object.freeze({
    predict(Z: Matrix, asked: { readonly kind: EnsembleKind; readonly time: number }) {
      checkSameCols("predict", Z, X);
      checkObject("predict", "options", asked);
      const { kind, time } = asked;
      checkOneOf("predict", "kind", kind, ["nngp", "ntk"]);
      const rate = learningRate * checkTime("predict", time);
      const Kxz = net.nngp.gram(X, Z);
      const Kzz = net.nngp.gram(Z);
      const { flow } = spectrum(kind);
      const flowed = (B: Matrix, at: number) => named(fn, () => flow(B, at));
      if (kind === "nngp") {
        const mean = matmul(Kxz, flowed(Y, rate), { transposeA: true });
        return {
          mean,
          covariance: symmetrise(subtract(Kzz, matmul(Kxz, flowed(Kxz, 2 * rate), { transposeA: true }))),
        };
      }
      const Txz = net.ntk.gram(X, Z);
      const gT = flowed(Txz, rate);
      const cross = matmul(gT, Kxz, { transposeA: true });
      const spread = matmul(gT, matmul(K, gT), { transposeA: true });
      const covariance = symmetrise(subtract(add(Kzz, spread), add(cross, transpose(cross))));
      return { mean: matmul(Txz, flowed(Y, rate), { transposeA: true }), covariance };
    },
  });
}
