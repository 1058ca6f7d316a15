import { ConvergenceError } from "../check/convergence-error.js";
import {
  advance,
  checkFinite,
  checkFunction,
  checkWatch,
  resolveOptions,
  type Work,
} from "../check/index.js";
import { checkKeys } from "../check/keys.js";
import { newtonKrylovOptions } from "../options.js";
import { gmres } from "./gmres.js";
import type { LinearMap } from "./linear-solve.js";
import { axpy, norm } from "./vector.js";

export interface NewtonKrylovOptions extends Work {
  /** x ↦ F(x), of the same length; must not change its argument. */
  readonly residual: (x: Float64Array) => Float64Array;
  readonly x0: Float64Array;
  /** Asked ‖F(x)‖ (Euclidean, absolute); defaults to 1e-10. */
  readonly tolerance?: number | undefined;
  /** Newton steps; defaults to 50. */
  readonly maxIterations?: number | undefined;
  /** An approximate inverse of the Jacobian for the linear solves. */
  readonly preconditioner?: LinearMap | undefined;
}

export interface NonlinearSolution {
  readonly x: Float64Array;
  /** ‖F(x)‖. */
  readonly residual: number;
  readonly iterations: number;
}

const KEYS = ["residual", "x0", "tolerance", "maxIterations", "preconditioner", "signal", "onProgress"];

/** v ↦ J(x)v by a forward difference along v (Knoll & Keyes 2004). */
function jacobian(F: (x: Float64Array) => Float64Array, x: Float64Array, f: Float64Array): LinearMap {
  const scale = Math.sqrt(2 ** -52) * (1 + norm(x));
  return (v) => {
    const length = norm(v);
    if (length === 0) return new Float64Array(v.length);
    const step = scale / length;
    const shifted = x.slice();
    axpy(step, v, shifted);
    return F(shifted).map((value, i) => (value - f[i]!) / step);
  };
}

/** A Newton direction; a GMRES that fell short still gives its best direction. */
function direction(
  apply: LinearMap,
  f: Float64Array,
  forcing: number,
  { preconditioner, signal }: NewtonKrylovOptions,
) {
  const b = f.map((value) => -value);
  try {
    const maxIterations = Math.min(b.length, 200);
    return gmres({ apply, b, preconditioner, tolerance: forcing, maxIterations, signal }).x;
  } catch (error) {
    if (error instanceof ConvergenceError && error.x) return error.x;
    throw error;
  }
}

/**
 * Solves F(x) = 0 by Newton's method with Jacobian-free GMRES and a backtracking line search on ‖F‖; the accuracy of
 * the inner solves follows the progress (Eisenstat & Walker 1996, choice 2).
 *
 * @throws ConvergenceError with ‖F‖ and the last x, also when no step lowers ‖F‖
 */
export function newtonKrylov(options: NewtonKrylovOptions): NonlinearSolution {
  checkKeys("newtonKrylov", options ?? null, KEYS);
  checkWatch("newtonKrylov", options);
  checkFunction("newtonKrylov", "residual", options.residual);
  checkFinite("newtonKrylov", "x0", options.x0);
  const { residual: F } = options;
  const { tolerance, maxIterations } = resolveOptions("newtonKrylov", newtonKrylovOptions, options);
  let x = options.x0.slice();
  let f = F(x);
  let size = norm(f);
  let forcing = 0.1;
  let iterations = 0;
  for (; iterations < maxIterations && !(size <= tolerance); iterations++) {
    advance(options, { done: iterations, total: maxIterations, unit: "iterations" });
    const d = direction(jacobian(F, x, f), f, forcing, options);
    const found = lineSearch(F, x, d, size);
    if (!found) {
      const why = `in ${iterations} iterations: no step along the Newton direction lowers it`;
      throw new ConvergenceError("newtonKrylov", { iterations, residual: size, tolerance, x, why });
    }
    forcing = Math.min(0.1, Math.max(1e-6, 0.9 * (found.size / size) ** 2));
    ({ x, f, size } = found);
  }
  if (size <= tolerance) return { x, residual: size, iterations };
  throw new ConvergenceError("newtonKrylov", { iterations, residual: size, tolerance, x });
}

function lineSearch(F: (x: Float64Array) => Float64Array, x: Float64Array, d: Float64Array, size: number) {
  for (let step = 1; step > 1e-10; step /= 2) {
    const tried = x.slice();
    axpy(step, d, tried);
    const f = F(tried);
    const reached = norm(f);
    if (reached < (1 - 1e-4 * step) * size) return { x: tried, f, size: reached };
  }
  return null;
}
