// Pools and the depthwise convolution: windows over all channels at once, whole batch.
import {
  channels, dilationHeight, dilationWidth, filterHeight, filterWidth, inHeight, inWidth, multiplier, outHeight, outWidth,
  padLeft, padTop, strideHeight, strideWidth,
} from "./geometry";

const MAX = 0, MEAN = 1, MEAN_BACK = 2, MAX_BACK = 3;

/** First tap of a window that starts at `first` and is not before the image. */
@inline
function firstTap(first: i32, dilation: i32): i32 {
  return first >= 0 ? 0 : (-first + dilation - 1) / dilation;
}

/** Number of taps before the first one behind the image. */
@inline
function lastTap(first: i32, dilation: i32, taps: i32, extent: i32): i32 {
  return first >= extent ? 0 : min(taps, (extent - 1 - first) / dilation + 1);
}

/** acc < x ? x : acc, so that a value that is no number loses, as in TensorFlow.js. */
@inline
function larger(acc: f32, x: f32): f32 {
  return acc < x ? x : acc;
}

/** Takes one pixel of a window: out ← max(out, x), out += x, or x += out·factor (then `x` is the gradient). */
@inline
function take(mode: i32, x: usize, out: usize, bytes: usize, factor: f32): void {
  let p: usize = 0;
  const scale = f32x4.splat(factor);
  for (const end = bytes & ~15; p < end; p += 16) {
    const a = v128.load(out + p), b = v128.load(x + p);
    if (mode == MAX) v128.store(out + p, f32x4.pmax(a, b));
    else if (mode == MEAN) v128.store(out + p, f32x4.add(a, b));
    else v128.store(x + p, f32x4.add(b, f32x4.mul(a, scale)));
  }
  for (; p < bytes; p += 4) {
    const a = load<f32>(out + p), b = load<f32>(x + p);
    if (mode == MAX) store<f32>(out + p, larger(a, b));
    else if (mode == MEAN) store<f32>(out + p, a + b);
    else store<f32>(x + p, b + a * factor);
  }
}

@inline
function fill(to: usize, bytes: usize, value: f32): void {
  for (let p: usize = 0; p < bytes; p += 4) store<f32>(to + p, value);
}

@inline
function multiplyBy(to: usize, bytes: usize, factor: f32): void {
  for (let p: usize = 0; p < bytes; p += 4) store<f32>(to + p, load<f32>(to + p) * factor);
}

/** dx at the first largest pixel of a window += dy, channel by channel; nowhere if no value exceeds −∞. */
@inline
function giveToLargest(
  g: usize, x: usize, dx: usize, dy: usize, y: i32, z: i32, i0: i32, i1: i32, j0: i32, j1: i32, pixel: usize,
): void {
  const width = inWidth(g), dh = dilationHeight(g), dw = dilationWidth(g);
  for (let p: usize = 0; p < pixel; p += 4) {
    let best: f32 = -Infinity;
    let place: usize = usize.MAX_VALUE;
    for (let i = i0; i < i1; i++) {
      for (let j = j0; j < j1; j++) {
        const at = <usize>((y + i * dh) * width + z + j * dw) * pixel + p;
        const value = load<f32>(x + at);
        if (value > best) {
          best = value;
          place = at;
        }
      }
    }
    if (place != usize.MAX_VALUE) store<f32>(dx + place, load<f32>(dx + place) + load<f32>(dy + p));
  }
}

