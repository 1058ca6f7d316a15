// out[i] = f(x[i]).

@inline
function four(op: i32, x: v128, alpha: v128): v128 {
  if (op == 0) return f32x4.neg(x);
  if (op == 1) return f32x4.mul(x, x);
  if (op == 2) return f32x4.sqrt(x);
  if (op == 3) return f32x4.div(f32x4.splat(1), f32x4.sqrt(x));
  if (op == 4) return f32x4.max(f32x4.splat(0), x);
  // 1 above zero, alpha at and below it, and what is not a number stays so.
  const step = v128.bitselect(f32x4.splat(1), alpha, f32x4.gt(x, f32x4.splat(0)));
  return v128.bitselect(step, x, f32x4.eq(x, x));
}

@inline
function loop(op: i32, x: usize, out: usize, n: i32, value: f32): void {
  const alpha = f32x4.splat(value);
  const bytes = (<usize>n) << 2;
  let p: usize = 0;
  for (const end = bytes & ~63; p < end; p += 64) {
    v128.store(out + p, four(op, v128.load(x + p), alpha));
    v128.store(out + p + 16, four(op, v128.load(x + p + 16), alpha));
    v128.store(out + p + 32, four(op, v128.load(x + p + 32), alpha));
    v128.store(out + p + 48, four(op, v128.load(x + p + 48), alpha));
  }
  for (; p < bytes; p += 4) {
    v128.store32_lane(out + p, four(op, v128.load32_splat(x + p), alpha), 0);
  }
}

/** op 0 −x, 1 x², 2 √x, 3 1/√x, 4 max(0, x), 5 step with alpha; out may be x. */
export function unary(op: i32, x: usize, out: usize, n: i32, alpha: f32): void {
  if (op == 0) loop(0, x, out, n, alpha);
  else if (op == 1) loop(1, x, out, n, alpha);
  else if (op == 2) loop(2, x, out, n, alpha);
  else if (op == 3) loop(3, x, out, n, alpha);
  else if (op == 4) loop(4, x, out, n, alpha);
  else loop(5, x, out, n, alpha);
}
