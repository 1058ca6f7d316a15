import { type Matrix, type Work, zeros } from "@collapsar/linalg";
import { advance, ConvergenceError, checkFunction, checkKeys, checkMatrix } from "@collapsar/linalg/check";
import { clone, largestOf, subtract } from "@collapsar/linalg/parts";
import { rfmOptions } from "../options.js";

/** A symmetric positive definite system AX = B for several right-hand sides. */
export interface BlockSystem extends Work {
  apply(V: Matrix): Matrix;
  /**
   * A·V to a few digits, where that is quicker: the residual is then computed by `apply` now and then, and the rest of
   * the way is exact once the two part.
   */
  rough?: ((V: Matrix) => Matrix) | undefined;
  /** n × C. */
  readonly b: Matrix;
  /** An approximate inverse of A; defaults to none. */
  precondition?(R: Matrix): Matrix;
  /** Relative to each column's right-hand side; defaults to 1e-8. */
  readonly tolerance?: number | undefined;
  /** Defaults to 500. */
  readonly maxIterations?: number | undefined;
}

/** Result of the iteration. */
export interface BlockSolution {
  readonly x: Matrix;
  readonly iterations: number;
  /** The largest relative residual over the columns. */
  readonly residual: number;
}

/** Column-wise inner products of two n × C matrices. */
function columnProducts(A: Matrix, B: Matrix): Float64Array {
  const products = new Float64Array(A.cols);
  for (let i = 0, at = 0; i < A.rows; i++) {
    for (let c = 0; c < A.cols; c++, at++) products[c]! += A.data[at]! * B.data[at]!;
  }
  return products;
}

/** A ← factorA∘A + factorB∘B, column by column. */
function combine(A: Matrix, factorA: Float64Array | 1, B: Matrix, factorB: Float64Array | 1): void {
  for (let i = 0, at = 0; i < A.rows; i++) {
    for (let c = 0; c < A.cols; c++, at++) {
      const a = factorA === 1 ? A.data[at]! : factorA[c]! * A.data[at]!;
      A.data[at] = a + (factorB === 1 ? B.data[at]! : factorB[c]! * B.data[at]!);
    }
  }
}

/** Exponents of powers of two that make each column's largest entry about 1: no square over- or underflows. */
function columnFactors(B: Matrix): Float64Array {
  const largest = new Float64Array(B.cols);
  for (let i = 0, at = 0; i < B.rows; i++) {
    for (let c = 0; c < B.cols; c++, at++) largest[c] = Math.max(largest[c]!, Math.abs(B.data[at]!));
  }
  return largest.map((size) => (size > 0 && Number.isFinite(size) ? -Math.floor(Math.log2(size)) : 0));
}

/** Each column times two to its exponent, or to minus that; in two steps, for no power of two spans the range. */
function timesColumns(A: Matrix, exponents: Float64Array, sign: 1 | -1 = 1): Matrix {
  const data = Float64Array.from(A.data);
  const [first, second] = [
    exponents.map((e) => 2 ** (sign * Math.trunc(e / 2))),
    exponents.map((e) => 2 ** (sign * (e - Math.trunc(e / 2)))),
  ];
  for (let i = 0, at = 0; i < A.rows; i++) {
    for (let c = 0; c < A.cols; c++, at++) data[at] = data[at]! * first[c]! * second[c]!;
  }
  return { rows: A.rows, cols: A.cols, data };
}

const negated = (a: Float64Array) => a.map((value) => -value);

const ratio = (a: Float64Array, b: Float64Array) => a.map((value, c) => (b[c]! > 0 ? value / b[c]! : 0));

/** The largest ‖r_c‖/‖b_c‖. */
function largestResidual(R: Matrix, norms: Float64Array): number {
  return Math.sqrt(largestOf(ratio(columnProducts(R, R), norms)));
}

/** Relative residuals from which no further iteration helps: the system is not positive definite in these numbers. */
const hopeless = 1e6;

/** How an iteration says where it is. */
export function residualMessage(residual: number): string {
  return `residual ${residual.toExponential(0)}`;
}

/** Iterations by rough products after which they are looked at, however far they have come. */
const longest = 50;

