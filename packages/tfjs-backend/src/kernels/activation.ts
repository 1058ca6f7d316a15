import * as tf from "@tensorflow/tfjs-core";
import { COLLAPSAR, type KernelCall } from "../engine/kernel.js";

/** The kernels behind the activations that follow a fused product and are not applied in place. */
const KERNELS: Readonly<Record<string, string>> = {
  relu6: "Relu6",
  elu: "Elu",
  sigmoid: "Sigmoid",
  leakyrelu: "LeakyRelu",
  prelu: "Prelu",
};

/** Whether the bias of a fused call, if any, is one float32 number a channel, and its activation is known. */
export function canFinish({ inputs, backend, attrs }: KernelCall, channels: number): boolean {
  const { bias } = inputs;
  const { activation = "linear" } = attrs as { activation?: string };
  const fits =
    !bias || (backend.floats(bias)?.length === channels && (bias.shape.at(-1) ?? channels) === channels);
  return fits && (activation === "linear" || activation === "relu" || KERNELS[activation] !== undefined);
}

/** Adds the bias of a fused call to its product and applies its activation, in place where it is linear or ReLU. */
export function finish(call: KernelCall, product: tf.TensorInfo): tf.TensorInfo {
  const { inputs, backend, attrs } = call;
  const { activation = "linear", leakyreluAlpha } = attrs as {
    activation?: string | undefined;
    leakyreluAlpha?: number | undefined;
  };
  const relu = activation === "relu";
  const [bias, values] = [backend.floats(inputs["bias"]), backend.floats(product)!];
  const { address, length } = values;
  if (bias && length > 0)
    backend.simd.activate(address, bias.address, length / bias.length, bias.length, relu);
  else if (relu) backend.simd.unary(4, address, address, length, 0);
  const name = KERNELS[activation];
  if (name === undefined) return product;
  const operands = { x: product, alpha: inputs["preluActivationWeights"] } as tf.NamedTensorInfoMap;
  const { kernelFunc } = tf.getKernel(name, COLLAPSAR);
  const out = kernelFunc({
    inputs: operands,
    backend,
    attrs: leakyreluAlpha === undefined ? {} : { alpha: leakyreluAlpha },
  });
  backend.disposeIntermediateTensorInfo(product);
  return out as tf.TensorInfo;
}
