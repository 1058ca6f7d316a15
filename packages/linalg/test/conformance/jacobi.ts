import type { Matrix } from "@collapsar/linalg";

/** Eigenvalues of a symmetric matrix, ascending, by cyclic Jacobi rotations: slow, simple and independent. */
export function jacobiEigenvalues(A: Matrix): Float64Array {
  const n = A.rows;
  const S = Float64Array.from(A.data);
  for (let sweep = 0; sweep < 50; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) off = Math.max(off, Math.abs(S[p * n + q]!));
    if (off < 1e-300) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(S, n, p, q);
  }
  return Float64Array.from({ length: n }, (_, i) => S[i * (n + 1)]!).sort();
}

function rotate(S: Float64Array, n: number, p: number, q: number): void {
  const c = S[p * n + q]!;
  if (c === 0) return;
  const z = (S[q * (n + 1)]! - S[p * (n + 1)]!) / (2 * c);
  const t = (z >= 0 ? 1 : -1) / (Math.abs(z) + Math.sqrt(1 + z * z));
  const cosine = 1 / Math.sqrt(1 + t * t);
  const sine = cosine * t;
  for (let k = 0; k < n; k++) {
    const [x, y] = [S[k * n + p]!, S[k * n + q]!];
    S[k * n + p] = cosine * x - sine * y;
    S[k * n + q] = sine * x + cosine * y;
  }
  for (let k = 0; k < n; k++) {
    const [x, y] = [S[p * n + k]!, S[q * n + k]!];
    S[p * n + k] = cosine * x - sine * y;
    S[q * n + k] = sine * x + cosine * y;
  }
  S[p * n + q] = 0;
  S[q * n + p] = 0;
}
