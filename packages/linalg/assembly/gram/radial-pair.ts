// One tile of a radial kernel between the rows of one matrix: inner products become values k and derivatives, and at the
// end the mirror images of both.
import { loadOne, slopeOf, squares, storeOne } from "./distance";
import { exp } from "../maps/exp";
import { loadPair, storePair } from "../maps/map";
import { transposeTile } from "../products/transpose";

/** Below this share of ‖x‖² + ‖z‖² the difference has lost too many digits: the points are about their mean. */
const CANCELLATION: f64 = 0.001;

/** A slot's record of its tile, as 32-bit words: first row and column, their numbers, and whether it is mirrored. */
const ROW: usize = 0, COL: usize = 4, ROWS: usize = 8, COLS: usize = 12, MIRROR: usize = 16, SLOT: usize = 32;

/** exp(scale·r) and scale·k/r (0 up to `floor`) from r², or exp(scale·r²) and 2·scale·k, to where they belong. */
@inline
function pair<T>(power: i32, scale: v128, v: v128, floor: v128, k: usize, d: usize, one: bool): void {
  const r = power == 1 ? f64x2.sqrt(v) : v;
  const value = exp(f64x2.mul(scale, r));
  const product = f64x2.mul(scale, value);
  const slope = power == 1
    ? slopeOf(product, r, v, floor)
    : f64x2.add(product, product);
  if (one) {
    storeOne<T>(k, value);
    storeOne<T>(d, slope);
  } else {
    storePair<T>(k, value);
    storePair<T>(d, slope);
  }
}

/** All rows of a tile; of one on the diagonal only what lies on and below it. */
@inline
function rows<T>(power: i32, scale: f64, inner: i32, points: usize, norms: usize, floors: usize, slot: usize, k: usize, d: usize, pitch: i32): void {
  const s = sizeof<T>(), factor = f64x2.splat(scale), step = <usize>inner * s;
  const row = load<i32>(slot, ROW), col = load<i32>(slot, COL), height = load<i32>(slot, ROWS), cols = load<i32>(slot, COLS);
  for (let i = 0; i < height; i++) {
    const norm = loadOne<T>(norms + <usize>(row + i) * s), x = points + <usize>(row + i) * step;
    const count = row == col ? i + 1 : cols, floor = loadOne<T>(floors + <usize>(row + i) * s);
    let p = k + <usize>(i * pitch) * s, q = d + <usize>(i * pitch) * s;
    let zz = norms + <usize>col * s, z = points + <usize>col * step;
    for (const end = zz + <usize>(count & ~1) * s; zz < end; p += 2 * s, q += 2 * s, zz += 2 * s, z += 2 * step) {
      pair<T>(power, factor, squares<T>(norm, loadPair<T>(zz), loadPair<T>(p), inner, x, z, step, CANCELLATION), floor, p, q, false);
    }
    if (count & 1) {
      pair<T>(power, factor, squares<T>(norm, loadOne<T>(zz), loadOne<T>(p), inner, x, z, 0, CANCELLATION), floor, p, q, true);
    }
  }
}

/** The triangle above the diagonal from the one below it. */
function reflect<T>(k: usize, n: i32, pitch: i32): void {
  const s = sizeof<T>();
  for (let i = 1; i < n; i++) {
    let from = k + <usize>(i * pitch) * s, to = k + <usize>i * s;
    for (const end = from + <usize>i * s; from < end; from += s, to += <usize>pitch * s) store<T>(to, load<T>(from));
  }
}

/** Task `task`: the tile of that slot; its four areas are K, D and their mirror images. */
@inline
function tile<T>(
  task: i32, power: i32, scale: f64, inner: i32, points: usize, norms: usize, floors: usize, slots: usize, areas: usize, area: usize,
  pitch: i32,
): void {
  const slot = slots + <usize>task * SLOT, k = areas + <usize>task * 4 * area, d = k + area;
  if (power == 1) rows<T>(1, scale, inner, points, norms, floors, slot, k, d, pitch);
  else rows<T>(2, scale, inner, points, norms, floors, slot, k, d, pitch);
  const height = load<i32>(slot, ROWS), cols = load<i32>(slot, COLS);
  if (load<i32>(slot, MIRROR)) {
    transposeTile<T>(height, cols, k, pitch, k + 2 * area);
    transposeTile<T>(height, cols, d, pitch, k + 3 * area);
  } else {
    reflect<T>(k, height, pitch);
    reflect<T>(d, height, pitch);
  }
}

export function radialPair64(
  task: i32, power: i32, scale: f64, inner: i32, points: usize, norms: usize, floors: usize, slots: usize, areas: usize, area: usize,
  pitch: i32,
): void {
  tile<f64>(task, power, scale, inner, points, norms, floors, slots, areas, area, pitch);
}

export function radialPair32(
  task: i32, power: i32, scale: f64, inner: i32, points: usize, norms: usize, floors: usize, slots: usize, areas: usize, area: usize,
  pitch: i32,
): void {
  tile<f32>(task, power, scale, inner, points, norms, floors, slots, areas, area, pitch);
}
