import * as tf from "@tensorflow/tfjs-core";
import { CollapsarBackend } from "./engine/collapsar-backend.js";
import { COLLAPSAR } from "./engine/kernel.js";
import { registerBatchNorm } from "./kernels/batch-norm.js";
import { registerBinary } from "./kernels/binary.js";
import { registerConvolution } from "./kernels/convolution.js";
import { registerDepthwise } from "./kernels/depthwise.js";
import { registerLayout } from "./kernels/layout.js";
import { registerMatmul } from "./kernels/matmul.js";
import { registerPool } from "./kernels/pool.js";
import { registerReduce } from "./kernels/reduce.js";
import { registerUnary } from "./kernels/unary.js";

/**
 * Registers the TensorFlow.js backend `collapsar`, for any TensorFlow.js program: the stock cpu backend, with matrix
 * products, convolutions and their gradients, depthwise convolution, batch normalisation, pools, elementwise maps,
 * reductions,
 * slices, concatenations, transposes and paddings replaced by kernels over `@collapsar/linalg`'s float32 arithmetic —
 * native or wasm, whichever `setBackend` chose there. Calling it again does nothing.
 */
export function registerCollapsarBackend(): void {
  if (tf.findBackendFactory(COLLAPSAR)) return;
  tf.copyRegisteredKernels("cpu", COLLAPSAR);
  registerMatmul();
  registerConvolution();
  registerDepthwise();
  registerBatchNorm();
  registerPool();
  registerBinary();
  registerUnary();
  registerReduce();
  registerLayout();
  tf.registerBackend(COLLAPSAR, () => new CollapsarBackend(), 2);
}
