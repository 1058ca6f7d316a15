import { ConvergenceError } from "../check/convergence-error.js";
import { advance, InputError, named } from "../check/index.js";
import { type LinearSolution, type LinearSolveOptions, linearProblem, unscaled } from "./linear-solve.js";
import { axpy, dot, minus, norm } from "./vector.js";

/**
 * Conjugate gradients for Ax = b with A symmetric positive definite (Hestenes & Stiefel 1952), preconditioned.
 *
 * @throws ConvergenceError with the residual and the last x; InputError if A or the preconditioner shows itself not
 * positive definite
 */
export function conjugateGradient(options: LinearSolveOptions): LinearSolution {
  const fn = "conjugateGradient";
  const problem = named(fn, () => linearProblem(options));
  const { apply, preconditioner, b, size, x, tolerance, maxIterations } = problem;
  if (size === 0) return { x: x.fill(0), residual: 0, iterations: 0 };
  const r = minus(b, apply(x));
  let z = preconditioner(r);
  let p = z.slice();
  let rho = dot(r, z);
  let iterations = 0;
  for (; iterations < maxIterations && norm(r) > tolerance * size; iterations++) {
    advance(options, { done: iterations, total: maxIterations, unit: "iterations" });
    const q = apply(p);
    const curvature = dot(p, q);
    if (!(curvature > 0) || !(rho > 0)) {
      const received = curvature > 0 ? `rᵀM⁻¹r = ${rho}` : `pᵀAp = ${curvature}`;
      throw new InputError({ fn, requirement: "A and preconditioner must be positive definite", received });
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
  const solution = named(fn, () => unscaled(problem, x));
  if (residual <= 10 * tolerance) return { x: solution, residual, iterations };
  throw new ConvergenceError(fn, { iterations, residual, tolerance, x: solution });
}
