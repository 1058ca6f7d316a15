import { gram, InputError, type Matrix, NumericalError } from "@collapsar/linalg";
import { checkKeys, checkNumbers, checkObject, checkPositive, named } from "@collapsar/linalg/check";
import { choleskyInverse, choleskySolve, trace } from "@collapsar/linalg/parts";
import { checkFamily } from "../check-kernel.js";
import { checkTargets } from "./check-targets.js";
import { factorRegularised } from "./factor-gram.js";
import { logEvidenceOf } from "./gaussian-process.js";
import type { KernelFamily } from "./kernel-family.js";

/** The log evidence and its gradient by the logarithms of the kernel's parameters and of the noise (last). */
export interface LogEvidence {
  readonly value: number;
  readonly gradient: Float64Array;
}

/**
 * log p(Y) of a Gaussian process and its gradient Σ_ij W_ij ∂K_ij/∂log θ, W = ½(ααᵀ − C(K + σ²I)⁻¹).
 *
 * Source: Rasmussen & Williams 2006, eqs. 2.30 and 5.9.
 *
 * @param X - n × d; Y - n × C
 * @param log - logarithms of the family's parameters
 * @param noise - σ² > 0
 * @throws SingularGramError if K + σ²I is singular, NumericalError if a result leaves the range of float64
 */
export function logEvidence(
  X: Matrix,
  Y: Matrix,
  options: { readonly family: KernelFamily; readonly log?: ArrayLike<number>; readonly noise: number },
): LogEvidence {
  checkTargets("logEvidence", X, Y);
  checkObject("logEvidence", "options", options);
  checkKeys("logEvidence", options, ["family", "log", "noise"]);
  const { family, noise } = options;
  checkFamily("logEvidence", "family", family);
  const { log = family.start } = options;
  checkNumbers("logEvidence", "log", log);
  checkPositive("logEvidence", "noise", noise);
  if (log.length !== family.names.length) {
    throw new InputError({
      fn: "logEvidence",
      requirement: `the family has ${family.names.length} parameters`,
      received: String(log.length),
    });
  }
  const { K, gradient } = family.gramWithGradient(log, X);
  const factor = named("logEvidence", () => factorRegularised(K, noise, X));
  const alpha = choleskySolve(factor, Y);
  const W = evidenceWeights(choleskyInverse(factor), alpha);
  const value = logEvidenceOf(Y, alpha, factor);
  const slopes = Float64Array.from([...gradient(W), noise * trace(W)]);
  const found = [value, ...slopes].find((x) => !Number.isFinite(x));
  if (found !== undefined) {
    const range = "the evidence and its gradient must stay within the range of float64";
    const remedy = "scale Y to a spread of about √(k(x, x) + noise)";
    throw new NumericalError(`${range}, got ${found}; ${remedy}`, { fn: "logEvidence" });
  }
  return { value, gradient: slopes };
}

/** W = ½(ααᵀ − C·P), in the place of P. */
function evidenceWeights(P: Matrix, alpha: Matrix): Matrix {
  const [n, outputs, data, a] = [P.rows, alpha.cols, P.data, alpha.data];
  const outer = outputs === 1 ? null : gram(alpha).data;
  for (let i = 0, at = 0; i < n; i++) {
    for (let j = 0; j < n; j++, at++) {
      const product = outer ? outer[at]! : a[i]! * a[j]!;
      data[at] = (product - outputs * data[at]!) / 2;
    }
  }
  return P;
}