@inline
function windows(mode: i32, g: usize, x: usize, dx: usize, out: usize, batch: i32): void {
  const height = inHeight(g), width = inWidth(g), dh = dilationHeight(g), dw = dilationWidth(g);
  const pixel = (<usize>channels(g)) << 2;
  const image = <usize>height * <usize>width * pixel;
  const rows = outHeight(g), columns = outWidth(g);
  for (let b = 0; b < batch; b++, x += image, dx += image) {
    for (let row = 0; row < rows; row++) {
      const y = row * strideHeight(g) - padTop(g);
      const i0 = firstTap(y, dh), i1 = lastTap(y, dh, filterHeight(g), height);
      for (let column = 0; column < columns; column++, out += pixel) {
        const z = column * strideWidth(g) - padLeft(g);
        const j0 = firstTap(z, dw), j1 = lastTap(z, dw, filterWidth(g), width);
        if (mode == MAX_BACK) {
          giveToLargest(g, x, dx, out, y, z, i0, i1, j0, j1, pixel);
          continue;
        }
        if (mode == MAX) fill(out, pixel, -Infinity);
        else if (mode == MEAN) fill(out, pixel, 0);
        // The mean's derivative: each pixel that the window covers gets its share of the signal.
        const share: f32 = mode == MEAN_BACK ? <f32>1 / <f32>((i1 - i0) * (j1 - j0)) : 0;
        for (let i = i0; i < i1; i++) {
          for (let j = j0; j < j1; j++) {
            take(mode, x + <usize>((y + i * dh) * width + z + j * dw) * pixel, out, pixel, share);
          }
        }
        // A window over nothing but padding is 0/0, as in TensorFlow.js.
        if (mode == MEAN) multiplyBy(out, pixel, i1 > i0 && j1 > j0 ? <f32>1 / <f32>((i1 - i0) * (j1 - j0)) : NaN);
      }
    }
  }
}

/** Largest value of each window. */
export function maxPool(g: usize, x: usize, out: usize, batch: i32): void {
  windows(MAX, g, x, 0, out, batch);
}

/** Mean over the pixels that each window covers. */
export function averagePool(g: usize, x: usize, out: usize, batch: i32): void {
  windows(MEAN, g, x, 0, out, batch);
}

/** dx += dy / (pixels that the window covers) over each window; dx starts as zeros. */
export function averagePoolBack(g: usize, dy: usize, dx: usize, batch: i32): void {
  windows(MEAN_BACK, g, dx, 0, dy, batch);
}

/** The signal goes to the first largest pixel of each window; dx starts as zeros. */
export function maxPoolBack(g: usize, x: usize, dy: usize, dx: usize, batch: i32): void {
  windows(MAX_BACK, g, x, dx, dy, batch);
}

@inline
function multiplyAdd(x: usize, w: usize, out: usize, c: i32, m: i32): void {
  let k = 0;
  if (m == 1) {
    for (; k + 4 <= c; k += 4, x += 16, w += 16, out += 16) {
      v128.store(out, f32x4.add(v128.load(out), f32x4.mul(v128.load(x), v128.load(w))));
    }
  }
  for (; k < c; k++, x += 4) {
    const value = load<f32>(x);
    for (let q = 0; q < m; q++, w += 4, out += 4) store<f32>(out, load<f32>(out) + value * load<f32>(w));
  }
}

/** out[…, c·m + q] = Σ_ij x[…, c] w[i, j, c, q]; out starts as zeros. */
export function depthwise(g: usize, x: usize, w: usize, out: usize, batch: i32): void {
  const height = inHeight(g), width = inWidth(g), dh = dilationHeight(g), dw = dilationWidth(g);
  const c = channels(g), m = multiplier(g);
  const pixel = (<usize>c) << 2, image = <usize>height * <usize>width * pixel;
  for (let b = 0; b < batch; b++, x += image) {
    for (let row = 0; row < outHeight(g); row++) {
      const y = row * strideHeight(g) - padTop(g);
      const i0 = firstTap(y, dh), i1 = lastTap(y, dh, filterHeight(g), height);
      for (let column = 0; column < outWidth(g); column++, out += pixel * <usize>m) {
        const z = column * strideWidth(g) - padLeft(g);
        const j0 = firstTap(z, dw), j1 = lastTap(z, dw, filterWidth(g), width);
        for (let i = i0; i < i1; i++) {
          for (let j = j0; j < j1; j++) {
            const from = x + <usize>((y + i * dh) * width + z + j * dw) * pixel;
            multiplyAdd(from, w + <usize>(i * filterWidth(g) + j) * pixel * <usize>m, out, c, m);
          }
        }
      }
    }
  }
}
