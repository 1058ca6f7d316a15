// Sums over the positions of an example, channels last.

/** Positions whose sums are held in registers before they go to the totals: short sums keep float32's digits. */
const RUN = 64;

/** Four channels at `p` of the totals: product and plain sum. */
@inline
function addTotals(products: usize, sums: usize, product: v128, sum: v128): void {
  v128.store(products, f32x4.add(v128.load(products), product));
  v128.store(sums, f32x4.add(v128.load(sums), sum));
}

/** products += Σ_p x_p dy_p and sums += Σ_p dy_p over `n` ≤ RUN positions. */
@inline
function addRun(x: usize, dy: usize, products: usize, sums: usize, n: i32, bytes: usize): void {
  let c: usize = 0;
  for (const whole = bytes & ~31; c < whole; c += 32) {
    let a = f32x4.splat(0), b = a, d = a, e = a;
    for (let i = 0, p = x + c, q = dy + c; i < n; i++, p += bytes, q += bytes) {
      const u = v128.load(q), v = v128.load(q, 16);
      a = f32x4.add(a, f32x4.mul(u, v128.load(p)));
      b = f32x4.add(b, f32x4.mul(v, v128.load(p, 16)));
      d = f32x4.add(d, u);
      e = f32x4.add(e, v);
    }
    addTotals(products + c, sums + c, a, d);
    addTotals(products + c + 16, sums + c + 16, b, e);
  }
  for (; c < bytes; c += 4) {
    let product: f32 = 0, sum: f32 = 0;
    for (let i = 0, p = x + c, q = dy + c; i < n; i++, p += bytes, q += bytes) {
      product += load<f32>(p) * load<f32>(q);
      sum += load<f32>(q);
    }
    store<f32>(products + c, load<f32>(products + c) + product);
    store<f32>(sums + c, load<f32>(sums + c) + sum);
  }
}

/** out[i, 0, c] = Σ_p x[i, p, c] dy[i, p, c] and out[i, 1, c] = Σ_p dy[i, p, c]. */
export function positionSums(x: usize, dy: usize, out: usize, n: i32, positions: i32, channels: i32): void {
  const bytes = (<usize>channels) << 2;
  memory.fill(out, 0, 2 * <usize>n * bytes);
  for (let i = 0; i < n; i++, out += 2 * bytes) {
    for (let first = 0; first < positions; first += RUN) {
      const run = min(RUN, positions - first);
      addRun(x, dy, out, out + bytes, run, bytes);
      x += <usize>run * bytes;
      dy += <usize>run * bytes;
    }
  }
}
