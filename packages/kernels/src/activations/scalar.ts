import type { Matrix } from "@collapsar/linalg";
import type { Activation } from "./activation.js";
import { hermiteCoefficients, type ScalarFunction, seriesSize } from "./hermite-coefficients.js";
import { hermiteSeries } from "./hermite-series.js";
import { timesTangent } from "./times-tangent.js";

/**
 * Any scalar φ by quadrature with up to `nodes` degrees: each expectation is a Hermite series in ρ (Mehler) with
 * coefficients by quadrature in one variable, which equals the tensor rule at ρ = ±1 and costs O(degrees) a pair.
 * Ṫ has the coefficients of φ′, which follow from those of φ where φ′ is not given.
 */
export function scalarDual(f: ScalarFunction, nodes: number): Activation {
  const sizeFor = (...variances: readonly Float64Array[]): number => {
    let largest = 0;
    for (const a of variances) for (const value of a) largest = Math.max(largest, value);
    return seriesSize(f, largest, nodes);
  };
  const series = (
    K: Matrix,
    a: Float64Array,
    b: Float64Array,
    left: 0 | 1 | 2 | 3,
    right: 0 | 1 | 2,
  ): Matrix => {
    const size = sizeFor(a, b);
    const L = hermiteCoefficients(f, left, a, size);
    return hermiteSeries(K, a, b, L, a === b && left === right ? L : hermiteCoefficients(f, right, b, size));
  };
  return Object.freeze({
    name: f.name,
    dual: (K: Matrix, a: Float64Array, b: Float64Array, Theta?: Matrix | null) =>
      timesTangent({ T: series(K, a, b, 0, 0), dT: series(K, a, b, 1, 1) }, Theta),
    partials: (K: Matrix, a: Float64Array, b: Float64Array) => ({
      Ta: halved(series(K, a, b, 2, 0)),
      dTk: series(K, a, b, 2, 2),
      dTa: halved(series(K, a, b, 3, 1)),
    }),
    variance(a: Float64Array) {
      const size = sizeFor(a);
      const [c0, c1, c2] = ([0, 1, 2] as const).map((order) => hermiteCoefficients(f, order, a, size));
      const dT = rowProducts(c1!, c1!);
      const mixed = rowProducts(c0!, c2!);
      return { T: rowProducts(c0!, c0!), dT, slope: dT.map((value, i) => value + mixed[i]!) };
    },
  });
}

function halved(A: Matrix): Matrix {
  for (let at = 0; at < A.data.length; at++) A.data[at]! /= 2;
  return A;
}

function rowProducts(A: Matrix, B: Matrix): Float64Array {
  return Float64Array.from({ length: A.rows }, (_, i) => {
    let total = 0;
    for (let at = (i + 1) * A.cols - 1; at >= i * A.cols; at--) total += A.data[at]! * B.data[at]!;
    return total;
  });
}
