import { ConvergenceError } from "../check/convergence-error.js";
import { advance, named, resolveOptions } from "../check/index.js";
import { gmresOptions } from "../options.js";
import {
  type LinearMap,
  type LinearSolution,
  type LinearSolveOptions,
  linearProblem,
  unscaled,
} from "./linear-solve.js";
import { axpy, dot, minus, norm } from "./vector.js";

export interface GmresOptions extends LinearSolveOptions {
  /** Basis vectors kept before a restart; defaults to 50. */
  readonly restart?: number | undefined;
}

/** One cycle's Hessenberg matrix, brought to triangular form by plane rotations as columns arrive. */
function createLeastSquares(beta: number) {
  const columns: number[][] = [];
  const rotations: [number, number][] = [];
  const g = [beta];
  return {
    /** Takes column h (length j + 2); returns the residual that the basis so far can reach. */
    push(h: number[]): number {
      rotations.forEach(([c, s], i) => {
        [h[i], h[i + 1]] = [c * h[i]! + s * h[i + 1]!, c * h[i + 1]! - s * h[i]!];
      });
      const j = columns.length;
      const radius = Math.hypot(h[j]!, h[j + 1]!);
      const [c, s] = radius === 0 ? [1, 0] : [h[j]! / radius, h[j + 1]! / radius];
      h[j] = radius;
      rotations.push([c, s]);
      columns.push(h);
      g[j + 1] = -s * g[j]!;
      g[j] = c * g[j]!;
      return Math.abs(g[j + 1]!);
    },
    /** Coefficients of the basis vectors, by back substitution; a zero pivot takes no part. */
    solve(): number[] {
      const y = g.slice(0, columns.length);
      for (let i = y.length - 1; i >= 0; i--) {
        const pivot = columns[i]![i]!;
        y[i] = pivot === 0 ? 0 : y[i]! / pivot;
        for (let k = 0; k < i; k++) y[k] = y[k]! - columns[i]![k]! * y[i]!;
      }
      return y;
    },
  };
}

/** Arnoldi: w orthogonalised twice against the basis; returns the coefficients, the last being ‖w‖ after it. */
function orthogonalise(w: Float64Array, basis: readonly Float64Array[]): number[] {
  const h = new Array<number>(basis.length + 1).fill(0);
  for (let pass = 0; pass < 2; pass++) {
    basis.forEach((v, i) => {
      const c = dot(v, w);
      h[i] = h[i]! + c;
      axpy(-c, v, w);
    });
  }
  h[basis.length] = norm(w);
  return h;
}

/** Improves x by one cycle of at most `steps` basis vectors; returns the number used. */
function cycle(
  apply: LinearMap,
  inverse: LinearMap,
  x: Float64Array,
  r: Float64Array,
  goal: number,
  steps: number,
) {
  const beta = norm(r);
  const basis = [r.map((value) => value / beta)];
  const problem = createLeastSquares(beta);
  let used = 0;
  while (used < steps) {
    const w = apply(inverse(basis[used]!)).slice();
    const before = norm(w);
    const h = orthogonalise(w, basis);
    const after = h[used + 1]!;
    const reached = problem.push(h);
    used++;
    if (reached <= goal || after <= 1e-15 * before) break;
    basis.push(w.map((value) => value / after));
  }
  const u = new Float64Array(x.length);
  problem.solve().forEach((c, i) => {
    axpy(c, basis[i]!, u);
  });
  axpy(1, inverse(u), x);
  return used;
}

/**
 * Restarted GMRES for Ax = b with any square A (Saad & Schultz 1986), right-preconditioned, so that the residual
 * watched is the true one.
 *
 * @throws ConvergenceError with the residual and the last x
 */
export function gmres(options: GmresOptions): LinearSolution {
  const problem = named("gmres", () => linearProblem(options, ["restart"]));
  const { apply, preconditioner, b, size, x, tolerance, maxIterations } = problem;
  const { restart } = resolveOptions("gmres", gmresOptions, options);
  if (size === 0) return { x: x.fill(0), residual: 0, iterations: 0 };
  let iterations = 0;
  let r = minus(b, apply(x));
  while (iterations < maxIterations && norm(r) > tolerance * size) {
    advance(options, { done: iterations, total: maxIterations, unit: "iterations" });
    const steps = Math.min(restart, maxIterations - iterations, b.length);
    iterations += cycle(apply, preconditioner, x, r, 0.5 * tolerance * size, steps);
    const previous = norm(r);
    r = minus(b, apply(x));
    if (!(norm(r) < 0.999999 * previous)) break;
  }
  const residual = norm(r) / size;
  const solution = named("gmres", () => unscaled(problem, x));
  if (residual <= tolerance) return { x: solution, residual, iterations };
  throw new ConvergenceError("gmres", { iterations, residual, tolerance, x: solution });
}
