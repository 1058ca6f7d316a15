// The two best scores of each column over classes that come a row each.

/** Takes in a score of column i: the best keeps its class, ties the lower one. */
function consider(i: usize, value: f64, klass: i32, score: usize, label: usize, second: usize): void {
  const at = i * 8;
  if (!(value > load<f64>(second + at))) return;
  const best = load<f64>(score + at);
  if (value > best) {
    store<f64>(second + at, best);
    store<f64>(score + at, value);
    store<i32>(label + i * 4, klass);
  } else store<f64>(second + at, value);
}

/** Classes first … first + classes − 1, their shifts added; four columns at a time are held against the second best so far. */
export function bestScores64(
  classes: i32, cols: i32, first: i32, x: usize, shift: usize, score: usize, label: usize, second: usize, bars: usize,
): void {
  for (let j = 0; j < classes; j++) {
    const own = load<f64>(shift + <usize>j * 8), added = f64x2.splat(own);
    const row = x + <usize>j * <usize>cols * 8;
    let i: usize = 0;
    for (; i + 4 <= <usize>cols; i += 4) {
      const a = f64x2.add(v128.load(row + i * 8), added), b = f64x2.add(v128.load(row + i * 8, 16), added);
      const over = v128.or(f64x2.gt(a, v128.load(second + i * 8)), f64x2.gt(b, v128.load(second + i * 8, 16)));
      if (!v128.any_true(over)) continue;
      for (let k = i; k < i + 4; k++) consider(k, load<f64>(row + k * 8) + own, first + j, score, label, second);
    }
    for (; i < <usize>cols; i++) consider(i, load<f64>(row + i * 8) + own, first + j, score, label, second);
  }
}

/** A float32 that is not below s. */
@inline
function above(s: f64): f32 {
  return <f32>(s + abs(s) * 1.1920928955078125e-7 + 1.401298464324817e-45);
}

/**
 * The same for float32, eight columns at a time in float32: rounding keeps the order, so that a score above the second
 * best, its shift rounded upwards, is not below the second best in float32, which `bars` holds.
 */
export function bestScores32(
  classes: i32, cols: i32, first: i32, x: usize, shift: usize, score: usize, label: usize, second: usize, bars: usize,
): void {
  for (let k: usize = 0; k < <usize>cols; k++) store<f32>(bars + k * 4, <f32>load<f64>(second + k * 8));
  for (let j = 0; j < classes; j++) {
    const own = load<f64>(shift + <usize>j * 8), added = f32x4.splat(above(own));
    const row = x + <usize>j * <usize>cols * 4;
    let i: usize = 0;
    for (; i + 8 <= <usize>cols; i += 8) {
      const p = row + i * 4, q = bars + i * 4;
      const a = f32x4.add(v128.load(p), added), b = f32x4.add(v128.load(p, 16), added);
      if (!v128.any_true(v128.or(f32x4.ge(a, v128.load(q)), f32x4.ge(b, v128.load(q, 16))))) continue;
      for (let k = i; k < i + 8; k++) {
        consider(k, <f64>load<f32>(row + k * 4) + own, first + j, score, label, second);
        store<f32>(bars + k * 4, <f32>load<f64>(second + k * 8));
      }
    }
    for (; i < <usize>cols; i++) consider(i, <f64>load<f32>(row + i * 4) + own, first + j, score, label, second);
  }
}

/**
 * Lists (column, class) of the scores that are not below the bar of their column, no more than `most` + 1 a column; returns
 * how many. As above, shifts are rounded upwards, so that none is missed.
 */
export function closeScores32(
  classes: i32, cols: i32, x: usize, shift: usize, bars: usize, counts: usize, most: i32, list: usize,
): i32 {
  let to = list;
  for (let j = 0; j < classes; j++) {
    const own = above(load<f64>(shift + <usize>j * 8)), added = f32x4.splat(own);
    const row = x + <usize>j * <usize>cols * 4;
    for (let i: usize = 0; i < <usize>cols; i += 8) {
      const p = row + i * 4, q = bars + i * 4;
      if (i + 8 <= <usize>cols) {
        const a = f32x4.add(v128.load(p), added), b = f32x4.add(v128.load(p, 16), added);
        if (!v128.any_true(v128.or(f32x4.ge(a, v128.load(q)), f32x4.ge(b, v128.load(q, 16))))) continue;
      }
      for (let k = i; k < min(i + 8, <usize>cols); k++) {
        if (!(load<f32>(row + k * 4) + own >= load<f32>(bars + k * 4))) continue;
        const seen = load<i32>(counts + k * 4);
        if (seen > most) continue;
        store<i32>(counts + k * 4, seen + 1);
        store<i32>(to, <i32>k);
        store<i32>(to, j, 4);
        to += 8;
      }
    }
  }
  return <i32>((to - list) >> 3);
}
