import * as tf from "@tensorflow/tfjs";
import { floats, type Kernel, registerKernel, result } from "./kernel.js";

/** Each channel with its own filters: out[…, c·q + m] = Σ_ij x[…, c] w[i, j, c, m]. */
const depthwise: Kernel = ({ inputs, backend, attrs }) => {
  const { x: info, filter } = inputs as { x: tf.TensorInfo; filter: tf.TensorInfo };
  const [x, w] = [floats(backend, info), floats(backend, filter)];
  const { strides, pad, dilations, dimRoundingMode } = attrs as unknown as {
    strides: [number, number] | number;
    pad: "valid" | "same" | number;
    dilations?: [number, number] | number;
    dimRoundingMode?: "floor" | "round" | "ceil";
  };
  if (!x || !w) return undefined;
  type Sizes = [number, number, number, number];
  const g = tf.backend_util.computeConv2DInfo(
    info.shape as Sizes,
    filter.shape as Sizes,
    strides,
    dilations ?? 1,
    pad,
    dimRoundingMode,
    true,
  );
  const channels = g.inChannels;
  const multiplier = g.outChannels / channels;
  const out = new Float32Array(g.batchSize * g.outHeight * g.outWidth * g.outChannels);
  let at = 0;
  for (let image = 0; image < g.batchSize; image++) {
    for (let row = 0; row < g.outHeight; row++) {
      for (let column = 0; column < g.outWidth; column++, at += g.outChannels) {
        for (let i = 0; i < g.filterHeight; i++) {
          const y = row * g.strideHeight - g.padInfo.top + i * g.dilationHeight;
          if (y < 0 || y >= g.inHeight) continue;
          for (let j = 0; j < g.filterWidth; j++) {
            const z = column * g.strideWidth - g.padInfo.left + j * g.dilationWidth;
            if (z < 0 || z >= g.inWidth) continue;
            const from = ((image * g.inHeight + y) * g.inWidth + z) * channels;
            const weights = (i * g.filterWidth + j) * g.outChannels;
            for (let c = 0; c < channels; c++) {
              const value = x[from + c]!;
              for (let m = 0; m < multiplier; m++)
                out[at + c * multiplier + m]! += value * w[weights + c * multiplier + m]!;
            }
          }
        }
      }
    }
  }
  return result(backend, g.outShape, out);
};

export function registerDepthwise(): void {
  registerKernel("DepthwiseConv2dNative", depthwise);
}
