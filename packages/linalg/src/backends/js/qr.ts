import type { Real } from "../../matrix/matrix.js";
import { transposeInto } from "../../matrix/transpose-into.js";
import { asDouble } from "./double.js";
import { reflect, reflector } from "./reflector.js";

/** Thin QR by Householder reflections on the rows of Aᵀ; Q where it is asked for. */
export function geqrf(m: number, n: number, A: Real, Q: Real | null, R: Real): void {
  const k = Math.min(m, n);
  const W = new Float64Array(m * n);
  transposeInto(m, n, asDouble(A), W);
  const V = new Float64Array(k * m);
  const betas = new Float64Array(k);
  for (let j = 0; j < k; j++) {
    const v = V.subarray(j * m, (j + 1) * m);
    betas[j] = reflector(W, j * m, m, j, v);
    if (betas[j] !== 0) for (let row = j; row < n; row++) reflect(W, row * m, m, j, v, betas[j]!);
  }
  R.fill(0);
  for (let i = 0; i < k; i++) for (let j = i; j < n; j++) R[i * n + j] = W[j * m + i]!;
  if (Q === null) return;
  const Qt = new Float64Array(k * m);
  for (let i = 0; i < k; i++) Qt[i * m + i] = 1;
  for (let j = k - 1; j >= 0; j--) {
    const v = V.subarray(j * m, (j + 1) * m);
    for (let row = j; row < k; row++) if (betas[j] !== 0) reflect(Qt, row * m, m, j, v, betas[j]!);
  }
  transposeInto(k, m, Qt, Q);
}
