import * as tf from "@tensorflow/tfjs";
import type { Operation } from "./graph.js";

/** Zeros to put before and after an axis so that windows of a size and stride give `outputs` positions. */
export function windowPadding(
  extent: number,
  outputs: number,
  { size, stride, padding }: { size: number; stride: number; padding: number | "same" },
): [number, number] {
  const total = (outputs - 1) * stride + size - extent;
  const before = padding === "same" ? Math.floor(Math.max(0, total) / 2) : padding;
  return [before, Math.max(0, total - before)];
}

/**
 * What every window of a convolution sees: batch × positions × (size² · channels).
 *
 * @param x - batch × height × width × channels
 */
export function convPatches(
  x: tf.Tensor4D,
  operation: Extract<Operation, { kind: "conv" }>,
  outputShape: readonly number[],
): tf.Tensor3D {
  const [batch, height, width, channels] = x.shape;
  const [outHeight = 1, outWidth = 1] = outputShape;
  const { size, stride } = operation;
  return tf.tidy(() => {
    const padded = tf.pad4d(x, [
      [0, 0],
      windowPadding(height, outHeight, operation),
      windowPadding(width, outWidth, operation),
      [0, 0],
    ]);
    const seen: tf.Tensor[] = [];
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const end = [batch, i + (outHeight - 1) * stride + 1, j + (outWidth - 1) * stride + 1, channels];
        seen.push(tf.stridedSlice(padded, [0, i, j, 0], end, [1, stride, stride, 1]));
      }
    }
    const patches = seen.length === 1 ? (seen[0] as tf.Tensor) : tf.concat(seen, 3);
    return tf.reshape(patches, [batch, outHeight * outWidth, size * size * channels]);
  });
}
