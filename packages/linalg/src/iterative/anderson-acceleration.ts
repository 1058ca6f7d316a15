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
import { svd } from "../decompose/svd.js";
import { zeros } from "../dense/create.js";
import { matmul } from "../dense/products.js";
import { andersonOptions } from "../options.js";
import type { NonlinearSolution } from "./newton-krylov.js";
import { axpy, minus, norm } from "./vector.js";

export interface AndersonOptions extends Work {
  /** x ↦ g(x), whose fixed point is sought; must not change its argument. */
  readonly step: (x: Float64Array) => Float64Array;
  readonly x0: Float64Array;
  /** Differences remembered; defaults to 5, and 0 is the plain fixed-point iteration. */
  readonly memory?: number | undefined;
  /** Share of the new residual that is added, in (0, 1]; defaults to 1. */
  readonly damping?: number | undefined;
  /** Asked ‖g(x) − x‖ (Euclidean, absolute); defaults to 1e-10. */
  readonly tolerance?: number | undefined;
  /** Defaults to 1000. */
  readonly maxIterations?: number | undefined;
}

const KEYS = ["step", "x0", "memory", "damping", "tolerance", "maxIterations", "signal", "onProgress"];

/** The minimiser γ of ‖f − Σ γ_i D_i‖, by an SVD that drops directions below 1e-10 of the largest. */
function mixture(differences: readonly Float64Array[], f: Float64Array): Float64Array {
  const count = differences.length;
  const D = zeros(f.length, count);
  differences.forEach((column, j) => {
    for (let i = 0; i < f.length; i++) D.data[i * count + j] = column[i]!;
  });
  const { U, S, V } = svd(D);
  const c = matmul(U, { rows: f.length, cols: 1, data: f }, { transposeA: true });
  for (let i = 0; i < S.length; i++) c.data[i] = S[i]! > 1e-10 * S[0]! ? c.data[i]! / S[i]! : 0;
  return matmul(V, c).data as Float64Array;
}

/**
 * Fixed point x = g(x) by Anderson acceleration (type II; Walker & Ni 2011): each step combines the last `memory`
 * ones so that their linearised residual is smallest.
 *
 * @throws ConvergenceError with ‖g(x) − x‖ and the last x
 */
export function andersonAcceleration(options: AndersonOptions): NonlinearSolution {
  checkKeys("andersonAcceleration", options ?? null, KEYS);
  checkWatch("andersonAcceleration", options);
  checkFunction("andersonAcceleration", "step", options.step);
  checkFinite("andersonAcceleration", "x0", options.x0);
  const { step } = options;
  const settings = resolveOptions("andersonAcceleration", andersonOptions, options);
  const { memory, damping, tolerance, maxIterations } = settings;
  let x = options.x0.slice();
  let f = minus(step(x), x);
  const moves: Float64Array[] = [];
  const changes: Float64Array[] = [];
  let iterations = 0;
  for (; iterations < maxIterations && norm(f) > tolerance; iterations++) {
    advance(options, { done: iterations, total: maxIterations, unit: "iterations" });
    const next = x.slice();
    axpy(damping, f, next);
    if (changes.length > 0) {
      mixture(changes, f).forEach((weight, i) => {
        axpy(-weight, moves[i]!, next);
        axpy(-weight * damping, changes[i]!, next);
      });
    }
    const residual = minus(step(next), next);
    moves.push(minus(next, x));
    changes.push(minus(residual, f));
    while (moves.length > memory) {
      moves.shift();
      changes.shift();
    }
    x = next;
    f = residual;
    if (!Number.isFinite(norm(f))) break;
  }
  const residual = norm(f);
  if (residual <= tolerance) return { x, residual, iterations };
  throw new ConvergenceError("andersonAcceleration", { iterations, residual, tolerance, x });
}
