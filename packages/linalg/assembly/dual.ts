// Dual activations over Gram matrices: T = E[φ(u)φ(v)] and dT = E[φ′(u)φ′(v)], (u, v) ~ N(0, [[a, k], [k, b]]).
import { loadOne, storeOne } from "./distance";
import { angle, upperAngle } from "./inverse";
import { loadPair, storePair } from "./map";
import { some } from "./poly";
import { madd } from "./simd";

/** √(ab) from the roots; exactly a where a = b, so that equal rows are at angle zero. */
@inline
function geometricMean(a: v128, b: v128, ra: v128, rb: v128): v128 {
  return v128.bitselect(a, f64x2.mul(ra, rb), f64x2.eq(a, b));
}

/** Lanes whose square would leave the comfortable range. */
@inline
function extreme(q: v128): bool {
  return some(v128.or(f64x2.gt(q, f64x2.splat(1e150)), f64x2.lt(q, f64x2.splat(1e-140))));
}

/** k / q, and 0 where q is 0. */
@inline
function cosine(k: v128, q: v128): v128 {
  const zero = f64x2.eq(q, f64x2.splat(0));
  return v128.andnot(f64x2.div(k, v128.bitselect(f64x2.splat(1), q, zero)), zero);
}

@inline
function clamp(k: v128, q: v128): v128 {
  // In this order of arguments a NaN in k stays.
  return f64x2.pmax(f64x2.pmin(k, q), f64x2.neg(q));
}

/** q² − k² without cancelling. */
@inline
function gap(q: v128, k: v128): v128 {
  return f64x2.mul(f64x2.sub(q, k), f64x2.add(q, k));
}

/**
 * ReLU: T = (s + (π−θ)k)/2π with s = √(ab − k²), dT = (π−θ)/2π, π − θ = atan2(s, −k).
 * A zero variance counts as cos θ = 0: T = 0, dT = ¼.
 */
@inline
function relu(k: v128, q: v128, t: usize, dt: usize, pair: bool, wide: bool): void {
  let size = f64x2.splat(0.15915494309189535);
  if (extreme(q)) {
    size = f64x2.mul(size, q);
    k = cosine(k, q);
    q = f64x2.splat(1);
  }
  k = clamp(k, q);
  const s = f64x2.sqrt(gap(q, k));
  const rest = upperAngle(s, f64x2.neg(k));
  put(t, f64x2.mul(madd<f64>(rest, k, s), size), pair, wide);
  if (dt) put(dt, f64x2.mul(rest, f64x2.splat(0.15915494309189535)), pair, wide);
}

/** erf: T = (2/π)·atan2(2k, √D), dT = (4/π)/√D, D = (1+2a)(1+2b) − 4k² = 1 + 2a + 2b + 4(ab − k²). */
@inline
function erf(k: v128, q: v128, a: v128, b: v128, t: usize, dt: usize, pair: bool, wide: bool): void {
  const sum = f64x2.add(a, b), one = f64x2.splat(1);
  let rest = f64x2.add(one, f64x2.add(sum, sum)), scale = f64x2.splat(1.2732395447351628);
  if (some(f64x2.gt(q, f64x2.splat(1e150)))) {
    const unit = f64x2.div(one, f64x2.max(q, one));
    rest = f64x2.mul(f64x2.mul(rest, unit), unit);
    scale = f64x2.mul(scale, unit);
    k = f64x2.mul(k, unit);
    q = f64x2.min(q, one);
  }
  k = clamp(k, q);
  const D = f64x2.sqrt(madd<f64>(f64x2.splat(4), gap(q, k), rest));
  put(t, f64x2.mul(angle(f64x2.add(k, k), D), f64x2.splat(0.6366197723675814)), pair, wide);
  if (dt) put(dt, f64x2.div(scale, D), pair, wide);
}

@inline
function put(p: usize, x: v128, pair: bool, wide: bool): void {
  if (wide) {
    if (pair) storePair<f64>(p, x);
    else storeOne<f64>(p, x);
  } else {
    if (pair) storePair<f32>(p, x);
    else storeOne<f32>(p, x);
  }
}

/** Rows of one task; ra and rb are the roots of the variances, in float64. */
@inline
function rows<T>(
  op: i32, task: i32, n: i32, cols: i32, k: usize, aa: usize, bb: usize, ras: usize, rbs: usize, t: usize, dt: usize,
  chunk: i32,
): void {
  const s = sizeof<T>(), wide = s == 8;
  for (let i = task * chunk, last = min(n, i + chunk); i < last; i++) {
    const a = loadOne<T>(aa + <usize>i * s), ra = loadOne<f64>(ras + <usize>i * 8);
    const row = (<usize>i * <usize>cols) * s;
    let at: usize = 0, rb = rbs;
    for (const end = <usize>(cols & ~1) * s; at < end; at += 2 * s, rb += 16) {
      const x = loadPair<T>(k + row + at), b = loadPair<T>(bb + at);
      const q = geometricMean(a, b, ra, loadPair<f64>(rb));
      if (op == 0) relu(x, q, t + row + at, dt ? dt + row + at : 0, true, wide);
      else erf(x, q, a, b, t + row + at, dt ? dt + row + at : 0, true, wide);
    }
    if (cols & 1) {
      const x = loadOne<T>(k + row + at), b = loadOne<T>(bb + at);
      const q = geometricMean(a, b, ra, loadOne<f64>(rb));
      if (op == 0) relu(x, q, t + row + at, dt ? dt + row + at : 0, false, wide);
      else erf(x, q, a, b, t + row + at, dt ? dt + row + at : 0, false, wide);
    }
  }
}

export function dualRelu64(
  task: i32, n: i32, cols: i32, k: usize, a: usize, b: usize, ra: usize, rb: usize, t: usize, dt: usize, chunk: i32,
): void {
  rows<f64>(0, task, n, cols, k, a, b, ra, rb, t, dt, chunk);
}

export function dualErf64(
  task: i32, n: i32, cols: i32, k: usize, a: usize, b: usize, ra: usize, rb: usize, t: usize, dt: usize, chunk: i32,
): void {
  rows<f64>(1, task, n, cols, k, a, b, ra, rb, t, dt, chunk);
}

export function dualRelu32(
  task: i32, n: i32, cols: i32, k: usize, a: usize, b: usize, ra: usize, rb: usize, t: usize, dt: usize, chunk: i32,
): void {
  rows<f32>(0, task, n, cols, k, a, b, ra, rb, t, dt, chunk);
}

export function dualErf32(
  task: i32, n: i32, cols: i32, k: usize, a: usize, b: usize, ra: usize, rb: usize, t: usize, dt: usize, chunk: i32,
): void {
  rows<f32>(1, task, n, cols, k, a, b, ra, rb, t, dt, chunk);
}
