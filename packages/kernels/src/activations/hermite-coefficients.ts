import { InputError, type Matrix, matmul, zeros } from "@collapsar/linalg";
import { hermiteRule } from "./hermite-rule.js";

/** A scalar function and, where known, its derivative. */
export interface ScalarFunction {
  readonly name: string;
  readonly phi: (x: number) => number;
  readonly derivative?: ((x: number) => number) | undefined;
}

/** Variances below which the r-th derivative's coefficients come from those at this variance. */
const FLOOR = [0, 1e-10, 1e-2, 1e-2] as const;
/** Terms and degrees of that transport: what is left out is below rounding for variances this small. */
const TRANSPORT_TERMS = 7;
const TRANSPORT_DEGREES = 17;

/** The normalised Hermite coefficients E φ⁽ʳ⁾(√a_i x) h_d(x), n × D, for r = 0 … 3 derivatives. */
export function hermiteCoefficients(
  f: ScalarFunction,
  order: 0 | 1 | 2 | 3,
  a: Float64Array,
  size: number,
): Matrix {
  const floor = FLOOR[order];
  const safe = a.map((value) => Math.max(value, floor));
  const known = order > 0 && f.derivative ? 1 : 0;
  let C = project(f.name, known ? f.derivative! : f.phi, safe, size);
  for (let r = known; r < order; r++) C = differentiate(C, safe);
  a.forEach((value, i) => {
    if (value < floor) transport(C.data.subarray(i * size, (i + 1) * size), value, floor);
  });
  return C;
}

/** Numbers of degrees that are tried in turn. */
const SIZES = [48, 96, 200, 512, 1024] as const;
/** Coefficients that small, by the largest, end a series: what is left out enters squared. */
const TAIL = 1e-8;

/**
 * The number of degrees that φ needs at variances up to `largest`, at most `limit`: poles near the real axis need
 * many.
 */
export function seriesSize(f: ScalarFunction, largest: number, limit: number): number {
  for (const size of SIZES) {
    if (size >= limit) return limit;
    const sizes = Array.from(project(f.name, f.phi, Float64Array.of(largest), size).data, Math.abs);
    const top = Math.max(...sizes);
    if (sizes.slice(-8).every((value) => value <= TAIL * top)) return size;
  }
  return limit;
}

function project(name: string, phi: (x: number) => number, a: Float64Array, size: number): Matrix {
  const { nodes, basis } = hermiteRule(size);
  const count = nodes.length;
  const values = zeros(a.length, count);
  for (let i = 0, at = 0; i < a.length; i++) {
    const root = Math.sqrt(a[i]!);
    for (let p = 0; p < count; p++, at++) {
      const value = phi(root * nodes[p]!);
      if (!Number.isFinite(value)) {
        throw new InputError({
          fn: name,
          requirement: "the activation must return finite numbers",
          received: `${value} at ${root * nodes[p]!}`,
        });
      }
      values.data[at] = value;
    }
  }
  return matmul(values, basis);
}

/** E φ′(√a x) h_{d−1} = √(d/a) E φ(√a x) h_d, by integration by parts. */
function differentiate(C: Matrix, a: Float64Array): Matrix {
  const out = zeros(C.rows, C.cols);
  for (let i = 0; i < C.rows; i++) {
    for (let d = 1; d < C.cols; d++) {
      out.data[i * C.cols + d - 1] = Math.sqrt(d / a[i]!) * C.data[i * C.cols + d]!;
    }
  }
  return out;
}

/**
 * Coefficients at variance `to` from those at `from`, in place: E φ⁽ᵈ⁾(√a x) moves along the heat equation,
 * Σ_j ((to − from)/2)^j/j! E φ⁽ᵈ⁺²ʲ⁾(√from x).
 */
function transport(c: Float64Array | Float32Array, to: number, from: number): void {
  const step = (to - from) / from;
  for (let d = 0; d < c.length; d++) {
    let [total, factor] = [0, 1];
    for (let j = 0; j < TRANSPORT_TERMS && d + 2 * j < c.length && d < TRANSPORT_DEGREES; j++) {
      total += factor * c[d + 2 * j]!;
      factor *= (step * Math.sqrt((d + 2 * j + 1) * (d + 2 * j + 2))) / (2 * (j + 1));
    }
    c[d] = total * (to / from) ** (d / 2);
  }
}
