import type * as tf from "@tensorflow/tfjs-core";
import { type Kernel, output, registerKernel } from "../engine/kernel.js";
import { convGeometry, withGeometry } from "./geometry.js";

/** Each channel with its own filters: out[…, c·q + m] = Σ_ij x[…, c] w[i, j, c, m]. */
const depthwise: Kernel = ({ inputs, backend, attrs }) => {
  const { x: info, filter: filterInfo } = inputs as { x: tf.TensorInfo; filter: tf.TensorInfo };
  const [x, filter] = [backend.floats(info), backend.floats(filterInfo)];
  const g = convGeometry(info.shape, filterInfo.shape, attrs, true);
  if (!x || !filter || !g) return undefined;
  return withGeometry(backend, g, (geometry) =>
    output(backend, g.outShape, (out, length) => {
      backend.heap.floats(out, length).fill(0);
      backend.simd.depthwise(geometry, x.address, filter.address, out, g.batchSize);
    }),
  );
};

export function registerDepthwise(): void {
  registerKernel("DepthwiseConv2dNative", depthwise);
}
