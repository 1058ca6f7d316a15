import { filled, gram as gramOf, type Matrix, matmul } from "@collapsar/linalg";
import { addInPlace, hadamard, rowSquaredNorms } from "@collapsar/linalg/parts";
import type { Kernel } from "../kernel.js";
import { linearOptions, polynomialOptions } from "../options.js";
import { metricOptions } from "./metric.js";
import { rootedKernel } from "./rooted.js";

/** Options of `linear`. */
export interface LinearOptions {
  /** Added to every product; defaults to 0. */
  readonly offset?: number | undefined;
  /** Positive semi-definite metric, d × d, or its diagonal as d × 1 or 1 × d; defaults to the identity. */
  readonly metric?: Matrix | undefined;
}

/**
 * Linear kernel xᵀMz + offset.
 *
 * @throws InputError if the offset is negative
 */
export function linear(options: LinearOptions = {}): Kernel {
  return polynomial({ degree: 1, ...metricOptions("linear", linearOptions, options) });
}

/** Options of `polynomial`. */
export interface PolynomialOptions extends LinearOptions {
  /** Power, a whole number of at least 1; defaults to 2. */
  readonly degree?: number | undefined;
  /** Factor γ of the inner product; defaults to 1. */
  readonly scale?: number | undefined;
}

/**
 * Polynomial kernel (γ xᵀMz + offset)^degree, for whole degrees; gradient degree·γ(…)^{degree−1} Mz.
 *
 * @throws InputError if the degree is not a whole number of at least 1, or the scale or offset is negative
 */
export function polynomial(options: PolynomialOptions = {}): Kernel {
  const { degree, scale, offset, metric } = metricOptions("polynomial", polynomialOptions, options);
  const products = (X: Matrix, Z: Matrix): Matrix => {
    const K = X === Z ? gramOf(X, { alpha: scale }) : matmul(X, Z, { transposeB: true, alpha: scale });
    return offset === 0 ? K : addInPlace(K, filled(K.rows, K.cols, offset));
  };
  const name = degree === 1 ? `linear(${offset})` : `polynomial(${degree}, ${scale}, ${offset})`;
  return rootedKernel(
    {
      name,
      centring: degree === 1,
      gram(X, Z) {
        const K = power(products(X, Z), degree);
        if (X === Z) setDiagonal(K, diagonalOf(X, degree, scale, offset));
        return K;
      },
      diag: (X) => diagonalOf(X, degree, scale, offset),
      inputGradient(X, Z, weights) {
        const slope = degree === 1 ? weights : hadamard(weights, power(products(X, Z), degree - 1));
        return matmul(slope, Z, { alpha: degree * scale });
      },
    },
    metric,
  );
}

function diagonalOf(X: Matrix, degree: number, scale: number, offset: number): Float64Array {
  return rowSquaredNorms(X).map((value) => integerPower(scale * value + offset, degree));
}

function setDiagonal(K: Matrix, values: Float64Array): void {
  for (let i = 0; i < K.rows; i++) K.data[i * (K.cols + 1)] = values[i]!;
}

function power(A: Matrix, degree: number): Matrix {
  if (degree > 1) for (let at = 0; at < A.data.length; at++) A.data[at] = integerPower(A.data[at]!, degree);
  return A;
}

function integerPower(value: number, degree: number): number {
  let result = 1;
  for (let p = degree, base = value; p > 0; p = Math.floor(p / 2), base *= base) if (p % 2) result *= base;
  return result;
}
