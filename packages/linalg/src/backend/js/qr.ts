import type { Real } from "../../matrix.js";
import { transposeInto } from "../../transpose.js";
import { asDouble } from "./double.js";

/** Row `row` of W (length m) from column k on := (I − beta v vᵀ) applied to it. */
function reflect(W: Float64Array, m: number, row: number, k: number, v: Float64Array, beta: number): void {
  let dot = 0;
  for (let i = k; i < m; i++) dot += W[row * m + i]! * v[i]!;
  dot *= beta;
  for (let i = k; i < m; i++) W[row * m + i] = W[row * m + i]! - dot * v[i]!;
}

/** The reflector that maps x = W[k, k..m] to a multiple of e_k: v with beta = 2/vᵀv, or beta = 0 if x is there already. */
function reflector(W: Float64Array, m: number, k: number, v: Float64Array): number {
  let top = 0;
  for (let i = k; i < m; i++) top = Math.max(top, Math.abs(W[k * m + i]!));
  if (top === 0) return 0;
  let squares = 0;
  for (let i = k; i < m; i++) {
    v[i] = W[k * m + i]! / top;
    squares += v[i]! * v[i]!;
  }
  const head = v[k]!;
  const norm = Math.sqrt(squares);
  const tail = squares - head * head;
  v[k] = head + (head >= 0 ? norm : -norm);
  return 2 / (tail + v[k]! * v[k]!);
}

/** Thin QR by Householder reflections on the rows of Aᵀ. */
export function geqrf(m: number, n: number, A: Real, Q: Real, R: Real): void {
  const k = Math.min(m, n);
  const W = new Float64Array(m * n);
  transposeInto(m, n, asDouble(A), W);
  const V = new Float64Array(k * m);
  const betas = new Float64Array(k);
  for (let j = 0; j < k; j++) {
    const v = V.subarray(j * m, (j + 1) * m);
    betas[j] = reflector(W, m, j, v);
    if (betas[j] !== 0) for (let row = j; row < n; row++) reflect(W, m, row, j, v, betas[j]!);
  }
  R.fill(0);
  for (let i = 0; i < k; i++) for (let j = i; j < n; j++) R[i * n + j] = W[j * m + i]!;
  const Qt = new Float64Array(k * m);
  for (let i = 0; i < k; i++) Qt[i * m + i] = 1;
  for (let j = k - 1; j >= 0; j--) {
    const v = V.subarray(j * m, (j + 1) * m);
    for (let row = j; row < k; row++) if (betas[j] !== 0) reflect(Qt, m, row, j, v, betas[j]!);
  }
  transposeInto(k, m, Qt, Q);
}
