import { InputError, type Matrix } from "@collapsar/linalg";
import { checkKeys, checkPositive } from "@collapsar/linalg/check";
import { add, hadamard, innerProduct, scale } from "@collapsar/linalg/parts";
import { checkFamily } from "../check-kernel.js";
import { productKernel, scaledKernel, sumKernel } from "../combine/combinators.js";
import type { KernelFamily } from "./kernel-family.js";

/** A family times a free variance s²: ∂k/∂log s² = k. */
export function scaledFamily(
  family: KernelFamily,
  options: { readonly variance?: number | undefined } = {},
): KernelFamily {
  checkFamily("scaledFamily", "family", family);
  checkKeys("scaledFamily", options, ["variance"]);
  const { variance = 1 } = options;
  checkPositive("scaledFamily", "variance", variance);
  const rest = (log: ArrayLike<number>) => Array.from(log).slice(1);
  return Object.freeze({
    names: ["variance", ...family.names],
    start: [Math.log(variance), ...family.start],
    kernel: (log: ArrayLike<number>) => scaledKernel(family.kernel(rest(log)), Math.exp(log[0]!)),
    gramWithGradient(log: ArrayLike<number>, X: Matrix) {
      const factor = Math.exp(log[0]!);
      const inner = family.gramWithGradient(rest(log), X);
      const K = scale(inner.K, factor);
      return {
        K,
        gradient: (weights: Matrix) => [
          innerProduct(weights, K),
          ...inner.gradient(weights).map((value) => factor * value),
        ],
      };
    },
  });
}

/** The sum of families, with all their parameters. */
export function sumFamily(...families: readonly KernelFamily[]): KernelFamily {
  return combined(
    "sumFamily",
    families,
    sumKernel,
    (grams) => grams.reduce(add),
    (weights) => weights,
  );
}

/** The product of families, with all their parameters. */
export function productFamily(...families: readonly KernelFamily[]): KernelFamily {
  return combined(
    "productFamily",
    families,
    productKernel,
    (grams) => grams.reduce(hadamard),
    (weights, grams, at) => grams.filter((_, other) => other !== at).reduce(hadamard, weights),
  );
}

function combined(
  fn: string,
  families: readonly KernelFamily[],
  join: typeof sumKernel,
  joinGrams: (grams: readonly Matrix[]) => Matrix,
  weightsOf: (weights: Matrix, grams: readonly Matrix[], at: number) => Matrix,
): KernelFamily {
  if (families.length === 0)
    throw new InputError({ fn, requirement: "at least one family is required", received: "none" });
  families.forEach((family, at) => {
    checkFamily(fn, `family ${at}`, family);
  });
  const share = (log: ArrayLike<number>): number[][] => {
    const all = Array.from(log);
    return families.map((family) => all.splice(0, family.names.length));
  };
  return Object.freeze({
    names: families.flatMap((family, at) => family.names.map((name) => `${at}.${name}`)),
    start: families.flatMap((family) => family.start),
    kernel: (log: ArrayLike<number>) => join(...share(log).map((own, at) => families[at]!.kernel(own))),
    gramWithGradient(log: ArrayLike<number>, X: Matrix) {
      const parts = share(log).map((own, at) => families[at]!.gramWithGradient(own, X));
      const grams = parts.map((part) => part.K);
      return {
        K: joinGrams(grams),
        gradient: (weights: Matrix) =>
          parts.flatMap((part, at) => part.gradient(weightsOf(weights, grams, at))),
      };
    },
  });
}
