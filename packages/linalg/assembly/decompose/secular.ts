// The rank-one update of the divide and conquer: eigenvalues of diag(d) + ρzzᵀ with d ascending, z ≠ 0, ρ > 0,
// as roots of 1/ρ + Σ z_k²/(d_k − λ), and z recomputed from them so that the vectors are orthogonal (Gu and
// Eisenstat 1995).
import { madd, nmadd } from "../words/simd";

/** Σ z²/(δ−τ) and Σ z²/(δ−τ)² over k in [first, last), written to `out`. */
@inline
function poles(first: i32, last: i32, d: usize, z: usize, origin: f64, tau: f64, out: usize): void {
  const o = f64x2.splat(origin), t = f64x2.splat(tau);
  let f = f64x2.splat(0), g = f64x2.splat(0);
  let k = first;
  for (; k + 2 <= last; k += 2) {
    const x = v128.load(z + k * 8);
    const q = f64x2.div(x, f64x2.sub(f64x2.sub(v128.load(d + k * 8), o), t));
    f = madd<f64>(x, q, f);
    g = madd<f64>(q, q, g);
  }
  let sum = f64x2.extract_lane(f, 0) + f64x2.extract_lane(f, 1);
  let slope = f64x2.extract_lane(g, 0) + f64x2.extract_lane(g, 1);
  if (k < last) {
    const x = load<f64>(z + k * 8), q = x / (load<f64>(d + k * 8) - origin - tau);
    sum += x * q;
    slope += q * q;
  }
  store<f64>(out, sum);
  store<f64>(out, slope, 8);
}


/**
 * Root i: the row δ_k = d_k − λ_i at `delta`, and λ_i itself. By rational interpolation with the two poles next to
 * the root (Bunch, Nielsen, Sorensen 1978), kept in a bracket. Returns 0, or 1 when it does not settle.
 */
function root(i: i32, n: i32, d: usize, z: usize, rho: f64, work: usize, delta: usize, lambda: usize): i32 {
  const last = i == n - 1, inverse = 1 / rho;
  const di = load<f64>(d + i * 8);
  let origin = di, lo: f64 = 0, hi: f64 = 0, tau: f64;
  if (last) {
    let size: f64 = 0;
    for (let k = 0; k < n; k++) size += load<f64>(z + k * 8) * load<f64>(z + k * 8);
    hi = rho * size;
    tau = 0.5 * hi;
  } else {
    const gap = load<f64>(d + (i + 1) * 8) - di, half = 0.5 * gap;
    poles(0, i + 1, d, z, di, half, work);
    poles(i + 1, n, d, z, di, half, work + 16);
    if (inverse + load<f64>(work) + load<f64>(work, 16) >= 0) {
      hi = half;
      tau = 0.5 * half;
    } else {
      origin = load<f64>(d + (i + 1) * 8);
      lo = -half;
      tau = -0.5 * half;
    }
  }
  let failed = 1;
  for (let step = 0; step < 120; step++) {
    poles(0, i + 1, d, z, origin, tau, work);
    if (last) {
      store<f64>(work, 0, 16);
      store<f64>(work, 0, 24);
    } else poles(i + 1, n, d, z, origin, tau, work + 16);
    const psi = load<f64>(work), dpsi = load<f64>(work, 8), phi = load<f64>(work, 16), dphi = load<f64>(work, 24);
    const f = inverse + psi + phi;
    // ψ is negative and φ positive, each a sum of terms of one sign.
    const noise = 2.3e-16 * (inverse + 8 * (phi - psi) + Math.abs(tau) * (dpsi + dphi));
    if (Math.abs(f) <= noise) {
      failed = 0;
      break;
    }
    if (f < 0) lo = tau;
    else hi = tau;
    const a = di - origin - tau;
    let eta: f64;
    if (last) {
      const c = inverse + psi - dpsi * a;
      eta = a + (dpsi * a * a) / c;
    } else {
      const b = load<f64>(d + (i + 1) * 8) - origin - tau;
      const c = f - a * dpsi - b * dphi;
      const q = (a + b) * f - a * b * (dpsi + dphi), r = a * b * f;
      const s = Math.sqrt(Math.max(q * q - 4 * r * c, 0));
      if (q <= 0) eta = (q - s) / (2 * c);
      else eta = (2 * r) / (q + s);
    }
    let next = tau + eta;
    if (!(next > lo && next < hi)) next = 0.5 * (lo + hi);
    if (next == tau || Math.abs(next - tau) <= 1.2e-16 * Math.abs(next) || next <= lo || next >= hi) {
      tau = next == 0 ? tau : next;
      failed = 0;
      break;
    }
    tau = next;
  }
  const o = f64x2.splat(origin), t = f64x2.splat(tau);
  let k = 0;
  for (; k + 2 <= n; k += 2) v128.store(delta + k * 8, f64x2.sub(f64x2.sub(v128.load(d + k * 8), o), t));
  if (k < n) store<f64>(delta + k * 8, load<f64>(d + k * 8) - origin - tau);
  store<f64>(lambda, origin + tau);
  return failed;
}

