import { writeSafetensors } from "@collapsar/datasets/parts";
import { required } from "../architectures/forward.js";
import type { NetworkLayer } from "../architectures/graph.js";
import type { Shape } from "../choices/architecture.js";
import { checkState } from "./check-arguments.js";
import type { StateArray, TrainingState } from "./training-state.js";

/**
 * The weights of a network as PyTorch's state dict: `ID.weight`, `ID.bias` of dense layers (outputs × inputs) and
 * convolutions (outputs × inputs × height × width), `ID.running_mean` and `ID.running_var` beside those of
 * normalisations, ID the layer's id. A dense
 * layer behind a flattened image takes its inputs in PyTorch's order, channel by channel.
 */
export function torchWeights(state: TrainingState): Map<string, StateArray> {
  checkState("torchWeights", state);
  const layers = new Map(state.network.layers.map((layer) => [layer.id, layer]));
  const weights = new Map<string, StateArray>();
  const put = (
    name: string,
    from: ReadonlyMap<string, { shape: Shape; data: Float32Array }>,
    own: string,
  ) => {
    const array = from.get(own);
    if (array) weights.set(name, array);
  };
  for (const layer of state.network.layers) {
    const arrays = arraysOf(state, layer);
    if (layer.operation.kind === "conv") put(`${layer.id}.weight`, convolved(arrays), "kernel");
    if (layer.operation.kind === "dense") {
      put(`${layer.id}.weight`, transposed(arrays, imageBefore(layers, layer)), "kernel");
    }
    put(`${layer.id}.bias`, arrays, "bias");
    put(`${layer.id}.weight`, arrays, "scale");
    put(`${layer.id}.bias`, arrays, "shift");
    put(`${layer.id}.running_mean`, arrays, "mean");
    put(`${layer.id}.running_var`, arrays, "variance");
  }
  return weights;
}

/**
 * The same as a safetensors file, with the network's layers as JSON beside them (metadata `network`), from which
 * `examples/python/collapsar_network.py` builds the module.
 */
export function writeTorchWeights(state: TrainingState): Uint8Array {
  checkState("writeTorchWeights", state);
  const { name, layers, features, output, classes } = state.network;
  return writeSafetensors(Object.fromEntries(torchWeights(state)), {
    format: "pt",
    network: JSON.stringify({ name, layers, features, output, classes }),
  });
}

type Arrays = Map<string, { shape: number[]; data: Float32Array }>;

const roles = ["kernel", "bias", "scale", "shift", "mean", "variance"];

function arraysOf({ parameters, statistics }: TrainingState, { id }: NetworkLayer): Arrays {
  const arrays: Arrays = new Map();
  for (const role of roles) {
    const from = role === "mean" || role === "variance" ? statistics : parameters;
    if (!from.has(`${id}.${role}`)) continue;
    const tensor = required(from, `${id}.${role}`);
    arrays.set(role, { shape: [...tensor.shape], data: Float32Array.from(tensor.dataSync()) });
  }
  return arrays;
}

/** Height, width and channels of the image that was flattened to feed a dense layer. */
function imageBefore(layers: ReadonlyMap<string, NetworkLayer>, { inputs }: NetworkLayer): Shape {
  const before = layers.get(inputs[0] ?? "");
  const image = before?.operation.kind === "flatten" ? layers.get(before.inputs[0] ?? "")?.shape : undefined;
  return image?.length === 3 ? image : [1, 1, before?.shape[0] ?? 1];
}

/** height × width × inputs × outputs → outputs × inputs × height × width. */
function convolved(arrays: Arrays): Arrays {
  const { shape, data } = arrays.get("kernel")!;
  const [height = 1, width = 1, inputs = 1, outputs = 1] = shape;
  const turned = new Float32Array(data.length);
  for (let at = 0, position = 0; position < height * width; position++) {
    for (let i = 0; i < inputs; i++) {
      for (let o = 0; o < outputs; o++, at++)
        turned[(o * inputs + i) * height * width + position] = data[at]!;
    }
  }
  return new Map([["kernel", { shape: [outputs, inputs, height, width], data: turned }]]);
}

/** inputs × outputs → outputs × inputs, the inputs from height × width × channels to channels × height × width. */
function transposed(arrays: Arrays, [height = 1, width = 1, channels = 1]: Shape): Arrays {
  const { shape, data } = arrays.get("kernel")!;
  const [inputs = 1, outputs = 1] = shape;
  const turned = new Float32Array(data.length);
  for (let at = 0, position = 0; position < height * width; position++) {
    for (let c = 0; c < channels; c++) {
      const input = c * height * width + position;
      for (let o = 0; o < outputs; o++, at++) turned[o * inputs + input] = data[at]!;
    }
  }
  return new Map([["kernel", { shape: [outputs, inputs], data: turned }]]);
}
