// Dual activations over Gram matrices: T = E[φ(u)φ(v)] and dT = E[φ′(u)φ′(v)], (u, v) ~ N(0, [[a, k], [k, b]]), followed
// by the affine map of the layers after: K' = k₀k + k₁T + k₂, Θ' = t₀k + t₁T + t₂ + (t₃ + t₄ dT)·Θ.
import { TURN } from "../words/constants";
import { loadOne, storeOne } from "./distance";
import { angle } from "../maps/inverse";
import { loadPair, storePair } from "../maps/map";
import { signBits, some } from "../words/poly";
import { loadSplat, madd } from "../words/simd";

/** √(ab) from the roots; exactly a where a = b, so that equal rows are at angle zero. */
@inline
function geometricMean(a: v128, b: v128, ra: v128, rb: v128): v128 {
  return v128.bitselect(a, f64x2.mul(ra, rb), f64x2.eq(a, b));
}

/** Coefficients 2i and 2i + 1 of TURN are at this place. */
@inline
function turn(i: usize): v128 {
  return loadSplat<f64>(TURN, 8 * i);
}

/** One step of Horner's rule in w² for the even and the odd half of TURN. */
@inline
function even(sum: v128, square: v128, i: usize): v128 {
  return madd<f64>(sum, square, turn(i));
}

/** Where a step keeps its numbers: k₀ k₁ k₂ t₀ t₁ t₂ t₃ t₄ and the share of √(ab) that counts as parallel. */
@inline
function parameter(step: usize, i: usize): v128 {
  return loadSplat<f64>(step, 8 * i);
}

/** K' of one vector. */
@inline
function nextK(step: usize, k: v128, T: v128): v128 {
  return madd<f64>(parameter(step, 1), T, madd<f64>(parameter(step, 0), k, parameter(step, 2)));
}

/** Θ' of one vector. */
@inline
function nextTheta(step: usize, k: v128, T: v128, dT: v128, theta: v128): v128 {
  const plain = madd<f64>(parameter(step, 4), T, madd<f64>(parameter(step, 3), k, parameter(step, 5)));
  return madd<f64>(madd<f64>(parameter(step, 7), dT, parameter(step, 6)), theta, plain);
}

@inline
function read<T>(p: usize, pair: bool): v128 {
  return pair ? loadPair<T>(p) : loadOne<T>(p);
}

@inline
function write<T>(p: usize, x: v128, pair: bool): void {
  if (pair) storePair<T>(p, x);
  else storeOne<T>(p, x);
}

/** The places of one row: k, K', Θ and Θ' (0: one, none), the variances of the columns and their roots. */
@inline
function put<T>(
  step: usize, k: v128, T: v128, dT: v128, out: usize, theta: usize, thetaOut: usize, pair: bool,
): void {
  if (thetaOut) {
    const tangent = theta ? read<T>(theta, pair) : f64x2.splat(1);
    write<T>(thetaOut, nextTheta(step, k, T, dT, tangent), pair);
  }
  write<T>(out, nextK(step, k, T), pair);
}

/**
 * ReLU: with cos θ = k/q, q = √(ab), and w = (q − |k|)/(q + |k|) = tan²(θ/2) or its reciprocal, θ/2π is √w·TURN(w) or
 * its complement to ½, q sin θ is √w·(q + |k|), dT = ½ − θ/2π, T = q sin θ/2π + k·dT.
 * A zero variance counts as cos θ = 0: T = 0, dT = ¼.
 */
@inline
function relu<T>(
  step: usize, x: v128, q: v128, out: usize, theta: usize, thetaOut: usize, pair: bool,
): void {
  const half = f64x2.splat(0.5);
  const sign = v128.and(x, signBits());
  // In this order of arguments a NaN stays.
  const size = f64x2.pmin(v128.andnot(x, signBits()), q);
  const k = v128.or(size, sign);
  const sum = f64x2.add(q, size), rest = f64x2.sub(q, size);
  let top = v128.andnot(rest, f64x2.le(rest, f64x2.mul(q, parameter(step, 8)))), bottom = sum;
  const none = f64x2.eq(q, f64x2.splat(0));
  if (some(none)) {
    const one = v128.and(f64x2.splat(1), none);
    top = v128.or(top, one);
    bottom = v128.or(bottom, one);
  }
  const w = f64x2.div(top, bottom), root = f64x2.sqrt(w), square = f64x2.mul(w, w);
  let p = turn(18), r = turn(19);
  p = even(p, square, 16); r = even(r, square, 17);
  p = even(p, square, 14); r = even(r, square, 15);
  p = even(p, square, 12); r = even(r, square, 13);
  p = even(p, square, 10); r = even(r, square, 11);
  p = even(p, square, 8); r = even(r, square, 9);
  p = even(p, square, 6); r = even(r, square, 7);
  p = even(p, square, 4); r = even(r, square, 5);
  p = even(p, square, 2); r = even(r, square, 3);
  p = even(p, square, 0); r = even(r, square, 1);
  const part = f64x2.mul(root, madd<f64>(r, w, p));
  const dT = v128.bitselect(part, f64x2.sub(half, part), f64x2.lt(x, f64x2.splat(0)));
  const sine = f64x2.mul(f64x2.mul(root, sum), f64x2.splat(0.15915494309189535));
  put<T>(step, k, madd<f64>(dT, k, sine), dT, out, theta, thetaOut, pair);
}

