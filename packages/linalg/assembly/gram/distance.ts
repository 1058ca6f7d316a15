// Radial Gram maps: from inner products G and squared norms to ‖x−z‖², ‖x−z‖, exp(s‖x−z‖²), exp(s‖x−z‖) or the slope of
// the last.
import { exp } from "../maps/exp";
import { expShort, isOrdinary } from "../maps/exp-short";
import { KC } from "../products/pack";
import { loadPair, storePair } from "../maps/map";
import { madd } from "../words/simd";

/** Below this share of ‖x‖² + ‖z‖² the difference has lost too many digits. */
const CANCELLATION: f64 = 0.01;

/** Σ (x_k − z_k)² */
function direct<T>(d: i32, x: usize, z: usize): f64 {
  let sum = f64x2.splat(0);
  const s = sizeof<T>();
  const end = x + <usize>(d & ~1) * s;
  for (; x < end; x += 2 * s, z += 2 * s) {
    const gap = f64x2.sub(loadPair<T>(x), loadPair<T>(z));
    sum = f64x2.add(sum, f64x2.mul(gap, gap));
  }
  let total = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  if (d & 1) {
    const gap = <f64>load<T>(x) - <f64>load<T>(z);
    total += gap * gap;
  }
  return total;
}

/** ‖x − z‖² for one x and two z, `step` bytes apart, from their squared norms and products, down to a share `least` of the norms. */
@inline
export function squares<T>(xx: v128, zz: v128, g: v128, d: i32, x: usize, z: usize, step: usize, least: f64): v128 {
  const size = f64x2.add(xx, zz);
  let v = f64x2.sub(size, f64x2.add(g, g));
  const safe = v128.bitmask<i64>(f64x2.gt(v, f64x2.mul(size, f64x2.splat(least))));
  if (safe == 3) return v;
  if (!(safe & 1)) v = f64x2.replace_lane(v, 0, direct<T>(d, x, z));
  if (!(safe & 2)) v = f64x2.replace_lane(v, 1, direct<T>(d, x, z + step));
  return v;
}

/** product/r where v = r² is no rounding, else 0. */
@inline
export function slopeOf(product: v128, r: v128, v: v128, floor: v128): v128 {
  return v128.and(f64x2.div(product, r), f64x2.gt(v, floor));
}