/** Roots of one task: rows of `delta` (n × n), values at `lambda`, numbers of failures at `failures` by task. */
export function secularRoots(
  task: i32, n: i32, d: usize, z: usize, rho: f64, delta: usize, lambda: usize, failures: usize, work: usize, chunk: i32,
): void {
  let failed = 0;
  for (let i = task * chunk, last = min(n, i + chunk); i < last; i++) {
    failed += root(i, n, d, z, rho, work + <usize>task * 32, delta + (<usize>i * <usize>n) * 8, lambda + i * 8);
  }
  store<i32>(failures + task * 4, failed);
}

/** ẑ_k = √(−Π_j (d_k−λ_j)/Π_{j≠k} (d_k−d_j)) with the sign of z_k, for the k of one task. */
export function secularWeights(task: i32, n: i32, d: usize, z: usize, delta: usize, out: usize, chunk: i32): void {
  const first = task * chunk, last = min(n, first + chunk);
  for (let k = first; k < last; k++) store<f64>(out + k * 8, load<f64>(delta + (<usize>k * <usize>n + k) * 8));
  for (let j = 0; j < n; j++) {
    const dj = load<f64>(d + j * 8), row = delta + (<usize>j * <usize>n) * 8;
    for (let k = first; k < last; k++) {
      if (k == j) continue;
      const p = out + k * 8;
      store<f64>(p, load<f64>(p) * (load<f64>(row + k * 8) / (load<f64>(d + k * 8) - dj)));
    }
  }
  for (let k = first; k < last; k++) {
    const w = Math.sqrt(Math.max(-load<f64>(out + k * 8), 0));
    store<f64>(out + k * 8, load<f64>(z + k * 8) < 0 ? -w : w);
  }
}

/** Unit vectors u_k = ẑ_k/(d_k−λ_i), entry k stored at place[k], for the roots of one task. */
export function secularVectors(task: i32, n: i32, weights: usize, delta: usize, place: usize, out: usize, chunk: i32): void {
  for (let i = task * chunk, last = min(n, i + chunk); i < last; i++) {
    const from = delta + (<usize>i * <usize>n) * 8, to = out + (<usize>i * <usize>n) * 8;
    let square: f64 = 0;
    for (let k = 0; k < n; k++) {
      const u = load<f64>(weights + k * 8) / load<f64>(from + k * 8);
      store<f64>(from + k * 8, u);
      square += u * u;
    }
    const scale = 1 / Math.sqrt(square);
    for (let k = 0; k < n; k++) store<f64>(to + load<i32>(place + k * 4) * 8, load<f64>(from + k * 8) * scale);
  }
}

/** Rotates the stretches x and y: (x, y) ← (c·x + s·y, c·y − s·x). */
export function rotate(n: i32, x: usize, y: usize, c: f64, s: f64): void {
  const C = f64x2.splat(c), S = f64x2.splat(s);
  let i = 0;
  for (; i + 2 <= n; i += 2, x += 16, y += 16) {
    const a = v128.load(x), b = v128.load(y);
    v128.store(x, madd<f64>(C, a, f64x2.mul(S, b)));
    v128.store(y, nmadd<f64>(S, a, f64x2.mul(C, b)));
  }
  if (i < n) {
    const a = load<f64>(x), b = load<f64>(y);
    store<f64>(x, c * a + s * b);
    store<f64>(y, c * b - s * a);
  }
}
