// Copies between arrays laid out differently; the result's innermost axis is contiguous.

/** to[i · toRow + j] = from[i · fromRow + j · fromCol] over n × cols, steps in entries. */
export function copyBlock(
  from: usize, to: usize, n: i32, cols: i32, fromRow: i32, fromCol: i32, toRow: i32,
): void {
  const bytes = (<usize>cols) << 2, step = (<usize>fromCol) << 2;
  for (let i = 0; i < n; i++, from += (<usize>fromRow) << 2, to += (<usize>toRow) << 2) {
    let p: usize = 0;
    if (fromCol == 1) {
      for (const end = bytes & ~15; p < end; p += 16) v128.store(to + p, v128.load(from + p));
      for (; p < bytes; p += 4) store<i32>(to + p, load<i32>(from + p));
    } else {
      let q = from;
      for (; p < bytes; p += 4, q += step) store<i32>(to + p, load<i32>(q));
    }
  }
}
