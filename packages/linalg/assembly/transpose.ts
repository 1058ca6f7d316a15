// Transposition in squares that stay in cache.

const SIDE: i32 = 16;

/** to(j, i) ← from(i, j) for the square at (i0, j0); ld in elements. */
@inline
function square<T>(from: usize, ldf: i32, to: usize, ldt: i32, i0: i32, i1: i32, j0: i32, j1: i32): void {
  const s = sizeof<T>();
  for (let i = i0; i < i1; i++) {
    let p = from + (<usize>i * <usize>ldf + j0) * s;
    let q = to + (<usize>j0 * <usize>ldt + i) * s;
    for (let j = j0; j < j1; j++) {
      store<T>(q, load<T>(p));
      p += s;
      q += <usize>ldt * s;
    }
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
