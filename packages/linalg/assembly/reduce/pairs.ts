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
  const none = f64x2.splat(mode == LOGS || mode == RATIOS ? Infinity : 0);
  const zero = f64x2.splat(0);
  let s = zero, t = zero, third = none, s2 = zero, t2 = zero, third2 = none;
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
    for (; p + 32 <= end; p += 32, r += 32, w += 32) {
      const r1 = mode == POWERS ? zero : v128.load(r), r2 = mode == POWERS ? zero : v128.load(r, 16);
      const y1 = entry(mode, v128.load(p), l, r1, va, vb), y2 = entry(mode, v128.load(p, 16), l, r2, va, vb);
      const w1 = mode == RATIOS ? v128.load(w) : zero, w2 = mode == RATIOS ? v128.load(w, 16) : zero;
      const x1 = finished(mode, y1, v, w1), x2 = finished(mode, y2, v, w2);
      if (mode == LOGS) {
        v128.store(p, x1);
        v128.store(p, x2, 16);
      }
      third = thirdOf(mode, third, y1, l, r1, va);
      third2 = thirdOf(mode, third2, y2, l, r2, va);
      const d1 = f64x2.sub(x1, about), d2 = f64x2.sub(x2, about);
      s = f64x2.add(s, d1);
      s2 = f64x2.add(s2, d2);
      t = f64x2.add(t, f64x2.mul(d1, d1));
      t2 = f64x2.add(t2, f64x2.mul(d2, d2));
    }
    for (; p < end; p += 8, r += 8, w += 8) {
      const r1 = mode == POWERS ? zero : v128.load64_splat(r);
      const y = entry(mode, v128.load64_splat(p), l, r1, va, vb);
      const x = finished(mode, y, v, mode == RATIOS ? v128.load64_splat(w) : zero);
      if (mode == LOGS) v128.store64_lane(p, x, 0);
      const next = thirdOf(mode, third, y, l, r1, va);
      third = f64x2.replace_lane(third, 0, f64x2.extract_lane(next, 0));
      const d = f64x2.replace_lane(f64x2.sub(x, about), 1, 0);
      s = f64x2.add(s, d);
      t = f64x2.add(t, f64x2.mul(d, d));
    }
  }
  const at = out + <usize>task * 24;
  store<f64>(at, joined(ANGLES, f64x2.add(s, s2)));
  store<f64>(at, joined(ANGLES, f64x2.add(t, t2)), 8);
  store<f64>(at, joined(mode, mode == LOGS || mode == RATIOS ? f64x2.pmin(third, third2) : f64x2.add(third, third2)), 16);
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
