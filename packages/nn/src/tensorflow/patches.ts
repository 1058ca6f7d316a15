import type { backend_util } from "@tensorflow/tfjs";

/** Geometry of a two-dimensional convolution, channels last, as TensorFlow.js computes it. */
export type ConvGeometry = backend_util.Conv2DInfo;

/** Whether the patches of a convolution are its input, row by row. */
export function isPointwise(g: ConvGeometry): boolean {
  return (
    g.filterHeight === 1 &&
    g.filterWidth === 1 &&
    g.strideHeight === 1 &&
    g.strideWidth === 1 &&
    g.padInfo.top === 0 &&
    g.padInfo.left === 0 &&
    g.outHeight === g.inHeight &&
    g.outWidth === g.inWidth
  );
}

/**
 * Copies the patches of output rows [start, end) — counted over batch × output height — into `out`, one patch a row of
 * filterHeight · filterWidth · channels values; zeros outside the image.
 */
export function gatherPatches(
  g: ConvGeometry,
  x: Float32Array,
  start: number,
  end: number,
  out: Float32Array,
): void {
  const { inHeight, inWidth, inChannels: channels, outWidth, filterHeight, filterWidth } = g;
  let at = 0;
  for (let row = start; row < end; row++) {
    const image = Math.floor(row / g.outHeight) * inHeight;
    const top = (row % g.outHeight) * g.strideHeight - g.padInfo.top;
    for (let column = 0; column < outWidth; column++) {
      const left = column * g.strideWidth - g.padInfo.left;
      for (let i = 0; i < filterHeight; i++) {
        const y = top + i * g.dilationHeight;
        for (let j = 0; j < filterWidth; j++) {
          const w = left + j * g.dilationWidth;
          if (y < 0 || y >= inHeight || w < 0 || w >= inWidth) out.fill(0, at, at + channels);
          else {
            const from = ((image + y) * inWidth + w) * channels;
            for (let c = 0; c < channels; c++) out[at + c] = x[from + c]!;
          }
          at += channels;
        }
      }
    }
  }
}

/** The adjoint of `gatherPatches`: adds patches back to where they were taken from. */
export function scatterPatches(
  g: ConvGeometry,
  patches: Float32Array,
  start: number,
  end: number,
  x: Float32Array,
): void {
  const { inHeight, inWidth, inChannels: channels, outWidth, filterHeight, filterWidth } = g;
  let at = 0;
  for (let row = start; row < end; row++) {
    const image = Math.floor(row / g.outHeight) * inHeight;
    const top = (row % g.outHeight) * g.strideHeight - g.padInfo.top;
    for (let column = 0; column < outWidth; column++) {
      const left = column * g.strideWidth - g.padInfo.left;
      for (let i = 0; i < filterHeight; i++) {
        const y = top + i * g.dilationHeight;
        for (let j = 0; j < filterWidth; j++) {
          const w = left + j * g.dilationWidth;
          if (y >= 0 && y < inHeight && w >= 0 && w < inWidth) {
            const to = ((image + y) * inWidth + w) * channels;
            for (let c = 0; c < channels; c++) x[to + c]! += patches[at + c]!;
          }
          at += channels;
        }
      }
    }
  }
}
