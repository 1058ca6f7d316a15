// Sums over pairs of a strip of products g of two sets of rows, some rows a task: of row i the columns from i + ahead on.
// Every mode takes a number x of each pair and writes Σ(x − around), Σ(x − around)² and a third number of its own.
import { exp } from "../maps/exp";
import { log } from "../maps/log";

/** cos = g·l·r; the third is Σ|cos − a|. */
const ANGLES = 0;
/** log(2 − 2cos), written over g; the third is the least 2 − 2cos. */
const LOGS = 1;
/** e^(a·g − b). */
const POWERS = 2;
/** (v + w)/(l + r − 2g); the third is the least distance l + r − 2g less a·(l + r). */
const RATIOS = 3;

@inline
function doubled(x: v128): v128 {
  return f64x2.add(x, x);
}

/** What x is made from. */
@inline
function entry(mode: i32, g: v128, l: v128, r: v128, a: v128, b: v128): v128 {
  if (mode == ANGLES) return f64x2.mul(f64x2.mul(g, l), r);
  if (mode == LOGS) return f64x2.sub(f64x2.splat(2), doubled(f64x2.mul(f64x2.mul(g, l), r)));
  if (mode == POWERS) return f64x2.sub(f64x2.mul(a, g), b);
  return f64x2.sub(f64x2.add(l, r), doubled(g));
}

@inline
function finished(mode: i32, y: v128, v: v128, w: v128): v128 {
  if (mode == ANGLES) return y;
  if (mode == LOGS) return log(y);
  if (mode == POWERS) return exp(y);
  return f64x2.div(f64x2.add(v, w), y);
}

@inline
function thirdOf(mode: i32, third: v128, y: v128, l: v128, r: v128, a: v128): v128 {
  if (mode == ANGLES) return f64x2.add(third, f64x2.abs(f64x2.sub(y, a)));
  if (mode == LOGS) return f64x2.pmin(third, y);
  if (mode == POWERS) return third;
  return f64x2.pmin(third, f64x2.sub(y, f64x2.mul(a, f64x2.add(l, r))));
}

/** Both lanes as one number. */
@inline
function joined(mode: i32, x: v128): f64 {
  const one = f64x2.extract_lane(x, 0), other = f64x2.extract_lane(x, 1);
  return mode == LOGS || mode == RATIOS ? min(one, other) : one + other;
}

@inline
function sums(
  mode: i32, task: i32, rows: i32, cols: i32, ahead: i32, g: usize, left: usize, right: usize, spreads: usize, others: usize,
  around: f64, a: f64, b: f64, out: usize, chunk: i32,
): void {
  const about = f64x2.splat(around), va = f64x2.splat(a), vb = f64x2.splat(b);
  const zero = f64x2.splat(0);
  let s = zero, t = zero, third = f64x2.splat(mode == LOGS || mode == RATIOS ? Infinity : 0);
  let l = zero, v = zero;
  const last = min(rows, (task + 1) * chunk);
  for (let i = task * chunk; i < last; i++) {
    const start = max(0, i + ahead);
    if (start >= cols) continue;
    let p = g + (<usize>i * <usize>cols + <usize>start) * 8;
    const end = g + (<usize>(i + 1) * <usize>cols) * 8;
    let r = right + <usize>start * 8, w = others + <usize>start * 8;
    if (mode != POWERS) l = v128.load64_splat(left + <usize>i * 8);
    if (mode == RATIOS) v = v128.load64_splat(spreads + <usize>i * 8);
    for (; p < end; p += 16, r += 16, w += 16) {
      const right = mode == POWERS ? zero : v128.load(r);
      const y = entry(mode, v128.load(p), l, right, va, vb);
      const x = finished(mode, y, v, mode == RATIOS ? v128.load(w) : zero);
      let d = f64x2.sub(x, about), next = thirdOf(mode, third, y, l, right, va);
      if (p + 16 > end) {
        // one number: what stands in the other lane is no pair
        d = f64x2.replace_lane(d, 1, 0);
        next = f64x2.replace_lane(next, 1, f64x2.extract_lane(third, 1));
        if (mode == LOGS) v128.store64_lane(p, x, 0);
      } else if (mode == LOGS) v128.store(p, x);
      third = next;
      s = f64x2.add(s, d);
      t = f64x2.add(t, f64x2.mul(d, d));
    }
  }
  const at = out + <usize>task * 24;
  store<f64>(at, joined(ANGLES, s));
  store<f64>(at, joined(ANGLES, t), 8);
  store<f64>(at, joined(mode, third), 16);
}

export function pairAngles(
  task: i32, rows: i32, cols: i32, ahead: i32, g: usize, left: usize, right: usize, around: f64, target: f64, out: usize, chunk: i32,
): void {
  sums(ANGLES, task, rows, cols, ahead, g, left, right, 0, 0, around, target, 0, out, chunk);
}

export function pairLogs(
  task: i32, rows: i32, cols: i32, ahead: i32, g: usize, left: usize, right: usize, around: f64, out: usize, chunk: i32,
): void {
  sums(LOGS, task, rows, cols, ahead, g, left, right, 0, 0, around, 0, 0, out, chunk);
}

export function pairPowers(
  task: i32, rows: i32, cols: i32, ahead: i32, g: usize, factor: f64, top: f64, around: f64, out: usize, chunk: i32,
): void {
  sums(POWERS, task, rows, cols, ahead, g, 0, 0, 0, 0, around, factor, top, out, chunk);
}

export function pairRatios(
  task: i32, rows: i32, cols: i32, ahead: i32, g: usize, left: usize, right: usize, spreads: usize, others: usize, near: f64,
  out: usize, chunk: i32,
): void {
  sums(RATIOS, task, rows, cols, ahead, g, left, right, spreads, others, 0, near, 0, out, chunk);
}
