// Rows by class, some columns a task: the sum of each class's rows, and the deviations from the class means with their
// squares. x is read as float32 or float64; whatever is written is float64, each number summed in the order of the rows.
import { loadOne } from "../gram/distance";
import { loadPair } from "../maps/map";

/** Both lanes added. */
@inline
function together(a: v128): f64 {
  return f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
}

/** Where the columns of a task begin in row i of a matrix of float64. */
@inline
function place(matrix: usize, i: i32, cols: i32, first: i32): usize {
  return matrix + (<usize>i * <usize>cols + <usize>first) * 8;
}

/** Adds a pair of entries, scaled and around the origin, to what is at q. */
@inline
function addPair(v: v128, factor: v128, origin: usize, q: usize): void {
  v128.store(q, f64x2.add(v128.load(q), f64x2.sub(f64x2.mul(v, factor), v128.load(origin))));
}

/** sums[class of i] += factor·x_i − origin; returns the largest |x| of the columns, NaN where one is not finite. */
@inline
function sums<T>(first: i32, last: i32, rows: i32, cols: i32, scale: f64, x: usize, classes: usize, origin: usize, out: usize): f64 {
  const s = sizeof<T>();
  const factor = f64x2.splat(scale);
  const width = last - first;
  // x − x is 0 but where x is not finite; pmax alone would forget those
  let most = f64x2.splat(0), more = most, bad = most;
  for (let i = 0; i < rows; i++) {
    let p = x + (<usize>i * <usize>cols + <usize>first) * s;
    let q = place(out, load<i32>(classes + 4 * <usize>i), cols, first);
    let o = origin + <usize>first * 8;
    for (const end = o + <usize>(width & ~3) * 8; o < end; o += 32, p += 4 * s, q += 32) {
      const v = loadPair<T>(p), w = loadPair<T>(p + 2 * s);
      most = f64x2.pmax(most, f64x2.abs(v));
      more = f64x2.pmax(more, f64x2.abs(w));
      bad = f64x2.add(bad, f64x2.add(f64x2.sub(v, v), f64x2.sub(w, w)));
      addPair(v, factor, o, q);
      addPair(w, factor, o + 16, q + 16);
    }
    for (const end = origin + <usize>last * 8; o < end; o += 8, p += s, q += 8) {
      const v = loadOne<T>(p);
      most = f64x2.pmax(most, f64x2.abs(v));
      bad = f64x2.add(bad, f64x2.sub(v, v));
      const one = f64x2.extract_lane(v, 0);
      store<f64>(q, load<f64>(q) + (one * scale - load<f64>(o)));
    }
  }
  if (!(together(bad) == 0)) return NaN;
  const largest = f64x2.pmax(most, more);
  return max(f64x2.extract_lane(largest, 0), f64x2.extract_lane(largest, 1));
}

export function classSums64(
  task: i32, rows: i32, cols: i32, scale: f64, x: usize, classes: usize, origin: usize, out: usize, largest: usize, chunk: i32,
): void {
  const first = task * chunk;
  store<f64>(largest + <usize>task * 8, sums<f64>(first, min(cols, first + chunk), rows, cols, scale, x, classes, origin, out));
}

export function classSums32(
  task: i32, rows: i32, cols: i32, scale: f64, x: usize, classes: usize, origin: usize, out: usize, largest: usize, chunk: i32,
): void {
  const first = task * chunk;
  store<f64>(largest + <usize>task * 8, sums<f32>(first, min(cols, first + chunk), rows, cols, scale, x, classes, origin, out));
}

/**
 * d = factor·x − origin − mean to `out`, d² added to the squares of the class; for each row of the task's columns
 * Σd², Σ(d + mean + origin)² and Σ(d + mean − centre)², three numbers a row.
 */
@inline
function deviations<T>(
  first: i32, last: i32, rows: i32, cols: i32, scale: f64, x: usize, classes: usize, origin: usize, centre: usize,
  means: usize, out: usize, squares: usize, norms: usize,
): void {
  const s = sizeof<T>();
  const factor = f64x2.splat(scale);
  for (let i = 0; i < rows; i++) {
    const label = load<i32>(classes + 4 * <usize>i);
    let p = x + (<usize>i * <usize>cols + <usize>first) * s;
    let m = place(means, label, cols, first);
    let q = place(squares, label, cols, first);
    let to = place(out, i, cols, first);
    let o = origin + <usize>first * 8;
    let c = centre + <usize>first * 8;
    let t = f64x2.splat(0), a = t, b = t;
    for (const end = o + <usize>((last - first) & ~1) * 8; o < end; o += 16, c += 16, p += 2 * s, m += 16, q += 16, to += 16) {
      const from = v128.load(o);
      const mean = v128.load(m);
      const d = f64x2.sub(f64x2.sub(f64x2.mul(loadPair<T>(p), factor), from), mean);
      v128.store(to, d);
      const square = f64x2.mul(d, d);
      v128.store(q, f64x2.add(v128.load(q), square));
      t = f64x2.add(t, square);
      const own = f64x2.add(d, f64x2.add(mean, from));
      a = f64x2.add(a, f64x2.mul(own, own));
      const around = f64x2.add(d, f64x2.sub(mean, v128.load(c)));
      b = f64x2.add(b, f64x2.mul(around, around));
    }
    let within = together(t), whole = together(a), centred = together(b);
    if ((last - first) & 1) {
      const mean = load<f64>(m);
      const d = f64x2.extract_lane(loadOne<T>(p), 0) * scale - load<f64>(o) - mean;
      store<f64>(to, d);
      store<f64>(q, load<f64>(q) + d * d);
      within += d * d;
      const own = d + (mean + load<f64>(o));
      whole += own * own;
      const around = d + (mean - load<f64>(c));
      centred += around * around;
    }
    const at = norms + <usize>i * 24;
    store<f64>(at, within);
    store<f64>(at, whole, 8);
    store<f64>(at, centred, 16);
  }
}

export function classDeviations64(
  task: i32, rows: i32, cols: i32, scale: f64, x: usize, classes: usize, origin: usize, centre: usize,
  means: usize, out: usize, squares: usize, norms: usize, chunk: i32,
): void {
  const first = task * chunk;
  const own = norms + <usize>task * <usize>rows * 24;
  deviations<f64>(first, min(cols, first + chunk), rows, cols, scale, x, classes, origin, centre, means, out, squares, own);
}

export function classDeviations32(
  task: i32, rows: i32, cols: i32, scale: f64, x: usize, classes: usize, origin: usize, centre: usize,
  means: usize, out: usize, squares: usize, norms: usize, chunk: i32,
): void {
  const first = task * chunk;
  const own = norms + <usize>task * <usize>rows * 24;
  deviations<f32>(first, min(cols, first + chunk), rows, cols, scale, x, classes, origin, centre, means, out, squares, own);
}
