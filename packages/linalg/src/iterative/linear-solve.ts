import {
  caller,
  checkFinite,
  checkFunction,
  checkNumbers,
  checkWatch,
  resolveOptions,
  type Work,
} from "../check/index.js";
import { checkKeys } from "../check/keys.js";
import { checkRange } from "../check/numerical-error.js";
import { moderateFactor } from "../matrix/range.js";
import { linearSolveOptions } from "../options.js";
import { minus, norm, scaled } from "./vector.js";

/** x ↦ Ax, must not change its argument. */
export type LinearMap = (x: Float64Array) => Float64Array;

/** Options of the iterative solvers of linear systems. */
export interface LinearSolveOptions extends Work {
  readonly apply: LinearMap;
  readonly b: Float64Array;
  /** Start; defaults to zero. */
  readonly x0?: Float64Array | undefined;
  /** r ↦ M⁻¹r with M near A. */
  readonly preconditioner?: LinearMap | undefined;
  /** Asked ‖b − Ax‖ / ‖b‖; defaults to 1e-10. */
  readonly tolerance?: number | undefined;
  /** Defaults to 10 times the length of b. */
  readonly maxIterations?: number | undefined;
}

/** The result of an iterative linear solver. */
export interface LinearSolution {
  readonly x: Float64Array;
  /** ‖b − Ax‖ / ‖b‖, computed anew from x. */
  readonly residual: number;
  readonly iterations: number;
}

/** The options with their defaults, right side and start scaled to moderate size by a power of two. */
export interface LinearProblem {
  readonly apply: LinearMap;
  readonly preconditioner: LinearMap;
  readonly b: Float64Array;
  readonly size: number;
  readonly x: Float64Array;
  readonly tolerance: number;
  readonly maxIterations: number;
  readonly factor: number;
}

const KEYS = ["apply", "b", "x0", "preconditioner", "tolerance", "maxIterations", "signal", "onProgress"];

/**
 * Checks the options of a linear solver and scales the problem: squares of a right side of 1e-200 would all vanish.
 *
 * @param more - options of this solver's own
 */
export function linearProblem(options: LinearSolveOptions, more: readonly string[] = []): LinearProblem {
  checkKeys(caller, options ?? null, [...KEYS, ...more]);
  checkWatch(caller, options);
  const { apply, b, x0, preconditioner = (r) => r } = options;
  checkFunction(caller, "apply", apply);
  checkFunction(caller, "preconditioner", preconditioner);
  checkFinite(caller, "b", b);
  const { tolerance, maxIterations = 10 * b.length } = resolveOptions(caller, linearSolveOptions, options);
  if (x0 !== undefined) checkNumbers(caller, "x0", x0, b.length);
  const start = x0?.slice() ?? new Float64Array(b.length);
  const top = x0 ? Math.max(norm(b), norm(minus(b, apply(start)))) : norm(b);
  const factor = moderateFactor(top, b);
  const moderate = scaled(b, factor);
  return {
    apply,
    preconditioner,
    b: moderate,
    size: norm(moderate),
    x: scaled(start, factor),
    tolerance,
    maxIterations,
    factor,
  };
}

/** The solution in the caller's units. */
export function unscaled({ factor }: LinearProblem, x: Float64Array): Float64Array {
  const out = scaled(x, 1 / factor);
  checkRange(caller, "the solution", out);
  return out;
}
