import * as tf from "@tensorflow/tfjs-core";
import { registerBatchNorm } from "./batch-norm.js";
import { registerBinary } from "./binary.js";
import { CollapsarBackend } from "./collapsar-backend.js";
import { registerConvolution } from "./convolution.js";
import { registerDepthwise } from "./depthwise.js";
import { COLLAPSAR } from "./kernel.js";
import { registerLayout } from "./layout.js";
import { registerMatmul } from "./matmul.js";
import { registerPool } from "./pool.js";
import { registerReduce } from "./reduce.js";
import { registerUnary } from "./unary.js";

/**
 * Registers the TensorFlow.js backend `collapsar`, for any TensorFlow.js program: the stock cpu backend, with matrix products,
 * convolutions and their gradients, depthwise convolution, batch normalisation, pools, elementwise maps, reductions,
 * slices, concatenations, transposes and paddings replaced by kernels over `@collapsar/linalg`'s float32 arithmetic — native or wasm, whichever `setBackend` chose there.
 * Calling it again does nothing.
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
