import { InputError, type Matrix, matrix } from "@collapsar/linalg";
import { checkInteger, checkList, checkMatrix, checkObject, ownOptions } from "@collapsar/linalg/check";
import type { Shape } from "../choices/architecture.js";
import { imageRowsOptions } from "../options.js";

export interface ImageLayout {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Channel after channel, as CIFAR's files are; otherwise the channels of a pixel stand side by side. */
  readonly planar?: boolean | undefined;
}

/** The layout of the rows of a known data set by their length: digits, MNIST, CIFAR-10. */
export function imageLayout(columns: number): ImageLayout {
  checkInteger("imageLayout", "columns", columns, 1);
  if (columns === 3072) return { height: 32, width: 32, channels: 3, planar: true };
  const side = Math.sqrt(columns);
  if (!Number.isInteger(side)) {
    const requirement = "rows must be square grey images or 32 × 32 × 3";
    throw new InputError({ fn: "imageLayout", requirement, received: `${columns} columns` });
  }
  return { height: side, width: side, channels: 1 };
}

/**
 * Rows as images, channels last, brought to a size by bilinear interpolation (pixel centres aligned) where they
 * differ, and multiplied by a factor.
 *
 * @param X - n × (height · width · channels)
 * @param to - height and width of the network's input; defaults to the layout's own
 * @returns n × (to height · to width · channels)
 */
export function imageRows(
  X: Matrix,
  layout: ImageLayout,
  options: { readonly to?: Shape | undefined; readonly factor?: number | undefined } = {},
): Matrix {
  checkObject("imageRows", "layout", layout, "a layout { height, width, channels }");
  const { to = [layout.height, layout.width], factor } = ownOptions("imageRows", imageRowsOptions, options);
  checkMatrix("imageRows", "X", X);
  const { height, width, channels, planar = false } = layout;
  checkList("imageRows", "to", to);
  if (X.cols !== height * width * channels) {
    const requirement = `rows must hold ${height} × ${width} × ${channels} values`;
    throw new InputError({ fn: "imageRows", requirement, received: `${X.cols} columns` });
  }
  const [toHeight = height, toWidth = width] = to;
  const [rows, cols] = [sampling(height, toHeight), sampling(width, toWidth)];
  const data = new Float32Array(X.rows * toHeight * toWidth * channels);
  const pixelStride = planar ? 1 : channels;
  const channelStride = planar ? height * width : 1;
  let at = 0;
  for (let image = 0; image < X.rows; image++) {
    const start = image * X.cols;
    for (const [top, bottom, down] of rows) {
      for (const [left, right, across] of cols) {
        for (let c = 0; c < channels; c++) {
          const pixel = (y: number, x: number) =>
            X.data[start + (y * width + x) * pixelStride + c * channelStride] ?? 0;
          const upper = pixel(top, left) * (1 - across) + pixel(top, right) * across;
          const lower = pixel(bottom, left) * (1 - across) + pixel(bottom, right) * across;
          data[at++] = factor * (upper * (1 - down) + lower * down);
        }
      }
    }
  }
  return matrix(X.rows, toHeight * toWidth * channels, data);
}

/** For each new place along an axis: the two old ones around it, and how far it lies towards the second. */
function sampling(from: number, to: number): [number, number, number][] {
  return Array.from({ length: to }, (_, i) => {
    const place = Math.min(from - 1, Math.max(0, ((i + 0.5) * from) / to - 0.5));
    const first = Math.floor(place);
    return [first, Math.min(from - 1, first + 1), place - first];
  });
}
