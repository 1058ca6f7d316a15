// Reductions over rows and columns: op 0 Σx, 1 Σx², 2 max|x|; sums in float64.
import { loadOne } from "../gram/distance";
import { loadPair } from "../maps/map";

@inline
function join(op: i32, sum: v128, x: v128): v128 {
  if (op == 0) return f64x2.add(sum, x);
  if (op == 1) return f64x2.add(sum, f64x2.mul(x, x));
  return f64x2.max(sum, f64x2.abs(x));
}

@inline
function rows<T>(op: i32, first: i32, last: i32, cols: i32, x: usize, out: usize): void {
  const s = sizeof<T>();
  for (let i = first; i < last; i++) {
    let p = x + (<usize>i * <usize>cols) * s;
    const end = p + <usize>cols * s;
    let a = f64x2.splat(0), b = a, c = a, d = a;
    for (; p + 8 * s <= end; p += 8 * s) {
      a = join(op, a, loadPair<T>(p));
      b = join(op, b, loadPair<T>(p + 2 * s));
      c = join(op, c, loadPair<T>(p + 4 * s));
      d = join(op, d, loadPair<T>(p + 6 * s));
    }
    for (; p < end; p += s) {
      const one = f64x2.replace_lane(loadOne<T>(p), 1, 0);
      a = join(op, a, one);
    }
    let total: f64;
    if (op == 2) {
      const m = f64x2.max(f64x2.max(a, b), f64x2.max(c, d));
      total = max(f64x2.extract_lane(m, 0), f64x2.extract_lane(m, 1));
    } else {
      const m = f64x2.add(f64x2.add(a, b), f64x2.add(c, d));
      total = f64x2.extract_lane(m, 0) + f64x2.extract_lane(m, 1);
    }
    store<f64>(out + <usize>i * 8, total);
  }
}

/** Adds rows of x to the running column results. */
@inline
function columns<T>(op: i32, n: i32, cols: i32, x: usize, out: usize): void {
  const s = sizeof<T>();
  for (let i = 0; i < n; i++) {
    let p = x + (<usize>i * <usize>cols) * s, q = out;
    for (const end = out + <usize>(cols & ~1) * 8; q < end; p += 2 * s, q += 16) {
      v128.store(q, join(op, v128.load(q), loadPair<T>(p)));
    }
    if (cols & 1) v128.store64_lane(q, join(op, v128.load64_splat(q), loadOne<T>(p)), 0);
  }
}

export function reduceRows64(task: i32, op: i32, n: i32, cols: i32, x: usize, out: usize, chunk: i32): void {
  const first = task * chunk, last = min(n, first + chunk);
  if (op == 0) rows<f64>(0, first, last, cols, x, out);
  else if (op == 1) rows<f64>(1, first, last, cols, x, out);
  else rows<f64>(2, first, last, cols, x, out);
}

export function reduceRows32(task: i32, op: i32, n: i32, cols: i32, x: usize, out: usize, chunk: i32): void {
  const first = task * chunk, last = min(n, first + chunk);
  if (op == 0) rows<f32>(0, first, last, cols, x, out);
  else if (op == 1) rows<f32>(1, first, last, cols, x, out);
  else rows<f32>(2, first, last, cols, x, out);
}

export function reduceCols64(task: i32, op: i32, n: i32, cols: i32, x: usize, out: usize): void {
  if (op == 0) columns<f64>(0, n, cols, x, out);
  else if (op == 1) columns<f64>(1, n, cols, x, out);
  else columns<f64>(2, n, cols, x, out);
}

export function reduceCols32(task: i32, op: i32, n: i32, cols: i32, x: usize, out: usize): void {
  if (op == 0) columns<f32>(0, n, cols, x, out);
  else if (op == 1) columns<f32>(1, n, cols, x, out);
  else columns<f32>(2, n, cols, x, out);
}
