// Transposition in squares that stay in cache.

const SIDE: i32 = 16;

/** to(j, i) ← from(i, j) for the square at (i0, j0); ld in elements. */
@inline
function square<T>(from: usize, ldf: i32, to: usize, ldt: i32, i0: i32, i1: i32, j0: i32, j1: i32): void {
  const s = sizeof<T>();
  const pf = <usize>ldf * s, pt = <usize>ldt * s;
  let i = i0;
  if (sizeof<T>() == 8) {
    for (; i + 2 <= i1; i += 2) {
      let p = from + <usize>i * pf + <usize>j0 * s;
      let q = to + <usize>j0 * pt + <usize>i * s;
      let j = j0;
      for (; j + 2 <= j1; j += 2, p += 16, q += 2 * pt) {
        const a = v128.load(p), b = v128.load(p + pf);
        v128.store(q, v128.shuffle<f64>(a, b, 0, 2));
        v128.store(q + pt, v128.shuffle<f64>(a, b, 1, 3));
      }
      if (j < j1) {
        store<f64>(q, load<f64>(p));
        store<f64>(q, load<f64>(p + pf), 8);
      }
    }
  }
  for (; i < i1; i++) {
    let p = from + <usize>i * pf + <usize>j0 * s;
    let q = to + <usize>j0 * pt + <usize>i * s;
    for (let j = j0; j < j1; j++, p += s, q += pt) store<T>(q, load<T>(p));
  }
}

/** The rows of task t of the transpose of from (rows × cols). */
@inline
function transpose<T>(task: i32, rows: i32, cols: i32, from: usize, to: usize): void {
  const i0 = task * SIDE, i1 = min(rows, i0 + SIDE);
  for (let j = 0; j < cols; j += SIDE) square<T>(from, cols, to, rows, i0, i1, j, min(cols, j + SIDE));
}

export function transpose64(task: i32, rows: i32, cols: i32, from: usize, to: usize): void {
  transpose<f64>(task, rows, cols, from, to);
}

export function transpose32(task: i32, rows: i32, cols: i32, from: usize, to: usize): void {
  transpose<f32>(task, rows, cols, from, to);
}

/** to (cols × rows) ← the transpose of a tile of rows × cols whose rows are ldf elements apart. */
export function transposeTile<T>(rows: i32, cols: i32, from: usize, ldf: i32, to: usize): void {
  for (let i = 0; i < rows; i += SIDE) {
    for (let j = 0; j < cols; j += SIDE) square<T>(from, ldf, to, rows, i, min(rows, i + SIDE), j, min(cols, j + SIDE));
  }
}

/** Copies the lower triangle of an n × n matrix onto the upper one: task t does the squares of one row of squares. */
@inline
function mirror<T>(task: i32, n: i32, c: usize): void {
  const i0 = task * SIDE, i1 = min(n, i0 + SIDE);
  for (let j = 0; j < i0; j += SIDE) square<T>(c, n, c, n, i0, i1, j, j + SIDE);
  const s = sizeof<T>();
  for (let i = i0; i < i1; i++) {
    for (let j = i0; j < i; j++) {
      store<T>(c + (<usize>j * <usize>n + i) * s, load<T>(c + (<usize>i * <usize>n + j) * s));
    }
  }
}

export function mirror64(task: i32, n: i32, c: usize): void {
  mirror<f64>(task, n, c);
}

export function mirror32(task: i32, n: i32, c: usize): void {
  mirror<f32>(task, n, c);
}

/** The rows of task t of the transpose of a part of a float64 matrix: rows × cols at `from`. */
export function transposePart(task: i32, rows: i32, cols: i32, from: usize, ldf: i32, to: usize, ldt: i32): void {
  const i0 = task * SIDE, i1 = min(rows, i0 + SIDE);
  for (let j = 0; j < cols; j += SIDE) square<f64>(from, ldf, to, ldt, i0, i1, j, min(cols, j + SIDE));
}