@inline
function clamp(k: v128, q: v128): v128 {
  return f64x2.pmax(f64x2.pmin(k, q), f64x2.neg(q));
}

/** q² − k² without cancelling. */
@inline
function gap(q: v128, k: v128): v128 {
  return f64x2.mul(f64x2.sub(q, k), f64x2.add(q, k));
}

/** erf: T = (2/π)·atan2(2k, √D), dT = (4/π)/√D, D = (1+2a)(1+2b) − 4k² = 1 + 2a + 2b + 4(ab − k²). */
@inline
function erf<T>(
  step: usize, x: v128, q: v128, a: v128, b: v128, out: usize, theta: usize, thetaOut: usize, pair: bool,
): void {
  const sum = f64x2.add(a, b), one = f64x2.splat(1);
  let rest = f64x2.add(one, f64x2.add(sum, sum)), scale = f64x2.splat(1.2732395447351628), k = x;
  if (some(f64x2.gt(q, f64x2.splat(1e150)))) {
    const unit = f64x2.div(one, f64x2.max(q, one));
    rest = f64x2.mul(f64x2.mul(rest, unit), unit);
    scale = f64x2.mul(scale, unit);
    k = f64x2.mul(k, unit);
    q = f64x2.min(q, one);
  }
  k = clamp(k, q);
  const D = f64x2.sqrt(madd<f64>(f64x2.splat(4), gap(q, k), rest));
  const T = f64x2.mul(angle(f64x2.add(k, k), D), f64x2.splat(0.6366197723675814));
  put<T>(step, x, T, f64x2.div(scale, D), out, theta, thetaOut, pair);
}

@inline
function entry<T>(
  op: i32, step: usize, a: v128, ra: v128, k: usize, b: usize, rb: usize, out: usize, theta: usize, thetaOut: usize,
  pair: bool,
): void {
  const x = read<T>(k, pair), bb = read<f64>(b, pair);
  const q = geometricMean(a, bb, ra, read<f64>(rb, pair));
  if (op == 0) relu<T>(step, x, q, out, theta, thetaOut, pair);
  else erf<T>(step, x, q, a, bb, out, theta, thetaOut, pair);
}

/** One row of `cols` entries. */
@inline
function row<T>(
  op: i32, step: usize, cols: i32, a: v128, ra: v128, k: usize, b: usize, rb: usize, out: usize, theta: usize,
  thetaOut: usize,
): void {
  const s = 2 * sizeof<T>();
  for (const end = k + <usize>(cols & ~1) * sizeof<T>(); k < end; k += s, out += s, b += 16, rb += 16) {
    entry<T>(op, step, a, ra, k, b, rb, out, theta, thetaOut, true);
    if (theta) theta += s;
    if (thetaOut) thetaOut += s;
  }
  if (cols & 1) entry<T>(op, step, a, ra, k, b, rb, out, theta, thetaOut, false);
}

/**
 * One step over `rows` rows, `pitch` entries apart. a, ra: variances of the rows and their roots, b, rb: of the columns,
 * all float64.
 */
export function dualStep<T>(
  op: i32, step: usize, rows: i32, cols: i32, pitch: i32, k: usize, a: usize, ra: usize, b: usize, rb: usize,
  out: usize, theta: usize, thetaOut: usize,
): void {
  const jump = <usize>pitch * sizeof<T>();
  for (let i = 0; i < rows; i++) {
    const at = <usize>i * 8, here = <usize>i * jump;
    const own = loadSplat<f64>(a + at), root = loadSplat<f64>(ra + at);
    const t = theta ? theta + here : 0, u = thetaOut ? thetaOut + here : 0;
    if (op == 0) row<T>(0, step, cols, own, root, k + here, b, rb, out + here, t, u);
    else row<T>(1, step, cols, own, root, k + here, b, rb, out + here, t, u);
  }
}

/** Task `task` of a step over n rows of m entries, `chunk` rows a task. */
@inline
function rows<T>(
  task: i32, op: i32, step: usize, n: i32, m: i32, k: usize, a: usize, ra: usize, b: usize, rb: usize,
  out: usize, thetaOut: usize, chunk: i32,
): void {
  const first = task * chunk, skip = <usize>first * <usize>m * sizeof<T>(), at = <usize>first * 8;
  dualStep<T>(
    op, step, min(chunk, n - first), m, m, k + skip, a + at, ra + at, b, rb, out + skip, 0, thetaOut ? thetaOut + skip : 0,
  );
}

export function dual64(
  task: i32, op: i32, step: usize, n: i32, m: i32, k: usize, a: usize, ra: usize, b: usize, rb: usize,
  out: usize, thetaOut: usize, chunk: i32,
): void {
  rows<f64>(task, op, step, n, m, k, a, ra, b, rb, out, thetaOut, chunk);
}

export function dual32(
  task: i32, op: i32, step: usize, n: i32, m: i32, k: usize, a: usize, ra: usize, b: usize, rb: usize,
  out: usize, thetaOut: usize, chunk: i32,
): void {
  rows<f32>(task, op, step, n, m, k, a, ra, b, rb, out, thetaOut, chunk);
}
