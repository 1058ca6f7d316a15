// Packing: the operands of GEMM rearranged into slivers that the register tile reads in order.
// Layout: for each panel of KC inner indices, for each sliver of `width` outer indices,
// for each inner index, `width` consecutive numbers, padded with zeros at the edge.

/** Inner indices of one packed panel. */
export const KC: i32 = 256;

/** Elements of one packed panel of kb inner indices is padded(outer) · kb. */
@inline
export function padded(outer: i32, width: i32): i32 {
  return ((outer + width - 1) / width) * width;
}

/** One sliver whose outer index is contiguous in memory: element (o, k) at src + k·ld + o. */
@inline
function packContiguous<T>(src: usize, ld: usize, count: i32, width: i32, kb: i32, dst: usize): void {
  const bytes = <usize>width * sizeof<T>();
  if (count == width) {
    for (let k = 0; k < kb; k++) {
      let o: usize = 0;
      for (; o + 16 <= bytes; o += 16) v128.store(dst + o, v128.load(src + o));
      if (o < bytes) store<i64>(dst + o, load<i64>(src + o));
      src += ld;
      dst += bytes;
    }
    return;
  }
  for (let k = 0; k < kb; k++) {
    for (let o = 0; o < width; o++) {
      store<T>(dst + o * sizeof<T>(), o < count ? load<T>(src + o * sizeof<T>()) : <T>0);
    }
    src += ld;
    dst += bytes;
  }
}

/** Two rows of float64, two inner indices at a time. */
@inline
function packPair(p: usize, q: usize, kb: i32, dst: usize, step: usize): void {
  let k = 0;
  for (; k + 2 <= kb; k += 2) {
    const a = v128.load(p), b = v128.load(q);
    v128.store(dst, v128.shuffle<f64>(a, b, 0, 2));
    v128.store(dst + step, v128.shuffle<f64>(a, b, 1, 3));
    p += 16;
    q += 16;
    dst += 2 * step;
  }
  if (k < kb) {
    store<f64>(dst, load<f64>(p));
    store<f64>(dst, load<f64>(q), 8);
  }
}

/** Four rows of float32, four inner indices at a time. */
@inline
function packFour(p: usize, ld: usize, kb: i32, dst: usize, step: usize): void {
  let k = 0;
  for (; k + 4 <= kb; k += 4) {
    const a = v128.load(p), b = v128.load(p + ld), c = v128.load(p + 2 * ld), d = v128.load(p + 3 * ld);
    const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
    const AB = v128.shuffle<f32>(a, b, 2, 6, 3, 7), CD = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
    v128.store(dst, v128.shuffle<f64>(ab, cd, 0, 2));
    v128.store(dst + step, v128.shuffle<f64>(ab, cd, 1, 3));
    v128.store(dst + 2 * step, v128.shuffle<f64>(AB, CD, 0, 2));
    v128.store(dst + 3 * step, v128.shuffle<f64>(AB, CD, 1, 3));
    p += 16;
    dst += 4 * step;
  }
  for (; k < kb; k++) {
    for (let o: usize = 0; o < 4; o++) store<f32>(dst + 4 * o, load<f32>(p + o * ld));
    p += 4;
    dst += step;
  }
}

/** Two rows of float32, four inner indices at a time. */
@inline
function packTwo(p: usize, q: usize, kb: i32, dst: usize, step: usize): void {
  let k = 0;
  for (; k + 4 <= kb; k += 4) {
    const a = v128.load(p), b = v128.load(q);
    const low = v128.shuffle<f32>(a, b, 0, 4, 1, 5), high = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
    v128.store64_lane(dst, low, 0);
    v128.store64_lane(dst + step, low, 1);
    v128.store64_lane(dst + 2 * step, high, 0);
    v128.store64_lane(dst + 3 * step, high, 1);
    p += 16;
    q += 16;
    dst += 4 * step;
  }
  for (; k < kb; k++) {
    store<f32>(dst, load<f32>(p));
    store<f32>(dst, load<f32>(q), 4);
    p += 4;
    q += 4;
    dst += step;
  }
}

/** One sliver whose inner index is contiguous in memory: element (o, k) at src + o·ld + k. */
@inline
function packStrided<T>(src: usize, ld: usize, count: i32, width: i32, kb: i32, dst: usize): void {
  const step = <usize>width * sizeof<T>();
  if (count == width) {
    if (sizeof<T>() == 8) {
      for (let o = 0; o < width; o += 2) packPair(src + o * ld, src + (o + 1) * ld, kb, dst + o * 8, step);
    } else {
      let o = 0;
      for (; o + 4 <= width; o += 4) packFour(src + o * ld, ld, kb, dst + o * 4, step);
      if (o < width) packTwo(src + o * ld, src + (o + 1) * ld, kb, dst + o * 4, step);
    }
    return;
  }
  for (let o = 0; o < width; o++) {
    let d = dst + o * sizeof<T>(), p = src + o * ld;
    for (let k = 0; k < kb; k++) {
      store<T>(d, o < count ? load<T>(p) : <T>0);
      p += sizeof<T>();
      d += step;
    }
  }
}

/**
 * Packs the slivers first … last−1 of every panel.
 * contiguous: 1 where the outer index is the one that is contiguous in memory; ld in elements.
 */
@inline
export function packSlivers<T>(
  src: usize, ld: i32, contiguous: i32, outer: i32, inner: i32, width: i32, dst: usize, first: i32, last: i32,
): void {
  const pitch = <usize>ld * sizeof<T>();
  const whole = <usize>padded(outer, width);
  for (let p = 0; p < inner; p += KC) {
    const kb = min(KC, inner - p);
    const panel = dst + whole * <usize>p * sizeof<T>();
    for (let s = first; s < last; s++) {
      const o = s * width;
      if (o >= outer) break;
      const out = panel + <usize>o * <usize>kb * sizeof<T>();
      const count = min(width, outer - o);
      if (contiguous) packContiguous<T>(src + <usize>p * pitch + o * sizeof<T>(), pitch, count, width, kb, out);
      else packStrided<T>(src + <usize>o * pitch + p * sizeof<T>(), pitch, count, width, kb, out);
    }
  }
}
