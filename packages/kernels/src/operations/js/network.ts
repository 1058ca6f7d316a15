import type { Real } from "@collapsar/linalg";
import { dtypeOfArray, gemm } from "@collapsar/linalg/engine";
import { dualErf, dualRelu } from "./dual.js";
import type { BlockSums, NetworkJob, NetworkStep } from "./network-job.js";

/** The moments as the job says, one matrix after the other. */
export function network(job: NetworkJob): void {
  const { n, m, steps, sums } = job;
  const like = job.X;
  const K = job.K ?? empty(n * m, like);
  const tangent = job.Theta !== null || (sums !== null && sums.Theta !== null);
  const Theta = tangent ? (job.Theta ?? empty(n * m, like)) : null;
  start(job, K);
  Theta?.set(K);
  for (const step of steps) apply(step, n, m, K, Theta);
  if (!sums) return;
  addBlocks(sums, K, m, sums.K);
  if (Theta && sums.Theta) addBlocks(sums, Theta, m, sums.Theta);
}

function empty(length: number, like: Real): Real {
  return dtypeOfArray(like) === "f32" ? new Float32Array(length) : new Float64Array(length);
}

/** K⁰. */
function start({ n, m, d, X, Z, alpha, offset, product, diagonal }: NetworkJob, K: Real): void {
  if (product) K.set(product);
  else gemm(false, true, n, m, d, alpha, X, Z, 0, K);
  if (offset !== 0) for (let at = 0; at < K.length; at++) K[at]! += offset;
  diagonal?.forEach((value, i) => {
    K[i * (m + 1)] = value;
  });
}

/** Inputs of ReLU whose cosine is so close to ±1 count as parallel: the distance is rounding. */
export function parallelShare(like: Real): number {
  return like instanceof Float32Array ? 2 ** -21 : 2 ** -50;
}

function apply(
  { activation, a, b, toK, toTheta }: NetworkStep,
  n: number,
  m: number,
  K: Real,
  Theta: Real | null,
): void {
  const [T, dT] = [new Float64Array(n * m), new Float64Array(n * m)];
  if (activation === "relu") dualRelu(n, m, snapped(K, a, b), a, b, T, dT);
  else dualErf(n, m, K, a, b, T, dT);
  for (let at = 0; at < T.length; at++) {
    const k = K[at]!;
    if (Theta) {
      const [t0, t1, t2, t3, t4] = toTheta;
      Theta[at] = t0 * k + t1 * T[at]! + t2 + (t3 + t4 * dT[at]!) * Theta[at]!;
    }
    K[at] = toK[0] * k + toK[1] * T[at]! + toK[2];
  }
}

/** K with the entries of parallel pairs at ±√(ab) exactly. */
function snapped(K: Real, a: Float64Array, b: Float64Array): Float64Array {
  const share = 1 - parallelShare(K);
  const m = b.length;
  return Float64Array.from(K, (k, at) => {
    const [u, v] = [a[Math.floor(at / m)]!, b[at % m]!];
    const q = u === v ? u : Math.sqrt(u) * Math.sqrt(v);
    return Math.abs(k) >= share * q ? Math.sign(k) * q : k;
  });
}

function addBlocks({ rows, cols }: BlockSums, A: Real, m: number, out: Float64Array): void {
  const across = cols.length - 1;
  for (let r = 0; r + 1 < rows.length; r++) {
    for (let c = 0; c < across; c++) {
      let total = 0;
      for (let i = rows[r]!; i < rows[r + 1]!; i++) {
        for (let at = i * m + cols[c]!; at < i * m + cols[c + 1]!; at++) total += A[at]!;
      }
      out[r * across + c] = total;
    }
  }
}
