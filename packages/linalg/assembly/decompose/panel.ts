// Unblocked factorisations of the panels of the blocked ones; matrices are row-major, ld in elements.
import { axpy, dot, scaleBy, swap } from "../words/vector";

/** Cholesky of an n × n diagonal block in place. Returns 0, or p (1-based) when pivot p is not positive: it is left there. */
export function choleskyPanel(n: i32, a: usize, ld: i32): i32 {
  const pitch = <usize>ld * 8;
  for (let k = 0; k < n; k++) {
    const row = a + <usize>k * pitch;
    for (let j = 0; j < k; j++) {
      const other = a + <usize>j * pitch, p = row + <usize>j * 8;
      store<f64>(p, (load<f64>(p) - dot(j, row, other)) / load<f64>(other + <usize>j * 8));
    }
    const p = row + <usize>k * 8;
    const pivot = load<f64>(p) - dot(k, row, row);
    if (!(pivot > 0) || pivot == Infinity) {
      store<f64>(p, pivot);
      return k + 1;
    }
    store<f64>(p, Math.sqrt(pivot));
  }
  return 0;
}

/**
 * LU with partial pivoting of an m × n panel in place, m ≥ n. pivots[j] is the row exchanged with row j, both relative
 * to the panel; only the panel's own columns are exchanged. Returns 0, or the first p (1-based) with a zero pivot.
 */
export function luPanel(m: i32, n: i32, a: usize, ld: i32, pivots: usize): i32 {
  const pitch = <usize>ld * 8;
  let failed = 0;
  for (let j = 0; j < n; j++) {
    const column = a + <usize>j * 8;
    let best = j;
    let size: f64 = -1;
    for (let i = j; i < m; i++) {
      const x = Math.abs(load<f64>(column + <usize>i * pitch));
      if (x > size) {
        size = x;
        best = i;
      }
    }
    store<i32>(pivots + j * 4, best);
    const row = a + <usize>j * pitch;
    if (best != j) swap(n, row, a + <usize>best * pitch);
    const pivot = load<f64>(row + <usize>j * 8);
    if (pivot == 0) {
      if (!failed) failed = j + 1;
      continue;
    }
    for (let i = j + 1; i < m; i++) {
      const p = a + <usize>i * pitch + <usize>j * 8;
      const f = load<f64>(p) / pivot;
      store<f64>(p, f);
      if (f != 0) axpy(n - j - 1, -f, row + <usize>(j + 1) * 8, p + 8);
    }
  }
  return failed;
}

/** Applies the row exchanges of a panel to `cols` columns at a. */
export function exchangeRows(count: i32, pivots: usize, a: usize, ld: i32, cols: i32): void {
  const pitch = <usize>ld * 8;
  for (let j = 0; j < count; j++) {
    const i = load<i32>(pivots + j * 4);
    if (i != j) swap(cols, a + <usize>j * pitch, a + <usize>i * pitch);
  }
}

/**
 * Householder reflector of a vector with first entry x0 and the rest at x (count, step in bytes): the rest becomes v
 * (v0 = 1), H = I − τvvᵀ maps the vector to (β, 0, …). Writes β to `out` and τ after it.
 */
@inline
export function reflector(count: i32, x0: f64, x: usize, step: usize, out: usize): void {
  let square: f64 = 0;
  for (let i = 0, p = x; i < count; i++, p += step) square += load<f64>(p) * load<f64>(p);
  if (square == 0) {
    store<f64>(out, x0);
    store<f64>(out, 0, 8);
    return;
  }
  let lift: f64 = 1;
  if (x0 * x0 + square < 1e-240) {
    // Squares this small have lost digits to underflow: lift the vector first.
    lift = 4.149515568880993e180;
    x0 *= lift;
    square = 0;
    for (let i = 0, p = x; i < count; i++, p += step) {
      const v = load<f64>(p) * lift;
      store<f64>(p, v);
      square += v * v;
    }
  }
  const norm = Math.sqrt(x0 * x0 + square);
  const beta = x0 > 0 ? -norm : norm;
  const scale = 1 / (x0 - beta);
  for (let i = 0, p = x; i < count; i++, p += step) store<f64>(p, load<f64>(p) * scale);
  store<f64>(out, beta / lift);
  store<f64>(out, (beta - x0) / beta, 8);
}

/**
 * QR of an m × n panel, m ≥ n: R in the upper triangle of a, the reflectors as the columns of V (m × n, unit lower
 * trapezoidal, explicit zeros and ones), and the n × n upper triangular T with H₁…Hₙ = I − V·T·Vᵀ. work holds n numbers.
 */
export function qrPanel(m: i32, n: i32, a: usize, ld: i32, V: usize, ldv: i32, T: usize, work: usize): void {
  const pitch = <usize>ld * 8, pv = <usize>ldv * 8;
  for (let j = 0; j < n; j++) {
    const p = a + <usize>j * (pitch + 8);
    reflector(m - j - 1, load<f64>(p), p + pitch, pitch, work);
    const beta = load<f64>(work), tau = load<f64>(work, 8);
    store<f64>(p, 1);
    const rest = n - j - 1;
    if (rest > 0 && tau != 0) {
      // w = vᵀA, then A −= τ·v·w, row by row.
      memory.fill(work, 0, <usize>rest * 8);
      for (let i = 0, row = p; i < m - j; i++, row += pitch) axpy(rest, load<f64>(row), row + 8, work);
      for (let i = 0, row = p; i < m - j; i++, row += pitch) axpy(rest, -tau * load<f64>(row), work, row + 8);
    }
    for (let i = 0; i < m; i++) {
      store<f64>(V + <usize>i * pv + <usize>j * 8, i < j ? 0 : load<f64>(p + <usize>(i - j) * pitch));
    }
    for (let i = j + 1; i < m; i++) store<f64>(a + <usize>i * pitch + <usize>j * 8, 0);
    store<f64>(p, beta);
    // Column j of T: −τ·T·(Vᵀv).
    for (let q = 0; q < j; q++) store<f64>(work + q * 8, 0);
    for (let i = j; i < m; i++) {
      const row = V + <usize>i * pv;
      axpy(j, load<f64>(row + <usize>j * 8), row, work);
    }
    for (let q = 0; q < j; q++) {
      let sum: f64 = 0;
      for (let r = q; r < j; r++) sum += load<f64>(T + (q * n + r) * 8) * load<f64>(work + r * 8);
      store<f64>(T + (q * n + j) * 8, -tau * sum);
    }
    for (let q = j + 1; q < n; q++) store<f64>(T + (q * n + j) * 8, 0);
    store<f64>(T + (j * n + j) * 8, tau);
  }
}

/** Scales n numbers. */
export function scaleVector(n: i32, s: f64, x: usize): void {
  scaleBy(n, s, x);
}
