import type * as tf from "@tensorflow/tfjs-core";
import { type Kernel, output, registerKernel } from "../engine/kernel.js";

/** y = (x − mean) · factor + offset with factor = scale/√(variance + ε), one of each a channel. */
const fusedBatchNorm: Kernel = ({ inputs, backend, attrs }) => {
  const { x: info } = inputs as { x: tf.TensorInfo };
  const channels = info.shape.at(-1) ?? 0;
  const { mean: meanInfo, variance: varianceInfo, scale: scaleInfo, offset: offsetInfo } = inputs;
  const given = [meanInfo, varianceInfo, scaleInfo, offsetInfo].filter((one) => one !== undefined);
  if (given.some(({ shape }) => shape.length !== 1 || shape[0] !== channels)) return undefined;
  const [x, mean, variance] = [info, meanInfo, varianceInfo].map((one) => backend.floats(one));
  const [scale, offset] = [scaleInfo, offsetInfo].map((one) => backend.floats(one));
  if (!x || !mean || !variance || (scaleInfo && !scale) || (offsetInfo && !offset)) return undefined;
  const { varianceEpsilon } = attrs as { varianceEpsilon?: number | null };
  return backend.withScratch(8 * channels, (factors) =>
    output(backend, info.shape, (out, length) => {
      const own = backend.heap.floats(factors, 2 * channels);
      const [gains, spreads] = [scale?.values, variance.values];
      for (let c = 0; c < channels; c++)
        own[c] = (gains?.[c] ?? 1) / Math.sqrt(spreads[c]! + (varianceEpsilon ?? 0.001));
      own.fill(0, channels);
      const offsets = offset?.address ?? factors + 4 * channels;
      backend.simd.normalise(x.address, mean.address, factors, offsets, out, length / channels, channels);
    }),
  );
};

export function registerBatchNorm(): void {
  registerKernel("FusedBatchNorm", fusedBatchNorm);
}
