// Sums in float64, so that long float32 columns keep their digits.

/** Rows whose sum is held in registers before it goes to the totals: what they cover stays in the first cache. */
const RUN = 64;

/** Σ of `n` values in a row. */
function total(x: usize, n: i32): f64 {
  const bytes = (<usize>n) << 2;
  let a = f64x2.splat(0), b = a, c = a, d = a;
  let p: usize = 0;
  for (const end = bytes & ~31; p < end; p += 32) {
    a = f64x2.add(a, f64x2.promote_low_f32x4(v128.load64_zero(x + p)));
    b = f64x2.add(b, f64x2.promote_low_f32x4(v128.load64_zero(x + p + 8)));
    c = f64x2.add(c, f64x2.promote_low_f32x4(v128.load64_zero(x + p + 16)));
    d = f64x2.add(d, f64x2.promote_low_f32x4(v128.load64_zero(x + p + 24)));
  }
  const sum = f64x2.add(f64x2.add(a, b), f64x2.add(c, d));
  let rest = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  for (; p < bytes; p += 4) rest += <f64>load<f32>(x + p);
  return rest;
}

/** totals[j] += Σ_i x[i, j] over `n` ≤ RUN rows. */
@inline
function addRun(x: usize, totals: usize, n: i32, cols: i32): void {
  const stride = (<usize>cols) << 2;
  let j = 0;
  for (; j + 4 <= cols; j += 4) {
    let p = x + ((<usize>j) << 2);
    let low = f64x2.splat(0), high = low;
    for (let i = 0; i < n; i++, p += stride) {
      low = f64x2.add(low, f64x2.promote_low_f32x4(v128.load64_zero(p)));
      high = f64x2.add(high, f64x2.promote_low_f32x4(v128.load64_zero(p + 8)));
    }
    const at = totals + ((<usize>j) << 3);
    v128.store(at, f64x2.add(v128.load(at), low));
    v128.store(at + 16, f64x2.add(v128.load(at + 16), high));
  }
  for (; j < cols; j++) {
    let p = x + ((<usize>j) << 2);
    let sum: f64 = 0;
    for (let i = 0; i < n; i++, p += stride) sum += <f64>load<f32>(p);
    const at = totals + ((<usize>j) << 3);
    store<f64>(at, load<f64>(at) + sum);
  }
}

/**
 * out[o, i] = factor Σ_m x[o, m, i].
 *
 * @param totals - scratch of inner float64 numbers
 */
export function sumMiddle(
  x: usize, out: usize, totals: usize, outer: i32, middle: i32, inner: i32, factor: f64,
): void {
  const slab = (<usize>middle * <usize>inner) << 2;
  for (let o = 0; o < outer; o++, x += slab) {
    if (inner == 1) {
      store<f32>(out, <f32>(total(x, middle) * factor));
      out += 4;
      continue;
    }
    memory.fill(totals, 0, (<usize>inner) << 3);
    for (let m = 0; m < middle; m += RUN) {
      addRun(x + ((<usize>m * <usize>inner) << 2), totals, min(RUN, middle - m), inner);
    }
    for (let i = 0; i < inner; i++, out += 4) {
      store<f32>(out, <f32>(load<f64>(totals + ((<usize>i) << 3)) * factor));
    }
  }
}
