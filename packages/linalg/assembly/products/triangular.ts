// Triangular solves with many right-hand sides: columns are independent, and a strip of them stays in registers.
import { loadSplat, nmadd } from "../words/simd";

/** Columns of one strip: eight registers. */
const STRIP: i32 = 16;

/** b_k ← (b_k − Σ T(k, p) b_p)/T(k, k) over one strip; steps in bytes. */
@inline
function strip(backward: i32, unit: i32, n: i32, T: usize, rs: usize, cs: usize, B: usize, ldb: usize): void {
  for (let s = 0; s < n; s++) {
    const k = backward ? n - 1 - s : s;
    const row = B + <usize>k * ldb;
    let x0 = v128.load(row), x1 = v128.load(row, 16), x2 = v128.load(row, 32), x3 = v128.load(row, 48);
    let x4 = v128.load(row, 64), x5 = v128.load(row, 80), x6 = v128.load(row, 96), x7 = v128.load(row, 112);
    let t = T + <usize>k * rs + (backward ? <usize>(k + 1) * cs : 0);
    let b = B + (backward ? <usize>(k + 1) * ldb : 0);
    for (let left = s; left > 0; left--) {
      const f = loadSplat<f64>(t);
      x0 = nmadd<f64>(f, v128.load(b), x0);
      x1 = nmadd<f64>(f, v128.load(b, 16), x1);
      x2 = nmadd<f64>(f, v128.load(b, 32), x2);
      x3 = nmadd<f64>(f, v128.load(b, 48), x3);
      x4 = nmadd<f64>(f, v128.load(b, 64), x4);
      x5 = nmadd<f64>(f, v128.load(b, 80), x5);
      x6 = nmadd<f64>(f, v128.load(b, 96), x6);
      x7 = nmadd<f64>(f, v128.load(b, 112), x7);
      t += cs;
      b += ldb;
    }
    if (!unit) {
      const d = loadSplat<f64>(T + <usize>k * (rs + cs));
      x0 = f64x2.div(x0, d); x1 = f64x2.div(x1, d); x2 = f64x2.div(x2, d); x3 = f64x2.div(x3, d);
      x4 = f64x2.div(x4, d); x5 = f64x2.div(x5, d); x6 = f64x2.div(x6, d); x7 = f64x2.div(x7, d);
    }
    v128.store(row, x0); v128.store(row, x1, 16); v128.store(row, x2, 32); v128.store(row, x3, 48);
    v128.store(row, x4, 64); v128.store(row, x5, 80); v128.store(row, x6, 96); v128.store(row, x7, 112);
  }
}

/** The same for one column; four partial sums would change the order of summation, so one serves. */
@inline
function column(backward: i32, unit: i32, n: i32, T: usize, rs: usize, cs: usize, B: usize, ldb: usize): void {
  for (let s = 0; s < n; s++) {
    const k = backward ? n - 1 - s : s;
    let x = v128.load64_zero(B + <usize>k * ldb);
    let t = T + <usize>k * rs + (backward ? <usize>(k + 1) * cs : 0);
    let b = B + (backward ? <usize>(k + 1) * ldb : 0);
    for (let left = s; left > 0; left--) {
      x = nmadd<f64>(v128.load64_zero(t), v128.load64_zero(b), x);
      t += cs;
      b += ldb;
    }
    if (!unit) x = f64x2.div(x, loadSplat<f64>(T + <usize>k * (rs + cs)));
    v128.store64_lane(B + <usize>k * ldb, x, 0);
  }
}

/**
 * Solves T·X = B in place for the strip of columns of one task. T(k, p) lies at T + k·rs + p·cs (elements), lower
 * triangular, or upper with `backward`; its diagonal counts as ones with `unit`.
 */
export function solveTriangular(
  task: i32, backward: i32, unit: i32, n: i32, T: usize, rs: i32, cs: i32, B: usize, ldb: i32, cols: i32,
): void {
  const first = task * STRIP, pitch = <usize>ldb * 8, r = <usize>rs * 8, c = <usize>cs * 8;
  const at = B + <usize>first * 8;
  if (first + STRIP <= cols) {
    strip(backward, unit, n, T, r, c, at, pitch);
  } else {
    for (let j = 0; j < cols - first; j++) column(backward, unit, n, T, r, c, at + j * 8, pitch);
  }
}
