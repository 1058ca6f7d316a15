import * as tf from "@tensorflow/tfjs";
import { floats, type Kernel, type KernelCall, registerKernel, result } from "./kernel.js";
import type { ConvGeometry } from "./patches.js";

function geometry(shape: readonly number[], attrs: KernelCall["attrs"]): ConvGeometry {
  const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as {
    filterSize: [number, number] | number;
    strides: [number, number] | number;
    pad: "valid" | "same" | number;
    dimRoundingMode?: "floor" | "round" | "ceil";
  };
  return tf.backend_util.computePool2DInfo(
    shape as [number, number, number, number],
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
}

/** Calls `visit` with each window: its first output value, and the input pixels that it covers. */
function eachWindow(g: ConvGeometry, visit: (out: number, pixels: readonly number[]) => void): void {
  const { inHeight, inWidth, inChannels: channels, filterHeight, filterWidth } = g;
  const pixels: number[] = [];
  let out = 0;
  for (let image = 0; image < g.batchSize; image++) {
    for (let row = 0; row < g.outHeight; row++) {
      for (let column = 0; column < g.outWidth; column++, out += channels) {
        pixels.length = 0;
        for (let i = 0; i < filterHeight; i++) {
          const y = row * g.strideHeight - g.padInfo.top + i;
          if (y < 0 || y >= inHeight) continue;
          for (let j = 0; j < filterWidth; j++) {
            const x = column * g.strideWidth - g.padInfo.left + j;
            if (x >= 0 && x < inWidth) pixels.push(((image * inHeight + y) * inWidth + x) * channels);
          }
        }
        visit(out, pixels);
      }
    }
  }
}

const outputSize = (g: ConvGeometry): number => g.batchSize * g.outHeight * g.outWidth * g.outChannels;

const maxPool: Kernel = ({ inputs, backend, attrs }) => {
  const { x: info } = inputs as { x: tf.TensorInfo };
  const x = floats(backend, info);
  if (!x) return undefined;
  const g = geometry(info.shape, attrs);
  const out = new Float32Array(outputSize(g)).fill(Number.NEGATIVE_INFINITY);
  eachWindow(g, (at, pixels) => {
    for (const pixel of pixels) {
      for (let c = 0; c < g.inChannels; c++) {
        const value = x[pixel + c]!;
        if (value > out[at + c]! || Number.isNaN(value)) out[at + c] = value;
      }
    }
  });
  return result(backend, g.outShape, out);
};

/** The signal goes to the first largest pixel of each window. */
const maxPoolGrad: Kernel = ({ inputs, backend, attrs }) => {
  const { dy, input } = inputs as { dy: tf.TensorInfo; input: tf.TensorInfo };
  const [signal, x] = [floats(backend, dy), floats(backend, input)];
  if (!signal || !x) return undefined;
  const g = geometry(input.shape, attrs);
  const dx = new Float32Array(x.length);
  eachWindow(g, (at, pixels) => {
    for (let c = 0; c < g.inChannels; c++) {
      let best = pixels[0] ?? 0;
      for (const pixel of pixels) if (x[pixel + c]! > x[best + c]!) best = pixel;
      dx[best + c]! += signal[at + c]!;
    }
  });
  return result(backend, input.shape, dx);
};

const avgPool: Kernel = ({ inputs, backend, attrs }) => {
  const { x: info } = inputs as { x: tf.TensorInfo };
  const x = floats(backend, info);
  if (!x) return undefined;
  const g = geometry(info.shape, attrs);
  const out = new Float32Array(outputSize(g));
  eachWindow(g, (at, pixels) => {
    for (const pixel of pixels)
      for (let c = 0; c < g.inChannels; c++) out[at + c]! += x[pixel + c]! / pixels.length;
  });
  return result(backend, g.outShape, out);
};

/**
 * TensorFlow.js divides by the whole window in this gradient and by the covered pixels in the forward pass; the two agree
 * where no window reaches into the padding, and other cases are left to the stock kernel.
 */
const avgPoolGrad: Kernel = ({ inputs, backend, attrs }) => {
  const { dy, input } = inputs as { dy: tf.TensorInfo; input: tf.TensorInfo };
  const signal = floats(backend, dy);
  if (!signal) return undefined;
  const g = geometry(input.shape, attrs);
  const { top, bottom, left, right } = g.padInfo;
  if (top + bottom + left + right > 0) return undefined;
  const dx = new Float32Array(g.batchSize * g.inHeight * g.inWidth * g.inChannels);
  eachWindow(g, (at, pixels) => {
    for (const pixel of pixels)
      for (let c = 0; c < g.inChannels; c++) dx[pixel + c]! += signal[at + c]! / pixels.length;
  });
  return result(backend, input.shape, dx);
};

/** Pools and their gradients, one window at a time over all channels. */
export function registerPool(): void {
  registerKernel("MaxPool", maxPool);
  registerKernel("MaxPoolGrad", maxPoolGrad);
  registerKernel("AvgPool", avgPool);
  registerKernel("AvgPoolGrad", avgPoolGrad);
}
