import { InputError } from "@collapsar/linalg";
import * as tf from "@tensorflow/tfjs-core";
import type { CollapsarBackend } from "./collapsar-backend.js";
import { HeapFullError } from "./heap.js";

/** The name under which the backend is registered with TensorFlow.js. */
export const COLLAPSAR = "collapsar";

/** Inputs that a kernel receives from the engine. */
export interface KernelCall {
  readonly inputs: Readonly<Record<string, tf.TensorInfo>>;
  readonly backend: CollapsarBackend;
  readonly attrs: Readonly<Record<string, unknown>>;
}

/** A kernel of this backend: returns undefined where it leaves the case to the stock kernel. */
export type Kernel = (call: KernelCall) => tf.TensorInfo | undefined;

/** The same for several results. */
export type SplittingKernel = (call: KernelCall) => tf.TensorInfo[] | undefined;

export const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((product, extent) => product * extent, 1);

/** A float32 tensor that `write` fills, given its address and length; its memory holds anything before that. */
export function output(
  backend: CollapsarBackend,
  shape: readonly number[],
  write: (address: number, length: number) => void,
): tf.TensorInfo {
  const length = sizeOf(shape);
  const address = backend.heap.allocate(length * 4);
  try {
    write(address, length);
  } catch (error) {
    backend.heap.free(address);
    throw error;
  }
  return backend.tensorAt(shape, address, length);
}

/** The complaint of inputs that this backend's kernel declines where TensorFlow.js has no kernel behind it. */
function untaken(kernelName: string, inputs: KernelCall["inputs"]): InputError {
  const got = Object.entries(inputs).map(
    ([name, tensor]) => `${name} of ${tensor.dtype} [${tensor.shape.join(", ")}]`,
  );
  const requirement = "must be inputs that a kernel of this backend takes";
  return new InputError({ fn: kernelName, requirement, received: got.join(", ") });
}

/**
 * Registers a kernel in front of the stock one, which takes what it declines and what does not fit in the heap.
 *
 * @param correct - makes of the stock kernel what it should be, where it is wrong
 */
export function registerKernel(
  kernelName: string,
  kernel: Kernel | SplittingKernel,
  correct: (stock: tf.KernelFunc) => tf.KernelFunc = (stock) => stock,
): void {
  const stock = tf.getKernel(kernelName, "cpu");
  const behind = stock && correct(stock.kernelFunc);
  if (tf.getKernel(kernelName, COLLAPSAR)) tf.unregisterKernel(kernelName, COLLAPSAR);
  tf.registerKernel({
    ...stock,
    kernelName,
    backendName: COLLAPSAR,
    kernelFunc: (call) => {
      const { inputs, backend, attrs } = call as unknown as KernelCall;
      backend.heap.begin();
      const own = unlessFull(() => kernel({ inputs, backend, attrs: attrs ?? {} }));
      if (own !== undefined && !(own instanceof HeapFullError)) return own;
      if (!behind) throw own ?? untaken(kernelName, inputs);
      return behind(call);
    },
  });
}

/** The computed result, or the error that it does not fit in the heap. */
function unlessFull<T>(compute: () => T): T | HeapFullError {
  try {
    return compute();
  } catch (error) {
    if (error instanceof HeapFullError) return error;
    throw error;
  }
}