/**
 * How far rough products are followed, as a share of the residual last computed: to a hundredth first, then to ten
 * times what they were seen to be off, no farther than to a millionth; not at all where that is more than a half.
 */
const [firstShare, leastShare, mostShare] = [1e-2, 1e-6, 0.5];

/** Whether the curvature is positive along every direction that still descends. */
const isConvex = (curvatures: Float64Array, slopes: Float64Array) =>
  slopes.every((slope, c) => !(slope > 0) || curvatures[c]! > 0);

/**
 * Preconditioned conjugate gradients on all right-hand sides at once: each has its own steps, all share the products.
 * Every direction is made conjugate to the last one, whatever the residual was computed by.
 *
 * Source: Saad 2003, *Iterative methods for sparse linear systems*, algorithm 9.1; rough products with residuals that
 * are replaced: van der Vorst, Ye 2000, *Residual replacement strategies for Krylov subspace iterative methods*.
 *
 * @throws ConvergenceError with the residual if the tolerance is not reached
 */
export function blockConjugateGradient(system: BlockSystem): BlockSolution {
  const keys = ["apply", "rough", "b", "precondition", "tolerance", "maxIterations", "signal", "onProgress"];
  checkKeys("blockConjugateGradient", system ?? null, keys);
  checkFunction("blockConjugateGradient", "apply", system.apply);
  if (system.rough !== undefined) checkFunction("blockConjugateGradient", "rough", system.rough);
  checkMatrix("blockConjugateGradient", "b", system.b);
  const { tolerance = rfmOptions.tolerance.fallback, maxIterations = 500 } = system;
  const factors = columnFactors(system.b);
  const b = timesColumns(system.b, factors);
  const precondition = system.precondition ?? ((R: Matrix) => R);
  const x = zeros(b.rows, b.cols);
  const norms = columnProducts(b, b);
  let { rough } = system;
  let r = clone(b);
  let p = clone(precondition(r));
  let residual = largestResidual(r, norms);
  let computed = residual;
  let share = firstShare;
  let iterations = 0;
  let since = 0;
  /** The residual by exact products, and by how much it was off. */
  const renew = () => {
    const exact = subtract(b, system.apply(x));
    const off = largestResidual(subtract(exact, r), norms);
    share = Math.max(leastShare, (10 * off) / computed);
    r = exact;
    residual = computed = largestResidual(r, norms);
  };
  const isDue = () =>
    !(residual > Math.max(tolerance, share * computed) && residual < hopeless) ||
    iterations - since >= longest;
  /** From here on by exact products, and from nothing where the rough ones have led astray. */
  const abandon = () => {
    rough = undefined;
    if (!(residual <= 1)) {
      x.data.fill(0);
      r = clone(b);
      residual = largestResidual(r, norms);
    }
    p = clone(precondition(r));
  };
  while (!(residual <= tolerance)) {
    if (iterations >= maxIterations || !(residual < hopeless)) {
      throw new ConvergenceError("blockConjugateGradient", { iterations, residual, tolerance });
    }
    iterations++;
    advance(system, { done: iterations, unit: "iterations", message: residualMessage(residual) });
    const q = (rough ?? system.apply)(p);
    const [curvatures, slopes] = [columnProducts(p, q), columnProducts(r, p)];
    if (rough !== undefined && !isConvex(curvatures, slopes)) {
      renew();
      abandon();
      continue;
    }
    const steps = ratio(slopes, curvatures);
    combine(x, 1, p, steps);
    combine(r, 1, q, negated(steps));
    residual = largestResidual(r, norms);
    if (rough !== undefined && isDue()) {
      const isLast = residual <= tolerance;
      renew();
      if (!(share <= mostShare)) {
        abandon();
        continue;
      }
      // what little may be left at the end is exact too, and so is what comes in one step
      if (isLast || iterations - since < 2) rough = undefined;
      since = iterations;
    }
    if (residual <= tolerance) break;
    const z = precondition(r);
    combine(p, negated(ratio(columnProducts(z, q), curvatures)), z, 1);
  }
  return { x: timesColumns(x, factors, -1), iterations, residual };
}
