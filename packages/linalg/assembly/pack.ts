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
      for (let o: usize = 0; o < bytes; o += 16) v128.store(dst + o, v128.load(src + o));
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

/** One sliver whose inner index is contiguous in memory: element (o, k) at src + o·ld + k. */
@inline
function packStrided<T>(src: usize, ld: usize, count: i32, width: i32, kb: i32, dst: usize): void {
  const step = <usize>width * sizeof<T>();
  for (let o = 0; o < width; o++) {
    let d = dst + o * sizeof<T>();
    if (o < count) {
      let s = src + o * ld;
      for (const end = s + kb * sizeof<T>(); s < end; s += sizeof<T>()) {
        store<T>(d, load<T>(s));
        d += step;
      }
    } else {
      for (let k = 0; k < kb; k++) {
        store<T>(d, 0);
        d += step;
      }
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
