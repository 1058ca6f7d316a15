// Words of the panel factorisations over contiguous float64.
import { madd, nmadd } from "./simd";

@inline
function lanesSum(a: v128): f64 {
  return f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
}

/** Σ x_i y_i */
export function dot(n: i32, x: usize, y: usize): f64 {
  let a = f64x2.splat(0), b = a, c = a, d = a;
  let i = 0;
  for (; i + 8 <= n; i += 8) {
    a = madd<f64>(v128.load(x), v128.load(y), a);
    b = madd<f64>(v128.load(x, 16), v128.load(y, 16), b);
    c = madd<f64>(v128.load(x, 32), v128.load(y, 32), c);
    d = madd<f64>(v128.load(x, 48), v128.load(y, 48), d);
    x += 64;
    y += 64;
  }
  let sum = lanesSum(f64x2.add(f64x2.add(a, b), f64x2.add(c, d)));
  for (; i < n; i++) {
    sum += load<f64>(x) * load<f64>(y);
    x += 8;
    y += 8;
  }
  return sum;
}

/** y += s·x */
export function axpy(n: i32, s: f64, x: usize, y: usize): void {
  const f = f64x2.splat(s);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    v128.store(y, madd<f64>(f, v128.load(x), v128.load(y)));
    v128.store(y, madd<f64>(f, v128.load(x, 16), v128.load(y, 16)), 16);
    x += 32;
    y += 32;
  }
  for (; i < n; i++) {
    store<f64>(y, load<f64>(y) + s * load<f64>(x));
    x += 8;
    y += 8;
  }
}

/** x *= s */
export function scaleBy(n: i32, s: f64, x: usize): void {
  for (const end = x + <usize>n * 8; x < end; x += 8) store<f64>(x, load<f64>(x) * s);
}

/** Exchanges two stretches of n numbers. */
export function swap(n: i32, x: usize, y: usize): void {
  for (const end = x + <usize>n * 8; x < end; x += 8, y += 8) {
    const t = load<f64>(x);
    store<f64>(x, load<f64>(y));
    store<f64>(y, t);
  }
}
