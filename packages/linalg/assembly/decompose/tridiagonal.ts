// Steps of the blocked reduction of a symmetric matrix to tridiagonal form. The upper triangle is used, so that every
// vector is a stretch of a row. Row i of A becomes the reflector v of step i; W holds the partners w of the panel, so
// that the trailing matrix is A − VᵀW − WᵀV.
import { loadSplat, madd } from "../words/simd";
import { reflector } from "./panel";
import { axpy, dot, scaleBy } from "../words/vector";

/** First row of part t of `parts` when the rows of an upper triangle of n rows are shared by area, a multiple of 4. */
@inline
function firstRow(n: i32, t: i32, parts: i32): i32 {
  if (t == parts) return n;
  return <i32>(<f64>n * (1 - Math.sqrt(1 - <f64>t / <f64>parts))) & ~3;
}

/** One row of the triangle: y_r += A_rr v_r + Σ_{j>r} A_rj v_j, and y_j += A_rj v_r for j > r. */
@inline
function symmetricRow(n: i32, r: i32, row: usize, v: usize, y: usize): void {
  const x = load<f64>(v + r * 8), rest = n - r - 1;
  const a = row + (r + 1) * 8, next: usize = <usize>(r + 1) * 8;
  const sum = load<f64>(row + r * 8) * x + dot(rest, a, v + next);
  store<f64>(y + r * 8, load<f64>(y + r * 8) + sum);
  axpy(rest, x, a, y + next);
}

/** Four rows at once from column j on: each number of A is used twice, v and y are passed over once. */
@inline
function fourRows(n: i32, r: i32, a: usize, pitch: usize, v: usize, y: usize): void {
  const v0 = loadSplat<f64>(v + r * 8), v1 = loadSplat<f64>(v + r * 8, 8);
  const v2 = loadSplat<f64>(v + r * 8, 16), v3 = loadSplat<f64>(v + r * 8, 24);
  let s0 = f64x2.splat(0), s1 = s0, s2 = s0, s3 = s0;
  let p0 = a + (r + 4) * 8, p1 = p0 + pitch, p2 = p1 + pitch, p3 = p2 + pitch;
  let p = v + (r + 4) * 8, q = y + (r + 4) * 8;
  let j = r + 4;
  for (; j + 2 <= n; j += 2) {
    const x = v128.load(p);
    const a0 = v128.load(p0), a1 = v128.load(p1), a2 = v128.load(p2), a3 = v128.load(p3);
    s0 = madd<f64>(a0, x, s0);
    s1 = madd<f64>(a1, x, s1);
    s2 = madd<f64>(a2, x, s2);
    s3 = madd<f64>(a3, x, s3);
    const left = madd<f64>(a1, v1, madd<f64>(a0, v0, v128.load(q)));
    v128.store(q, f64x2.add(left, madd<f64>(a3, v3, f64x2.mul(a2, v2))));
    p0 += 16; p1 += 16; p2 += 16; p3 += 16; p += 16; q += 16;
  }
  let t0 = f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1), t1 = f64x2.extract_lane(s1, 0) + f64x2.extract_lane(s1, 1);
  let t2 = f64x2.extract_lane(s2, 0) + f64x2.extract_lane(s2, 1), t3 = f64x2.extract_lane(s3, 0) + f64x2.extract_lane(s3, 1);
  if (j < n) {
    const x = load<f64>(p), a0 = load<f64>(p0), a1 = load<f64>(p1), a2 = load<f64>(p2), a3 = load<f64>(p3);
    t0 += a0 * x; t1 += a1 * x; t2 += a2 * x; t3 += a3 * x;
    const add = a0 * load<f64>(v + r * 8) + a1 * load<f64>(v + r * 8, 8) + a2 * load<f64>(v + r * 8, 16) + a3 * load<f64>(v + r * 8, 24);
    store<f64>(q, load<f64>(q) + add);
  }
  const yr = y + r * 8;
  store<f64>(yr, load<f64>(yr) + t0);
  store<f64>(yr, load<f64>(yr, 8) + t1, 8);
  store<f64>(yr, load<f64>(yr, 16) + t2, 16);
  store<f64>(yr, load<f64>(yr, 24) + t3, 24);
  // The corner of the four rows themselves.
  for (let i = 0; i < 4; i++) symmetricRow(r + 4, r + i, a + <usize>i * pitch, v, y);
}

/** Part `task` of y = A·v for the upper triangle of A (n × n, ld elements); y is this part's own buffer. */
export function symmetricTimes(task: i32, parts: i32, n: i32, a: usize, ld: i32, v: usize, ys: usize, stride: i32): void {
  const y = ys + <usize>(task * stride) * 8, pitch = <usize>ld * 8;
  const last = firstRow(n, task + 1, parts);
  memory.fill(y, 0, <usize>n * 8);
  let r = firstRow(n, task, parts);
  for (; r + 4 <= last; r += 4) fourRows(n, r, a + <usize>r * pitch, pitch, v, y);
  for (; r < last; r++) symmetricRow(n, r, a + <usize>r * pitch, v, y);
}

/**
 * Before step i (the j-th of its panel): row i is brought up to date by the panel's pairs (rows k … k+j−1 of A are V,
 * rows 0 … j−1 of W their partners), then becomes its reflector. Writes d_i, and e_i, τ_i to `out`.
 */
export function tridiagonalBefore(i: i32, j: i32, k: i32, n: i32, a: usize, ld: i32, w: usize, out: usize): void {
  const pitch = <usize>ld * 8, row = a + <usize>i * pitch, at: usize = <usize>i * 8, count = n - i;
  for (let p = 0; p < j; p++) {
    const v = a + <usize>(k + p) * pitch + at, q = w + <usize>p * pitch + at;
    axpy(count, -load<f64>(v), q, row + at);
    axpy(count, -load<f64>(q), v, row + at);
  }
  store<f64>(out, load<f64>(row + at));
  store<f64>(out, 0, 8);
  store<f64>(out, 0, 16);
  memory.fill(row, 0, at + 8);
  if (count < 2) return;
  const first = row + at + 8;
  reflector(count - 2, load<f64>(first), first + 8, 8, out + 8);
  store<f64>(first, 1);
}

/** After it: w = τ(Av − Vᵀ(Wv) − Wᵀ(Vv)) − ½τ²(…)v, from the parts of A·v. All vectors begin at column i + 1. */
export function tridiagonalAfter(
  i: i32, j: i32, k: i32, n: i32, a: usize, ld: i32, w: usize, parts: i32, ys: usize, stride: i32, tau: f64,
): void {
  const pitch = <usize>ld * 8, at: usize = <usize>(i + 1) * 8, count = n - i - 1;
  const v = a + <usize>i * pitch + at, target = w + <usize>j * pitch + at;
  memory.fill(w + <usize>j * pitch, 0, at);
  memory.copy(target, ys, <usize>count * 8);
  for (let t = 1; t < parts; t++) axpy(count, 1, ys + <usize>(t * stride) * 8, target);
  for (let p = 0; p < j; p++) {
    const vp = a + <usize>(k + p) * pitch + at, wp = w + <usize>p * pitch + at;
    const wv = dot(count, wp, v), vv = dot(count, vp, v);
    axpy(count, -wv, vp, target);
    axpy(count, -vv, wp, target);
  }
  scaleBy(count, tau, target);
  axpy(count, -0.5 * tau * dot(count, target, v), v, target);
}
