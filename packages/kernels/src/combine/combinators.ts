import { InputError, type Matrix } from "@collapsar/linalg";
import { checkNonNegative } from "@collapsar/linalg/check";
import { add, addInPlace, hadamard, scale } from "@collapsar/linalg/parts";
import { checkKernel } from "../check-kernel.js";
import { checkWeights } from "../check-points.js";
import type { Kernel } from "../kernel.js";

function checkParts(fn: string, parts: readonly Kernel[]): void {
  if (parts.length === 0)
    throw new InputError({ fn, requirement: "at least one kernel is required", received: "none" });
  parts.forEach((part, at) => {
    checkKernel(fn, `kernel ${at}`, part);
  });
}

/**
 * The sum of kernels.
 *
 * @throws InputError if there is none
 */
export function sumKernel(...parts: readonly Kernel[]): Kernel {
  checkParts("sumKernel", parts);
  return Object.freeze({
    name: `(${parts.map((part) => part.name).join(" + ")})`,
    centring: parts.every((part) => part.centring === true),
    gram: (X: Matrix, Z?: Matrix) => parts.map((part) => part.gram(X, Z)).reduce(add),
    ...(parts.every((part) => part.gramProduct !== undefined) && {
      gramProduct: (X: Matrix, Z: Matrix, V: Matrix) =>
        parts.map((part) => part.gramProduct!(X, Z, V)).reduce(add),
    }),
    diag: (X: Matrix) => combineDiagonals(parts, X, (left, right) => left + right),
    inputGradient: (X: Matrix, Z: Matrix, weights: Matrix) =>
      parts.map((part) => part.inputGradient(X, Z, weights)).reduce(add),
  });
}

/**
 * The product of kernels; its gradient is Σ_p (Π_{o≠p} k_o) ∂k_p/∂x.
 *
 * @throws InputError if there is none
 */
export function productKernel(...parts: readonly Kernel[]): Kernel {
  checkParts("productKernel", parts);
  const name = `(${parts.map((part) => part.name).join(" · ")})`;
  return Object.freeze({
    name,
    gram: (X: Matrix, Z?: Matrix) => parts.map((part) => part.gram(X, Z)).reduce(hadamard),
    diag: (X: Matrix) => combineDiagonals(parts, X, (left, right) => left * right),
    inputGradient(X: Matrix, Z: Matrix, weights: Matrix): Matrix {
      checkWeights(name, X, Z, weights);
      const grams = parts.map((part) => part.gram(X, Z));
      const terms = parts.map((part, p) => {
        const others = grams.filter((_, o) => o !== p).reduce(hadamard, weights);
        return part.inputGradient(X, Z, others);
      });
      return terms.reduce((total, term) => addInPlace(total, term));
    },
  });
}

/**
 * factor · k.
 *
 * @throws InputError if the factor is negative
 */
export function scaledKernel(kernel: Kernel, factor: number): Kernel {
  checkKernel("scaledKernel", "kernel", kernel);
  checkNonNegative("scaledKernel", "factor", factor);
  return Object.freeze({
    name: `${factor}·${kernel.name}`,
    centring: kernel.centring === true,
    gram: (X: Matrix, Z?: Matrix) => scale(kernel.gram(X, Z), factor),
    ...(kernel.gramProduct !== undefined && {
      gramProduct: (X: Matrix, Z: Matrix, V: Matrix) => scale(kernel.gramProduct!(X, Z, V), factor),
    }),
    diag: (X: Matrix) => kernel.diag(X).map((value) => factor * value),
    inputGradient: (X: Matrix, Z: Matrix, weights: Matrix) =>
      scale(kernel.inputGradient(X, Z, weights), factor),
  });
}

function combineDiagonals(
  parts: readonly Kernel[],
  X: Matrix,
  f: (left: number, right: number) => number,
): Float64Array {
  return parts
    .map((part) => part.diag(X))
    .reduce((left, right) => left.map((value, i) => f(value, right[i]!)));
}
