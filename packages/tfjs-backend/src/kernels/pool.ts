import * as tf from "@tensorflow/tfjs-core";
import { type Kernel, output, registerKernel } from "../engine/kernel.js";
import { handsOn, poolGeometry, withGeometry } from "./geometry.js";
import { correctedPoolGradient, handedOnGradient, hasListedPadding } from "./pool-gradient.js";

function pool(name: "maxPool" | "averagePool"): Kernel {
  return ({ inputs, backend, attrs }) => {
    const { x: info } = inputs as { x: tf.TensorInfo };
    const x = backend.floats(info);
    if (!x) return undefined;
    const g = poolGeometry(info.shape, attrs);
    // A window that fits nowhere: the stock kernel says so.
    if (g.outShape.some((extent) => extent < 0)) return undefined;
    // The stock kernel hands the same tensor on here, where a maximum would lose what is no number.
    if (handsOn(g)) return undefined;
    return withGeometry(backend, g, (geometry) =>
      output(backend, g.outShape, (out) => backend.simd[name](geometry, x.address, out, g.batchSize)),
    );
  };
}

/** The signal goes to the first largest pixel of each window. */
const maxPoolGrad: Kernel = ({ inputs, backend, attrs }) => {
  const { dy: dyInfo, input: info } = inputs as { dy: tf.TensorInfo; input: tf.TensorInfo };
  const [dy, x] = [backend.floats(dyInfo), backend.floats(info)];
  if (!dy || !x) return undefined;
  const g = poolGeometry(info.shape, attrs);
  if (!tf.util.arraysEqual(g.outShape, dyInfo.shape)) return undefined;
  if (handsOn(g)) return undefined;
  return withGeometry(backend, g, (geometry) =>
    output(backend, info.shape, (dx, length) => {
      backend.heap.floats(dx, length).fill(0);
      backend.simd.maxPoolBack(geometry, x.address, dy.address, dx, g.batchSize);
    }),
  );
};

/**
 * The derivative of the forward pass, which divides by the pixels that a window covers. (The stock backends divide by
 * the whole window here, which is another function's derivative where a window reaches into the padding.)
 */
const avgPoolGrad: Kernel = ({ inputs, backend, attrs }) => {
  const { dy: dyInfo, input: info } = inputs as { dy: tf.TensorInfo; input: tf.TensorInfo };
  const dy = backend.floats(dyInfo);
  if (!dy || hasListedPadding(attrs)) return undefined;
  const g = poolGeometry(info.shape, attrs);
  if (!tf.util.arraysEqual(g.outShape, dyInfo.shape)) return undefined;
  if (handsOn(g)) return undefined;
  return withGeometry(backend, g, (geometry) =>
    output(backend, info.shape, (dx, length) => {
      backend.heap.floats(dx, length).fill(0);
      backend.simd.averagePoolBack(geometry, dy.address, dx, g.batchSize);
    }),
  );
};

/** Pools and their gradients, one window at a time over all channels. */
export function registerPool(): void {
  registerKernel("MaxPool", pool("maxPool"));
  registerKernel("MaxPoolGrad", maxPoolGrad, handedOnGradient);
  registerKernel("AvgPool", pool("averagePool"));
  registerKernel("AvgPoolGrad", avgPoolGrad, (stock) => correctedPoolGradient(stock, 2));
  registerKernel(
    "AvgPool3DGrad",
    () => undefined,
    (stock) => correctedPoolGradient(stock, 3),
  );
}
