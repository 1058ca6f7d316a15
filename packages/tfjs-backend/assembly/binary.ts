// out[i, j] = a ∘ b over rows × cols; either operand moves on by its own step from row to row, and within a row entry by entry
// (its column step 1) or not at all (0), which covers every broadcast of two collapsed axes.

@inline
function four(op: i32, a: v128, b: v128): v128 {
  if (op == 0) return f32x4.add(a, b);
  if (op == 1) return f32x4.sub(a, b);
  if (op == 2) return f32x4.mul(a, b);
  if (op == 3) return f32x4.div(a, b);
  const d = f32x4.sub(a, b);
  return f32x4.mul(d, d);
}

@inline
function one(op: i32, a: f32, b: f32): f32 {
  if (op == 0) return a + b;
  if (op == 1) return a - b;
  if (op == 2) return a * b;
  if (op == 3) return a / b;
  const d = a - b;
  return d * d;
}

@inline
function operand(repeated: bool, at: usize, offset: usize, fixed: v128): v128 {
  return repeated ? fixed : v128.load(at + offset);
}

@inline
function row(op: i32, fixA: bool, fixB: bool, a: usize, b: usize, out: usize, cols: i32): void {
  const bytes = (<usize>cols) << 2;
  const firstA = fixA ? v128.load32_splat(a) : f32x4.splat(0);
  const firstB = fixB ? v128.load32_splat(b) : f32x4.splat(0);
  let p: usize = 0;
  for (const end = bytes & ~63; p < end; p += 64) {
    v128.store(out + p, four(op, operand(fixA, a, p, firstA), operand(fixB, b, p, firstB)));
    v128.store(out + p + 16, four(op, operand(fixA, a, p + 16, firstA), operand(fixB, b, p + 16, firstB)));
    v128.store(out + p + 32, four(op, operand(fixA, a, p + 32, firstA), operand(fixB, b, p + 32, firstB)));
    v128.store(out + p + 48, four(op, operand(fixA, a, p + 48, firstA), operand(fixB, b, p + 48, firstB)));
  }
  for (const end = bytes & ~15; p < end; p += 16) {
    v128.store(out + p, four(op, operand(fixA, a, p, firstA), operand(fixB, b, p, firstB)));
  }
  for (; p < bytes; p += 4) {
    store<f32>(out + p, one(op, load<f32>(fixA ? a : a + p), load<f32>(fixB ? b : b + p)));
  }
}

@inline
function rows(
  op: i32, fixA: bool, fixB: bool, a: usize, b: usize, out: usize, n: i32, cols: i32, stepA: i32, stepB: i32,
): void {
  for (let i = 0; i < n; i++) {
    row(op, fixA, fixB, a, b, out, cols);
    a += (<usize>stepA) << 2;
    b += (<usize>stepB) << 2;
    out += (<usize>cols) << 2;
  }
}

@inline
function broadcast(
  op: i32, fixA: bool, fixB: bool, a: usize, b: usize, out: usize, n: i32, cols: i32, stepA: i32, stepB: i32,
): void {
  if (!fixA && !fixB) rows(op, false, false, a, b, out, n, cols, stepA, stepB);
  else if (!fixA) rows(op, false, true, a, b, out, n, cols, stepA, stepB);
  else if (!fixB) rows(op, true, false, a, b, out, n, cols, stepA, stepB);
  else rows(op, true, true, a, b, out, n, cols, stepA, stepB);
}

/** op 0 a + b, 1 a − b, 2 ab, 3 a/b, 4 (a − b)²; out may be a or b where that operand has the result's layout. */
export function binary(
  op: i32, a: usize, b: usize, out: usize, n: i32, cols: i32, stepA: i32, stepB: i32, fixA: bool, fixB: bool,
): void {
  if (op == 0) broadcast(0, fixA, fixB, a, b, out, n, cols, stepA, stepB);
  else if (op == 1) broadcast(1, fixA, fixB, a, b, out, n, cols, stepA, stepB);
  else if (op == 2) broadcast(2, fixA, fixB, a, b, out, n, cols, stepA, stepB);
  else if (op == 3) broadcast(3, fixA, fixB, a, b, out, n, cols, stepA, stepB);
  else broadcast(4, fixA, fixB, a, b, out, n, cols, stepA, stepB);
}
