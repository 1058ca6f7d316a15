// Elementwise maps: out[i] = f(scale·x[i]); float32 is computed in float64 and rounded once.
import { exp, expFour, expm1, tanh } from "./exp";
import { erf, erfc } from "./erf";
import { arccos, arcsin, atan2 } from "./inverse";
import { log } from "./log";
import { cos, sin } from "./trigonometric";

@inline
function apply(op: i32, x: v128): v128 {
  if (op == 0) return exp(x);
  if (op == 1) return log(x);
  if (op == 2) return expm1(x);
  if (op == 3) return f64x2.sqrt(x);
  if (op == 4) return sin(x);
  if (op == 5) return cos(x);
  if (op == 6) return tanh(x);
  if (op == 7) return arcsin(x);
  if (op == 8) return arccos(x);
  if (op == 9) return erf(x);
  return erfc(x);
}

@inline
export function loadPair<T>(p: usize): v128 {
  if (sizeof<T>() == 8) return v128.load(p);
  return f64x2.promote_low_f32x4(v128.load64_zero(p));
}

@inline
export function storePair<T>(p: usize, x: v128): void {
  if (sizeof<T>() == 8) v128.store(p, x);
  else v128.store64_lane(p, f32x4.demote_f64x2_zero(x), 0);
}

/** Pairs from `from` to `end`; odd lengths read and write one number of padding. */
@inline
function loop<T>(op: i32, scale: f64, from: usize, end: usize, out: usize): void {
  const factor = f64x2.splat(scale);
  if (op == 0 && sizeof<T>() == 8) {
    for (; from + 32 <= end; from += 32, out += 32) expFour(from, out, factor);
  }
  for (; from < end; from += 2 * sizeof<T>(), out += 2 * sizeof<T>()) {
    storePair<T>(out, apply(op, f64x2.mul(loadPair<T>(from), factor)));
  }
}

@inline
function dispatch<T>(task: i32, op: i32, scale: f64, x: usize, out: usize, length: i32, chunk: i32): void {
  const skip = <usize>(task * chunk) * sizeof<T>();
  const from = x + skip, to = out + skip;
  const end = from + <usize>min(chunk, length - task * chunk) * sizeof<T>();
  switch (op) {
    case 0: return loop<T>(0, scale, from, end, to);
    case 1: return loop<T>(1, scale, from, end, to);
    case 2: return loop<T>(2, scale, from, end, to);
    case 3: return loop<T>(3, scale, from, end, to);
    case 4: return loop<T>(4, scale, from, end, to);
    case 5: return loop<T>(5, scale, from, end, to);
    case 6: return loop<T>(6, scale, from, end, to);
    case 7: return loop<T>(7, scale, from, end, to);
    case 8: return loop<T>(8, scale, from, end, to);
    case 9: return loop<T>(9, scale, from, end, to);
    default: return loop<T>(10, scale, from, end, to);
  }
}

export function map64(task: i32, op: i32, scale: f64, x: usize, out: usize, length: i32, chunk: i32): void {
  dispatch<f64>(task, op, scale, x, out, length, chunk);
}

export function map32(task: i32, op: i32, scale: f64, x: usize, out: usize, length: i32, chunk: i32): void {
  dispatch<f32>(task, op, scale, x, out, length, chunk);
}

/** out = atan2(y, x), chunk by chunk. */
export function atan64(task: i32, y: usize, x: usize, out: usize, length: i32, chunk: i32): void {
  const skip = <usize>(task * chunk) * 8;
  const end = <usize>min(chunk, length - task * chunk) * 8;
  for (let p: usize = 0; p < end; p += 16) {
    v128.store(out + skip + p, atan2(v128.load(y + skip + p), v128.load(x + skip + p)));
  }
}
