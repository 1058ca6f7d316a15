import { checkInteger, checkPositive } from "../check/check.js";
import { ConvergenceError } from "./convergence-error.js";
import { axpy, dot, minus, norm } from "./vector.js";

/** A linear map x ↦ Ax; it must not keep or change its argument. */
export type LinearMap = (x: Float64Array) => Float64Array;

export interface LinearSolveOptions {
  /** x ↦ Ax. */
  readonly apply: LinearMap;
  /** Right-hand side b. */
  readonly b: Float64Array;
  /** Start; defaults to 0. */
  readonly x0?: Float64Array | undefined;
  /** r ↦ M⁻¹r, an approximation of A⁻¹r; defaults to the identity. */
  readonly preconditioner?: LinearMap | undefined;
  /** Asked ‖b − Ax‖ / ‖b‖; defaults to 1e-10. */
  readonly tolerance?: number | undefined;
  /** Defaults to ten times the length of b. */
  readonly maxIterations?: number | undefined;
}

export interface LinearSolution {
  readonly x: Float64Array;
  /** ‖b − Ax‖ / ‖b‖, computed anew from x. */
  readonly residual: number;
  readonly iterations: number;
}

/**
 * Conjugate gradients for Ax = b with A symmetric positive definite (Hestenes & Stiefel 1952), preconditioned.
 *
 * @throws ConvergenceError with the residual and the last x; RangeError if A or the preconditioner shows itself not positive definite
 */
export function conjugateGradient(options: LinearSolveOptions): LinearSolution {
  const { apply, b, preconditioner = (r) => r, tolerance = 1e-10 } = options;
  const maxIterations = options.maxIterations ?? 10 * b.length;
  checkPositive("conjugateGradient", "tolerance", tolerance);
  checkInteger("conjugateGradient", "maxIterations", maxIterations, 0);
  const size = norm(b);
  const x = options.x0?.slice() ?? new Float64Array(b.length);
  if (size === 0) return { x: x.fill(0), residual: 0, iterations: 0 };
  const r = minus(b, apply(x));
  let z = preconditioner(r);
  let p = z.slice();
  let rho = dot(r, z);
  let iterations = 0;
  for (; iterations < maxIterations && norm(r) > tolerance * size; iterations++) {
    const q = apply(p);
    const curvature = dot(p, q);
    if (!(curvature > 0) || !(rho > 0)) {
      const seen = curvature > 0 ? `rᵀM⁻¹r = ${rho}` : `pᵀAp = ${curvature}`;
      throw new RangeError(`conjugateGradient: A and preconditioner must be positive definite, got ${seen}`);
    }
    const step = rho / curvature;
    axpy(step, p, x);
    axpy(-step, q, r);
    z = preconditioner(r);
    const next = dot(r, z);
    p = p.map((value, i) => z[i]! + (next / rho) * value);
    rho = next;
  }
  const residual = norm(minus(b, apply(x))) / size;
  if (residual <= 10 * tolerance) return { x, residual, iterations };
  throw new ConvergenceError("conjugateGradient", { iterations, residual, tolerance, x });
}
