// Affine maps with one set of numbers a channel, channels last.

/** out = (x − mean) · factor + offset. */
export function normalise(
  x: usize, mean: usize, factor: usize, offset: usize, out: usize, n: i32, channels: i32,
): void {
  const bytes = (<usize>channels) << 2;
  const whole = bytes & ~15;
  for (let i = 0; i < n; i++, x += bytes, out += bytes) {
    let p: usize = 0;
    for (; p < whole; p += 16) {
      const centred = f32x4.sub(v128.load(x + p), v128.load(mean + p));
      v128.store(out + p, f32x4.add(f32x4.mul(centred, v128.load(factor + p)), v128.load(offset + p)));
    }
    for (; p < bytes; p += 4) {
      const centred = load<f32>(x + p) - load<f32>(mean + p);
      store<f32>(out + p, centred * load<f32>(factor + p) + load<f32>(offset + p));
    }
  }
}

/** In place x + bias, then max(0, ·) where asked. */
export function activate(x: usize, bias: usize, n: i32, channels: i32, relu: bool): void {
  const bytes = (<usize>channels) << 2;
  const whole = bytes & ~15;
  for (let i = 0; i < n; i++, x += bytes) {
    let p: usize = 0;
    for (; p < whole; p += 16) {
      const sum = f32x4.add(v128.load(x + p), v128.load(bias + p));
      v128.store(x + p, relu ? f32x4.max(f32x4.splat(0), sum) : sum);
    }
    for (; p < bytes; p += 4) {
      const sum = load<f32>(x + p) + load<f32>(bias + p);
      store<f32>(x + p, relu ? max<f32>(0, sum) : sum);
    }
  }
}