@inline
function radial(mode: i32, scale: v128, v: v128, floor: v128): v128 {
  if (mode == 4) {
    const r = f64x2.sqrt(v);
    return slopeOf(f64x2.mul(scale, exp(f64x2.mul(scale, r))), r, v, floor);
  }
  if ((mode & 1) != 0) v = f64x2.sqrt(v);
  if (mode >= 2) v = exp(f64x2.mul(scale, v));
  return v;
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

/**
 * The function's values at four float32 distances, in float32, to c; false, and nothing, where digits cancel or an
 * exponential leaves the ordinary numbers.
 */
@inline
function quad(mode: i32, scale: v128, norm: v128, q: usize, c: usize): bool {
  const size = f32x4.add(norm, v128.load(q)), g = v128.load(c);
  let v = f32x4.sub(size, f32x4.add(g, g));
  if (v128.bitmask<i32>(f32x4.gt(v, f32x4.mul(size, f32x4.splat(<f32>CANCELLATION)))) != 15) return false;
  if ((mode & 1) != 0) v = f32x4.sqrt(v);
  if (mode >= 2) {
    v = f32x4.mul(scale, v);
    if (!isOrdinary(v)) return false;
    v = expShort(v);
  }
  v128.store(c, v);
  return true;
}

@inline
function rows<T>(
  mode: i32, scale: f64, first: i32, last: i32, cols: i32, c: usize, xx: usize, zz: usize, lower: i32,
  d: i32, x: usize, z: usize, floors: usize,
): void {
  const s = sizeof<T>(), factor = f64x2.splat(scale), step = <usize>d * s;
  for (let i = first; i < last; i++) {
    const norm = loadOne<T>(xx + <usize>i * s), xi = x + <usize>i * step;
    const count = lower ? i + 1 : cols, floor = loadOne<T>(floors + <usize>i * s);
    let p = c + (<usize>i * <usize>cols) * s, q = zz, zj = z;
    const end = zz + <usize>(count & ~1) * s, short = f32x4.splat(<f32>scale);
    while (q < end) {
      const four = sizeof<T>() == 4 && mode < 4 && q + 4 * s <= end &&
        quad(mode, short, v128.load32_splat(xx + <usize>i * s), q, p);
      if (!four) storePair<T>(p, radial(mode, factor, squares<T>(norm, loadPair<T>(q), loadPair<T>(p), d, xi, zj, step, CANCELLATION), floor));
      const done: usize = four ? 4 : 2;
      p += done * s;
      q += done * s;
      zj += done * step;
    }
    if (count & 1) storeOne<T>(p, radial(mode, factor, squares<T>(norm, loadOne<T>(q), loadOne<T>(p), d, xi, zj, 0, CANCELLATION), floor));
  }
}

/** No inline function: strips and tasks share it. */
function dispatch<T>(
  task: i32, mode: i32, scale: f64, n: i32, cols: i32, c: usize, xx: usize, zz: usize, lower: i32, chunk: i32,
  d: i32, x: usize, z: usize, floors: usize,
): void {
  const first = task * chunk, last = min(n, first + chunk);
  if (mode == 0) rows<T>(0, scale, first, last, cols, c, xx, zz, lower, d, x, z, floors);
  else if (mode == 1) rows<T>(1, scale, first, last, cols, c, xx, zz, lower, d, x, z, floors);
  else if (mode == 2) rows<T>(2, scale, first, last, cols, c, xx, zz, lower, d, x, z, floors);
  else if (mode == 3) rows<T>(3, scale, first, last, cols, c, xx, zz, lower, d, x, z, floors);
  else rows<T>(4, scale, first, last, cols, c, xx, zz, lower, d, x, z, floors);
}

/** A slot's record of its strip, as 32-bit words: first row and column, and how many of each. */
const ROW: usize = 0, COL: usize = 4, ROWS: usize = 8, COLS: usize = 12, SLOT: usize = 16;

/** Task `task`: the strip in that slot, whose products lie in the slot's area. */
@inline
function strip<T>(
  task: i32, mode: i32, scale: f64, slots: usize, areas: usize, area: usize, xx: usize, zz: usize,
  d: i32, x: usize, z: usize, floors: usize,
): void {
  const slot = slots + <usize>task * SLOT;
  const down = <usize>load<i32>(slot, ROW) * sizeof<T>(), right = <usize>load<i32>(slot, COL) * sizeof<T>();
  dispatch<T>(
    0, mode, scale, load<i32>(slot, ROWS), load<i32>(slot, COLS), areas + <usize>task * area, xx + down, zz + right, 0,
    i32.MAX_VALUE, d, x + down * <usize>d, z + right * <usize>d, floors + down,
  );
}

export function radialStrip64(
  task: i32, mode: i32, scale: f64, slots: usize, areas: usize, area: usize, xx: usize, zz: usize,
  d: i32, x: usize, z: usize, floors: usize,
): void {
  strip<f64>(task, mode, scale, slots, areas, area, xx, zz, d, x, z, floors);
}

export function radialStrip32(
  task: i32, mode: i32, scale: f64, slots: usize, areas: usize, area: usize, xx: usize, zz: usize,
  d: i32, x: usize, z: usize, floors: usize,
): void {
  strip<f32>(task, mode, scale, slots, areas, area, xx, zz, d, x, z, floors);
}

export function radial64(
  task: i32, mode: i32, scale: f64, n: i32, cols: i32, c: usize, xx: usize, zz: usize, lower: i32, chunk: i32,
  d: i32, x: usize, z: usize, floors: usize,
): void {
  dispatch<f64>(task, mode, scale, n, cols, c, xx, zz, lower, chunk, d, x, z, floors);
}

export function radial32(
  task: i32, mode: i32, scale: f64, n: i32, cols: i32, c: usize, xx: usize, zz: usize, lower: i32, chunk: i32,
  d: i32, x: usize, z: usize, floors: usize,
): void {
  dispatch<f32>(task, mode, scale, n, cols, c, xx, zz, lower, chunk, d, x, z, floors);
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
