// Patches of images as rows of a matrix, filterHeight · filterWidth · channels values each, zeros outside of the image.
import {
  channels, dilationHeight, dilationWidth, filterHeight, filterWidth, inHeight, inWidth, outHeight, outWidth, padLeft, padTop,
  strideHeight, strideWidth,
} from "./geometry";

@inline
function copy(from: usize, to: usize, bytes: usize): void {
  let p: usize = 0;
  for (const end = bytes & ~63; p < end; p += 64) {
    const a = v128.load(from + p), b = v128.load(from + p, 16), c = v128.load(from + p, 32), d = v128.load(from + p, 48);
    v128.store(to + p, a);
    v128.store(to + p, b, 16);
    v128.store(to + p, c, 32);
    v128.store(to + p, d, 48);
  }
  for (const end = bytes & ~15; p < end; p += 16) v128.store(to + p, v128.load(from + p));
  for (; p < bytes; p += 4) store<i32>(to + p, load<i32>(from + p));
}

@inline
function clear(to: usize, bytes: usize): void {
  let p: usize = 0;
  for (const end = bytes & ~15; p < end; p += 16) v128.store(to + p, i32x4.splat(0));
  for (; p < bytes; p += 4) store<i32>(to + p, 0);
}

@inline
function addTo(from: usize, to: usize, bytes: usize): void {
  let p: usize = 0;
  for (const end = bytes & ~15; p < end; p += 16) v128.store(to + p, f32x4.add(v128.load(to + p), v128.load(from + p)));
  for (; p < bytes; p += 4) store<f32>(to + p, load<f32>(to + p) + load<f32>(from + p));
}

/** The run [from, to) of a window's row, columns first + j·dilation, that lies in the image: from in the low half, to in the high. */
@inline
function inside(first: i32, width: i32, extent: i32): u64 {
  const from = min(width, max(0, -first));
  const to = max(from, min(width, extent - first));
  return (<u64>to << 32) | <u64>from;
}

/**
 * Walks the patches of the output rows [start, end), counted over batch × output height, and copies each into `patches`, or
 * (adjoint) adds it back to where it came from.
 */
@inline
function walk(g: usize, x: usize, patches: usize, start: i32, end: i32, adjoint: bool): void {
  const height = inHeight(g), width = inWidth(g), rows = outHeight(g), columns = outWidth(g);
  const spread = dilationWidth(g), dh = dilationHeight(g), fh = filterHeight(g);
  // With a spread filter each of its columns is a run of its own.
  const runs = spread == 1 ? 1 : filterWidth(g), run = spread == 1 ? filterWidth(g) : 1;
  const pixel = (<usize>channels(g)) << 2;
  const image = <usize>height * <usize>width * pixel;
  let to = patches;
  for (let r = start; r < end; r++) {
    const base = x + <usize>(r / rows) * image;
    const top = (r % rows) * strideHeight(g) - padTop(g);
    for (let column = 0; column < columns; column++) {
      const left = column * strideWidth(g) - padLeft(g);
      for (let i = 0; i < fh; i++) {
        const y = top + i * dh;
        if (y < 0 || y >= height) {
          const bytes = <usize>(runs * run) * pixel;
          if (!adjoint) clear(to, bytes);
          to += bytes;
          continue;
        }
        for (let j = 0; j < runs; j++) {
          const first = left + j * spread;
          const part = inside(first, run, width);
          const before = <i32>part, after = <i32>(part >> 32);
          const head = <usize>before * pixel, body = <usize>(after - before) * pixel, tail = <usize>(run - after) * pixel;
          const from = base + <usize>(y * width + first + before) * pixel;
          if (adjoint) addTo(to + head, from, body);
          else {
            if (head) clear(to, head);
            copy(from, to + head, body);
            if (tail) clear(to + head + body, tail);
          }
          to += <usize>run * pixel;
        }
      }
    }
  }
}

export function gatherPatches(g: usize, x: usize, patches: usize, start: i32, end: i32): void {
  walk(g, x, patches, start, end, false);
}

export function scatterPatches(g: usize, patches: usize, x: usize, start: i32, end: i32): void {
  walk(g, x, patches, start, end, true);
}

/** The filter turned around, its channels exchanged: back[positions − 1 − p, o, i] = filter[p, i, o]. */
export function turnFilter(filter: usize, back: usize, positions: i32, inputs: i32, outputs: i32): void {
  const size = (<usize>inputs * <usize>outputs) << 2;
  for (let p = 0; p < positions; p++) {
    const from = filter + <usize>p * size, to = back + <usize>(positions - 1 - p) * size;
    for (let i = 0; i < inputs; i++) {
      for (let o = 0; o < outputs; o++) {
        store<f32>(to + (<usize>(o * inputs + i) << 2), load<f32>(from + (<usize>(i * outputs + o) << 2)));
      }
    }
  }
}
