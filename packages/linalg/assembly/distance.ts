// Radial Gram maps: from inner products G and squared norms to ‖x−z‖², ‖x−z‖, exp(s‖x−z‖²) or exp(s‖x−z‖).
import { exp } from "./exp";
import { loadPair, storePair } from "./map";
import { KC } from "./pack";
import { madd } from "./simd";

@inline
function radial(mode: i32, scale: v128, x: v128, z: v128, g: v128): v128 {
  let d = f64x2.max(f64x2.sub(f64x2.add(x, z), f64x2.add(g, g)), f64x2.splat(0));
  if ((mode & 1) != 0) d = f64x2.sqrt(d);
  if (mode >= 2) d = exp(f64x2.mul(scale, d));
  return d;
}

@inline
export function loadOne<T>(p: usize): v128 {
  if (sizeof<T>() == 8) return v128.load64_splat(p);
  return f64x2.promote_low_f32x4(v128.load32_splat(p));
}

@inline
export function storeOne<T>(p: usize, x: v128): void {
  if (sizeof<T>() == 8) v128.store64_lane(p, x, 0);
  else v128.store32_lane(p, f32x4.demote_f64x2_zero(x), 0);
}

@inline
function rows<T>(
  mode: i32, scale: f64, first: i32, last: i32, cols: i32, c: usize, xx: usize, zz: usize, lower: i32,
): void {
  const s = sizeof<T>(), factor = f64x2.splat(scale);
  for (let i = first; i < last; i++) {
    const x = loadOne<T>(xx + <usize>i * s);
    const count = lower ? i + 1 : cols;
    let p = c + (<usize>i * <usize>cols) * s, q = zz;
    for (const end = q + <usize>(count & ~1) * s; q < end; p += 2 * s, q += 2 * s) {
      storePair<T>(p, radial(mode, factor, x, loadPair<T>(q), loadPair<T>(p)));
    }
    if (count & 1) storeOne<T>(p, radial(mode, factor, x, loadOne<T>(q), loadOne<T>(p)));
  }
}

@inline
function dispatch<T>(
  task: i32, mode: i32, scale: f64, n: i32, cols: i32, c: usize, xx: usize, zz: usize, lower: i32, chunk: i32,
): void {
  const first = task * chunk, last = min(n, first + chunk);
  if (mode == 0) rows<T>(0, scale, first, last, cols, c, xx, zz, lower);
  else if (mode == 1) rows<T>(1, scale, first, last, cols, c, xx, zz, lower);
  else if (mode == 2) rows<T>(2, scale, first, last, cols, c, xx, zz, lower);
  else rows<T>(3, scale, first, last, cols, c, xx, zz, lower);
}

export function radial64(
  task: i32, mode: i32, scale: f64, n: i32, cols: i32, c: usize, xx: usize, zz: usize, lower: i32, chunk: i32,
): void {
  dispatch<f64>(task, mode, scale, n, cols, c, xx, zz, lower, chunk);
}

export function radial32(
  task: i32, mode: i32, scale: f64, n: i32, cols: i32, c: usize, xx: usize, zz: usize, lower: i32, chunk: i32,
): void {
  dispatch<f32>(task, mode, scale, n, cols, c, xx, zz, lower, chunk);
}

/** Squared norms of the rows, summed in the order of GEMM so that equal rows give equal numbers there and here. */
@inline
function norms<T>(task: i32, n: i32, d: i32, x: usize, out: usize, chunk: i32): void {
  const one = v128.splat<T>(1);
  for (let i = task * chunk, last = min(n, i + chunk); i < last; i++) {
    let total = v128.splat<T>(0);
    let p = x + (<usize>i * <usize>d) * sizeof<T>();
    for (let k = 0; k < d; k += KC) {
      let sum = v128.splat<T>(0);
      for (const end = p + <usize>min(KC, d - k) * sizeof<T>(); p < end; p += sizeof<T>()) {
        const v = v128.load_splat<T>(p);
        sum = madd<T>(v, v, sum);
      }
      total = k == 0 ? v128.mul<T>(one, sum) : madd<T>(one, sum, total);
    }
    if (sizeof<T>() == 8) v128.store64_lane(out + <usize>i * 8, total, 0);
    else v128.store32_lane(out + <usize>i * 4, total, 0);
  }
}

export function norms64(task: i32, n: i32, d: i32, x: usize, out: usize, chunk: i32): void {
  norms<f64>(task, n, d, x, out, chunk);
}

export function norms32(task: i32, n: i32, d: i32, x: usize, out: usize, chunk: i32): void {
  norms<f32>(task, n, d, x, out, chunk);
}
