import { writeSafetensors } from "@collapsar/datasets/parts";
import { InputError, type Matrix } from "@collapsar/linalg";
import type { Examples, Network, TrainingState } from "@collapsar/nn";
import { lastLayer, layerOutputs, writeTorchWeights } from "@collapsar/nn/parts";
import type { TrialContext } from "../../experiment.js";
import type { TrainingTrial } from "./network-config.js";
import type { NetworkData } from "./network-data.js";

/** Refuses layers that the network does not have, before it is trained. */
export function checkLayers(network: Network, layers: readonly string[] = []): void {
  const known = network.layers.map(({ id }) => id);
  const unknown = layers.find((id) => !known.includes(id));
  if (unknown === undefined) return;
  throw new InputError({
    fn: "train",
    argument: "layers",
    requirement: `must be among ${known.join(", ")}`,
    received: JSON.stringify(unknown),
  });
}

/** Writes the weights, and the features of training and test rows, where they are asked for. */
export function keepFiles(
  state: TrainingState,
  data: NetworkData,
  { keep = [], layers = [] }: Pick<TrainingTrial, "keep" | "layers">,
  context: TrialContext,
): void {
  if (keep.includes("weights")) context.keep?.("weights.safetensors", writeTorchWeights(state));
  if (!keep.includes("features")) return;
  context.keep?.("features-train.safetensors", featureFile(state, data.train, layers));
  if (data.test) context.keep?.("features-test.safetensors", featureFile(state, data.test, layers));
}

/**
 * X, y, W and b as `collapsar metrics` reads them, logits, and other layers by their ids; float32 as they were
 * computed.
 */
function featureFile(state: TrainingState, examples: Examples, layers: readonly string[]): Uint8Array {
  const { output } = state.network;
  const { H, W, b } = lastLayer(state, examples);
  const outputs = layerOutputs(state, examples, [output, ...layers]);
  const tensor = ({ rows, cols, data }: Matrix) => ({ shape: [rows, cols], data: Float32Array.from(data) });
  return writeSafetensors(
    Object.fromEntries([
      ["X", tensor(H)],
      ["y", { shape: [examples.n], data: examples.labels }],
      ["W", tensor(W)],
      ["b", { shape: [b.length], data: Float32Array.from(b) }],
      ["logits", tensor(outputs.get(output)!)],
      ...layers.map((id) => [id, tensor(outputs.get(id)!)] as const),
    ]),
  );
}
