import * as tf from "@tensorflow/tfjs";
import type { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";

/** The name under which the backend is registered with TensorFlow.js. */
export const COLLAPSAR = "collapsar";

/** What a kernel receives from the engine. */
export interface KernelCall {
  readonly inputs: Readonly<Record<string, tf.TensorInfo>>;
  readonly backend: MathBackendCPU;
  readonly attrs: Readonly<Record<string, unknown>>;
}

/** A kernel of this backend: returns undefined where it leaves the case to the stock kernel. */
export type Kernel = (call: KernelCall) => tf.TensorInfo | undefined;

/** The float32 values behind a tensor, or undefined for another type. */
export function floats(backend: MathBackendCPU, info: tf.TensorInfo | undefined): Float32Array | undefined {
  if (info?.dtype !== "float32") return undefined;
  const values = backend.data.get(info.dataId).values;
  return values instanceof Float32Array ? values : undefined;
}

/** A float32 result. */
export function result(
  backend: MathBackendCPU,
  shape: readonly number[],
  values: Float32Array,
): tf.TensorInfo {
  return backend.makeTensorInfo([...shape], "float32", values);
}

export const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((product, extent) => product * extent, 1);

/** Registers a kernel, in front of the stock one that takes what it declines. */
export function registerKernel(kernelName: string, kernel: Kernel): void {
  const stock = tf.getKernel(kernelName, "cpu");
  if (tf.getKernel(kernelName, COLLAPSAR)) tf.unregisterKernel(kernelName, COLLAPSAR);
  tf.registerKernel({
    ...stock,
    kernelName,
    backendName: COLLAPSAR,
    kernelFunc: (call) => {
      const own = kernel(call as unknown as KernelCall);
      if (own) return own;
      if (!stock) throw new Error(`${kernelName}: no kernel takes these inputs`);
      return stock.kernelFunc(call);
    },
  });
}
