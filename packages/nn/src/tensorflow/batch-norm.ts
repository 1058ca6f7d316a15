import type * as tf from "@tensorflow/tfjs";
import { floats, type Kernel, registerKernel, result } from "./kernel.js";

/** y = (x − mean)/√(variance + ε) · scale + offset, one factor and one shift a channel. */
const fusedBatchNorm: Kernel = ({ inputs, backend, attrs }) => {
  const { x: info, mean: meanInfo } = inputs as { x: tf.TensorInfo; mean: tf.TensorInfo };
  const [x, mean, variance] = ["x", "mean", "variance"].map((name) => floats(backend, inputs[name]));
  const { scale: scaleInfo, offset: offsetInfo } = inputs;
  const [scale, offset] = [floats(backend, scaleInfo), floats(backend, offsetInfo)];
  const channels = info.shape.at(-1) ?? 0;
  const perChannel = (values: Float32Array | undefined, given: tf.TensorInfo | undefined) =>
    !given || (values?.length === channels && given.shape.length === 1);
  if (!x || !mean || !variance || meanInfo.shape.length !== 1 || mean.length !== channels) return undefined;
  if (variance.length !== channels || !perChannel(scale, scaleInfo) || !perChannel(offset, offsetInfo))
    return undefined;
  const { varianceEpsilon = 0.001 } = attrs as { varianceEpsilon?: number };
  const factor = Float64Array.from(
    variance,
    (value, c) => (scale?.[c] ?? 1) / Math.sqrt(value + varianceEpsilon),
  );
  const shift = Float64Array.from(factor, (value, c) => (offset?.[c] ?? 0) - mean[c]! * value);
  const out = new Float32Array(x.length);
  for (let start = 0; start < x.length; start += channels) {
    for (let c = 0; c < channels; c++) out[start + c] = x[start + c]! * factor[c]! + shift[c]!;
  }
  return result(backend, info.shape, out);
};

export function registerBatchNorm(): void {
  registerKernel("FusedBatchNorm", fusedBatchNorm);
}
