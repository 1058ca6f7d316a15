import { unconverged } from "../check/convergence-error.js";
import { caller, checkFinite, checkMatrix, named, resolveOptions } from "../check/index.js";
import { checkKeys } from "../check/keys.js";
import { checkRange } from "../check/numerical-error.js";
import { matmul } from "../dense/products.js";
import { operation } from "../dispatch/registry.js";
import { allocate, blank, copyOf, dtypeOf, type Matrix } from "../matrix/matrix.js";
import { largestEntry, moderate, rescale } from "../matrix/range.js";
import { applySigns, columnSigns } from "../matrix/signs.js";
import { pinvOptions } from "../options.js";

/** A thin SVD A = U diag(S) Vᵀ: U m × k, V n × k with orthonormal columns, S descending, k = min(m, n). */
export interface Svd {
  readonly U: Matrix;
  readonly S: Float64Array;
  readonly V: Matrix;
}

function decompose(A: Matrix, wantVectors: boolean) {
  checkMatrix(caller, "A", A);
  checkFinite(caller, "A", A);
  const { rows: m, cols: n } = A;
  const k = Math.min(m, n);
  const dtype = dtypeOf(A);
  const { data, factor } = moderate(A, largestEntry(A));
  const S = allocate(k, dtype);
  const U = wantVectors ? blank(m * k, dtype) : null;
  const V = wantVectors ? blank(n * k, dtype) : null;
  const info = k > 0 ? operation("gesdd", dtype, m * n * k).gesdd(m, n, data, U, S, V) : 0;
  if (info !== 0) throw unconverged(caller, "singular values", Math.min(info, k), k);
  rescale(S, 1 / factor);
  checkRange(caller, "singular values", S);
  return { S: Float64Array.from(S), U, V };
}

/**
 * The thin singular value decomposition.
 *
 * Each column of V has a positive entry of largest size, so that backends agree.
 *
 * @throws InputError if A is not finite, NumericalError if a singular value leaves the numbers' range
 */
export function svd(A: Matrix): Svd {
  const { S, U, V } = named("svd", () => decompose(A, true));
  const { rows: m, cols: n } = A;
  const k = S.length;
  const signs = columnSigns(n, k, V!);
  applySigns(m, k, U!, signs);
  applySigns(n, k, V!, signs);
  return { U: { rows: m, cols: k, data: U! }, S, V: { rows: n, cols: k, data: V! } };
}

/** The singular values, descending. */
export function singularValues(A: Matrix): Float64Array {
  return named("singularValues", () => decompose(A, false).S);
}

/**
 * The Moore–Penrose inverse V diag(1/S) Uᵀ, with singular values below rtol · S₀ taken as zero.
 *
 * @param options - rtol defaults to max(m, n) · ε of the element type
 * @returns n × m
 */
export function pinv(A: Matrix, options: { readonly rtol?: number | undefined } = {}): Matrix {
  checkMatrix("pinv", "A", A);
  checkKeys("pinv", options, ["rtol"]);
  const { rtol } = resolveOptions("pinv", pinvOptions, options);
  const epsilon = dtypeOf(A) === "f32" ? 2 ** -23 : 2 ** -52;
  const relative = rtol ?? Math.max(A.rows, A.cols) * epsilon;
  const { U, S, V } = svd(A);
  const cutoff = relative * (S[0] ?? 0);
  const data = copyOf(V.data);
  const k = S.length;
  for (let at = 0; at < data.length; at++) {
    const value = S[at % k]!;
    data[at] = value > cutoff ? data[at]! / value : 0;
  }
  const inverse = matmul({ rows: A.cols, cols: k, data }, U, { transposeB: true });
  checkRange("pinv", "the inverse", inverse.data);
  return inverse;
}
