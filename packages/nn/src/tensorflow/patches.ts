import type { ConvGeometry } from "./geometry.js";

/**
 * The patches of one image as pieces, in their order: values that lie side by side in the image from `from` on, or that lie
 * outside of it (`from` −1). Without dilation a filter's row is at most three pieces: outside, inside, outside.
 */
export interface PatchPieces {
  readonly from: Int32Array;
  readonly length: Int32Array;
  /** The first piece of each output row, and behind them their number. */
  readonly rowStart: Int32Array;
  readonly imageSize: number;
}

/** Lays out the patches of a convolution; the same for every image of a batch. */
export function patchPieces(g: ConvGeometry): PatchPieces {
  const { inHeight, inWidth, inChannels: channels, outHeight, outWidth, filterHeight, dilationWidth } = g;
  const whole = dilationWidth === 1;
  const [segments, width] = whole ? [1, g.filterWidth] : [g.filterWidth, 1];
  const from: number[] = [];
  const length: number[] = [];
  const rowStart: number[] = [];
  const put = (start: number, size: number) => {
    if (size <= 0) return;
    from.push(start);
    length.push(size * channels);
  };
  for (let row = 0; row < outHeight; row++) {
    rowStart.push(from.length);
    for (let column = 0; column < outWidth; column++) {
      for (let i = 0; i < filterHeight; i++) {
        const y = row * g.strideHeight - g.padInfo.top + i * g.dilationHeight;
        const outside = y < 0 || y >= inHeight;
        for (let j = 0; j < segments; j++) {
          const first = column * g.strideWidth - g.padInfo.left + j * dilationWidth;
          const before = outside ? width : Math.min(width, Math.max(0, -first));
          const inside = outside ? 0 : Math.max(0, Math.min(width, inWidth - first) - before);
          put(-1, before);
          put((y * inWidth + first + before) * channels, inside);
          put(-1, width - before - inside);
        }
      }
    }
  }
  rowStart.push(from.length);
  return {
    from: Int32Array.from(from),
    length: Int32Array.from(length),
    rowStart: Int32Array.from(rowStart),
    imageSize: inHeight * inWidth * channels,
  };
}

/**
 * Copies the patches of output rows [start, end) — counted over batch × output height — into `out`, one patch a row of
 * filterHeight · filterWidth · channels values; zeros outside the image.
 */
export function gatherPatches(
  pieces: PatchPieces,
  x: Float32Array,
  start: number,
  end: number,
  out: Float32Array,
): void {
  const { from, length, rowStart, imageSize } = pieces;
  const height = rowStart.length - 1;
  // Copied as bits: a float32 entry would be widened to float64 and narrowed again on its way.
  const source = new Int32Array(x.buffer, x.byteOffset, x.length);
  const target = new Int32Array(out.buffer, out.byteOffset, out.length);
  let at = 0;
  for (let row = start; row < end; row++) {
    const image = Math.floor(row / height) * imageSize;
    const last = rowStart[(row % height) + 1]!;
    for (let piece = rowStart[row % height]!; piece < last; piece++) {
      const size = length[piece]!;
      const begin = from[piece]!;
      if (begin < 0) for (let c = 0; c < size; c++) target[at + c] = 0;
      else for (let c = 0, k = image + begin; c < size; c++, k++) target[at + c] = source[k]!;
      at += size;
    }
  }
}
