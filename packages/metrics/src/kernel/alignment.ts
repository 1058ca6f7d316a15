import { InputError, type Matrix, matmul, zeros } from "@collapsar/linalg";
import {
  caller,
  checkFinite,
  checkMatrix,
  checkNumbers,
  checkSameShape,
  checkSquare,
  named,
} from "@collapsar/linalg/check";
import { colMeans, frobeniusNorm, innerProduct, rowMeans } from "@collapsar/linalg/parts";
import { undefinedQuantity } from "../statistics/undefined-quantity.js";

/**
 * Alignment ⟨K, L⟩_F/(‖K‖_F ‖L‖_F) of two kernels on the same samples; 1 where one is a multiple of the other.
 *
 * Source: Cristianini et al. 2001; Seleznova et al. 2023 use it with L = YᵀY.
 *
 * @param K - n × n
 * @param L - n × n
 * @throws InputError if shapes differ, a matrix is zero or an entry is not finite
 */
export function kernelAlignment(K: Matrix, L: Matrix): number {
  return named("kernelAlignment", () => alignment(K, L));
}

/**
 * Centred alignment (CKA) ⟨PKP, PLP⟩_F/(‖PKP‖_F ‖PLP‖_F), P = I − 11ᵀ/n.
 *
 * Source: Cortes, Mohri, Rostamizadeh 2012; Kornblith et al. 2019.
 *
 * @param K - n × n
 * @param L - n × n
 * @throws InputError if shapes differ, a centred matrix is zero or an entry is not finite
 */
export function centredKernelAlignment(K: Matrix, L: Matrix): number {
  return named("centredKernelAlignment", () => {
    checkSquare("centredKernelAlignment", "K", K);
    checkSquare("centredKernelAlignment", "L", L);
    return alignment(doublyCentred(K), doublyCentred(L));
  });
}

/**
 * Linear CKA of two sets of features of the same samples: ‖X̃ᵀZ̃‖_F²/(‖X̃ᵀX̃‖_F ‖Z̃ᵀZ̃‖_F), columns centred; the
 * centred alignment of XXᵀ and ZZᵀ without an n × n matrix.
 *
 * Source: Kornblith et al. 2019.
 *
 * @param X - n × p
 * @param Z - n × q
 * @throws InputError if the numbers of rows differ, centred features are zero or an entry is not finite
 */
export function linearCka(X: Matrix, Z: Matrix): number {
  return named("linearCka", () => {
    checkMatrix("linearCka", "X", X);
    checkMatrix("linearCka", "Z", Z);
    if (X.rows !== Z.rows) {
      const received = `${X.rows} and ${Z.rows}`;
      throw new InputError({ fn: "linearCka", requirement: "numbers of rows must agree", received });
    }
    const [left, right] = [columnsCentred("X", X), columnsCentred("Z", Z)];
    const norm = (A: Matrix, B: Matrix) => frobeniusNorm(matmul(A, B, { transposeA: true }));
    const scale = norm(left, left) * norm(right, right);
    if (!(scale > 0)) throw undefinedQuantity("centred features must not be zero", "constant columns");
    return norm(left, right) ** 2 / scale;
  });
}

/** The Gram matrix of one-hot targets, YYᵀ: 1 within a class, 0 between. */
export function labelGram(labels: ArrayLike<number>): Matrix {
  checkNumbers("labelGram", "labels", labels);
  const n = labels.length;
  const K = zeros(n, n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (labels[i] === labels[j]) K.data[i * n + j] = 1;
  return K;
}

function alignment(K: Matrix, L: Matrix): number {
  checkSameShape(caller, K, L);
  checkFinite(caller, "K", K);
  checkFinite(caller, "L", L);
  const [a, b] = [frobeniusNorm(K), frobeniusNorm(L)];
  if (a === 0 || b === 0) throw undefinedQuantity("matrices must not be zero", `‖K‖ = ${a}, ‖L‖ = ${b}`);
  return innerProduct(K, L) / a / b;
}

function doublyCentred(K: Matrix): Matrix {
  const [rows, cols] = [rowMeans(K), colMeans(K)];
  const all = rows.reduce((total, value) => total + value, 0) / K.rows;
  const out = zeros(K.rows, K.cols);
  for (let i = 0, at = 0; i < K.rows; i++) {
    for (let j = 0; j < K.cols; j++, at++) out.data[at] = K.data[at]! - rows[i]! - cols[j]! + all;
  }
  return out;
}

function columnsCentred(name: string, X: Matrix): Matrix {
  checkFinite("linearCka", name, X);
  const means = colMeans(X);
  const out = zeros(X.rows, X.cols);
  for (let i = 0, at = 0; i < X.rows; i++) {
    for (let j = 0; j < X.cols; j++, at++) out.data[at] = X.data[at]! - means[j]!;
  }
  return out;
}
