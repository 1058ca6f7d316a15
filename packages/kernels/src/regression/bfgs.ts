import type { Work } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";

/** A function value with its gradient; a value of Infinity marks a place that is not allowed. */
export interface ValueAndGradient {
  readonly value: number;
  readonly gradient: Float64Array;
}

export interface BfgsOptions {
  /** Largest |gradient entry| asked for. */
  readonly tolerance: number;
  readonly maxIterations: number;
  /** Longest step in any coordinate. */
  readonly maxStep: number;
  readonly work?: Work | undefined;
}

/** End point of the minimisation. */
export interface BfgsResult extends ValueAndGradient {
  readonly x: Float64Array;
  readonly iterations: number;
  /** Largest |gradient entry|. */
  readonly slope: number;
  readonly converged: boolean;
}

/** Minimises a smooth function of few variables by BFGS with a backtracking (weak Wolfe) line search. */
export function bfgs(
  f: (x: Float64Array) => ValueAndGradient,
  x0: ArrayLike<number>,
  { tolerance, maxIterations, maxStep, work = {} }: BfgsOptions,
): BfgsResult {
  let x: Float64Array = Float64Array.from(x0);
  let here = f(x);
  let H = identityRows(x.length);
  let iterations = 0;
  for (; iterations < maxIterations && largest(here.gradient) > tolerance; iterations++) {
    advance(work, { done: iterations, total: maxIterations, unit: "iterations" });
    const direction = H.map((row) => -dot(row, here.gradient));
    const steepest = dot(direction, here.gradient) < 0 ? direction : Array.from(here.gradient, (g) => -g);
    const found = lineSearch(f, x, here, steepest, maxStep);
    if (!found) {
      if (isIdentity(H)) break;
      H = identityRows(x.length);
      continue;
    }
    const s = found.x.map((value, i) => value - x[i]!);
    const y = found.gradient.map((value, i) => value - here.gradient[i]!);
    H = updated(H, s, y, iterations === 0);
    x = found.x;
    here = found;
  }
  const slope = largest(here.gradient);
  return { x, value: here.value, gradient: here.gradient, iterations, slope, converged: slope <= tolerance };
}

function lineSearch(
  f: (x: Float64Array) => ValueAndGradient,
  x: Float64Array,
  here: ValueAndGradient,
  direction: readonly number[],
  maxStep: number,
): (ValueAndGradient & { x: Float64Array }) | null {
  const slope = dot(direction, here.gradient);
  let [low, high] = [0, Number.POSITIVE_INFINITY];
  let t = Math.min(1, maxStep / Math.max(...direction.map(Math.abs)));
  let best: (ValueAndGradient & { x: Float64Array }) | null = null;
  for (let round = 0; round < 40; round++) {
    const tried = x.map((value, i) => value + t * direction[i]!);
    const there = { ...f(tried), x: tried };
    if (!(there.value <= here.value + 1e-4 * t * slope)) high = t;
    else {
      best = there;
      if (
        dot(direction, there.gradient) >= 0.9 * slope ||
        t * Math.max(...direction.map(Math.abs)) >= maxStep
      )
        break;
      low = t;
    }
    t = high === Number.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
    if (high - low < 1e-12 * high) break;
  }
  return best;
}

/**
 * The BFGS update of the inverse Hessian, scaled to the first curvature seen; H itself where the curvature is not
 * positive.
 */
function updated(H: readonly number[][], s: Float64Array, y: Float64Array, first: boolean): number[][] {
  const sy = dot(s, y);
  if (!(sy > 1e-14 * dot(y, y))) return H.map((row) => [...row]);
  const base = first ? H.map((row) => row.map((value) => (value * sy) / dot(y, y))) : H;
  const Hy = base.map((row) => dot(row, y));
  const factor = (1 + dot(y, Hy) / sy) / sy;
  return base.map((row, i) =>
    row.map((value, j) => value + factor * s[i]! * s[j]! - (Hy[i]! * s[j]! + s[i]! * Hy[j]!) / sy),
  );
}

function identityRows(n: number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
}

function isIdentity(H: readonly number[][]): boolean {
  return H.every((row, i) => row.every((value, j) => value === (i === j ? 1 : 0)));
}

function dot(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i]! * y[i]!;
  return total;
}

function largest(x: Float64Array): number {
  return x.reduce((best, value) => Math.max(best, Math.abs(value)), 0);
}
