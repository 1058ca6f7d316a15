import { checkAtMost, checkInteger } from "../check/index.js";

/** A quadrature rule: ∫ f ≈ Σ weights_i f(nodes_i). */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Orthonormal Hermite function pair (h_n, h_{n−1}) at x without the factor exp(−x²/2), scaled by exp(−x²/2) at the
 * start.
 */
function hermite(n: number, x: number): [number, number] {
  let [previous, current] = [0, Math.PI ** -0.25 * Math.exp((-x * x) / 2)];
  for (let k = 1; k <= n; k++) {
    const next = x * Math.sqrt(2 / k) * current - Math.sqrt((k - 1) / k) * previous;
    previous = current;
    current = next;
  }
  return [current, previous];
}

/** Root of h_n in a bracket where it changes sign: Newton with bisection as a safeguard. */
function root(n: number, low: number, high: number): number {
  let [a, b] = [low, high];
  const rising = hermite(n, b)[0] > 0;
  let x = (a + b) / 2;
  for (let round = 0; round < 100; round++) {
    const [value, before] = hermite(n, x);
    if (value > 0 === rising) b = x;
    else a = x;
    const slope = Math.sqrt(2 * n) * before - x * value;
    let next = x - value / slope;
    if (!(next > a && next < b)) next = (a + b) / 2;
    if (Math.abs(next - x) <= 1e-16 * Math.abs(x)) return next;
    x = next;
  }
  return x;
}

/**
 * The n-point Gauss–Hermite rule for the weight exp(−x²): ∫ exp(−x²) f(x) dx ≈ Σ w_i f(x_i), exact for degree 2n − 1.
 *
 * For a standard normal, E f(g) ≈ Σ (w_i / √π) f(√2 x_i). Roots interlace, so each is found between those of n − 1.
 *
 * @param n - 1 … 200
 */
export function gaussHermite(n: number): Quadrature {
  checkInteger("gaussHermite", "n", n, 1);
  checkAtMost("gaussHermite", "n", n, 200);
  let positive: number[] = [];
  for (let degree = 2; degree <= n; degree++) positive = nextRoots(degree, positive);
  const half = positive.map((x) => [x, 1 / (n * hermiteAt(n - 1, x) ** 2)] as const);
  const centre = n % 2 ? [[0, 1 / (n * hermiteAt(n - 1, 0) ** 2)] as const] : [];
  const all = [...half.map(([x, w]) => [-x, w] as const).reverse(), ...centre, ...half];
  return {
    nodes: Float64Array.from(all, ([x]) => x),
    weights: Float64Array.from(all, ([, w]) => w),
  };
}

/** Positive roots of degree n from those of degree n − 1. */
function nextRoots(n: number, before: readonly number[]): number[] {
  const edge = Math.sqrt(2 * n + 2);
  const marks = n % 2 ? [...before, edge] : [0, ...before, edge];
  return marks.slice(1).map((high, i) => root(n, marks[i]!, high));
}

/** The orthonormal polynomial h_n(x) itself (without the exponential). */
function hermiteAt(n: number, x: number): number {
  return hermite(n, x)[0] * Math.exp((x * x) / 2);
}
