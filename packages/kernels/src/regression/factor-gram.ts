import { type Cholesky, cholesky, type Matrix } from "@collapsar/linalg";
import { caller } from "@collapsar/linalg/check";
import { addDiagonal, conditionEstimate, NotPositiveDefiniteError } from "@collapsar/linalg/parts";
import { SingularGramError } from "./singular-gram-error.js";

/** Condition numbers from which a solve keeps no correct digit. */
const SINGULAR = { f64: 1e15, f32: 1e7 } as const;

/** The factor of K + ridge·I and its estimated condition number. */
export interface FactoredGram {
  readonly factor: Cholesky;
  readonly condition: number;
}

/**
 * Factors K + ridge·I, K the Gram matrix of the rows of X.
 *
 * @throws SingularGramError where that is not positive definite to working precision
 */
export function factorGram(K: Matrix, ridge: number, X: Matrix): FactoredGram {
  const regularised = ridge === 0 ? K : addDiagonal(K, ridge);
  const factor = factorOrThrow(regularised, X);
  const condition = conditionEstimate(regularised, factor);
  const limit = SINGULAR[K.data instanceof Float32Array ? "f32" : "f64"];
  if (!(condition < limit)) throw new SingularGramError(caller, condition, X);
  return { factor, condition };
}

/** The factor of K + ridge·I alone, for a ridge that is known to be above rounding. */
export function factorRegularised(K: Matrix, ridge: number, X: Matrix): Cholesky {
  return factorOrThrow(addDiagonal(K, ridge), X);
}

function factorOrThrow(A: Matrix, X: Matrix): Cholesky {
  try {
    return cholesky(A);
  } catch (error) {
    if (error instanceof NotPositiveDefiniteError)
      throw new SingularGramError(caller, Number.POSITIVE_INFINITY, X);
    throw error;
  }
}
