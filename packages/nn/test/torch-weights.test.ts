import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSafetensors } from "@collapsar/datasets";
import { randomNormal, seededRandom } from "@collapsar/linalg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  densenet40,
  disposeState,
  examplesFor,
  graphBuilder,
  mlp,
  type Network,
  resnet18,
  resnet20,
  startTraining,
  type TrainingState,
  trainEpochs,
  useTensorflow,
} from "../src/index.js";
import { layerOutputs, torchWeights, vgg11Truncated, writeTorchWeights } from "../src/parts.js";
import { hasTorch, inTorch } from "./torch.js";

const folder = mkdtempSync(join(tmpdir(), "torch-weights-"));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(async () => {
  await useTensorflow("collapsar");
});

const optimiser = { kind: "sgd" } as const;

/** Every kind of layer, a flattened image before a dense layer among them. */
function everything(): Network {
  const graph = graphBuilder();
  const x = graph.input([6, 5, 3]);
  const a = graph.activation(graph.batchNorm(graph.conv(x, 4, { stride: 2, bias: true })), "tanh");
  const b = graph.pool(a, "average", { size: 2, stride: 1, padding: 1 });
  const c = graph.pool(a, "average", { size: 2, stride: 1, padding: 1, countPadding: true });
  const d = graph.concat([graph.add([b, c]), graph.pool(a, "max", { size: 2, stride: 1, padding: 1 })]);
  const e = graph.activation(graph.dense(graph.flatten(d), 7), "erf");
  return graph.network("everything", e, graph.dense(e, 3));
}

/** A state whose running statistics are no longer those of its start. */
async function trained(network: Network): Promise<{ state: TrainingState; rows: Float64Array }> {
  const inputs = network.layers[0]!.shape.reduce((a, b) => a * b, 1);
  const X = randomNormal(seededRandom(1), 4, inputs);
  const examples = examplesFor(network, X, [0, 1, 0, 1]);
  const state = startTraining(network, { seed: 2, optimiser, initialisation: "torch" });
  const recipe = { loss: "mse", optimiser, learningRate: 0.05, batch: { size: 4 }, epochs: 2 } as const;
  await trainEpochs(state, examples, recipe);
  return { state, rows: X.data as Float64Array };
}

describe("writeTorchWeights", () => {
  it("has PyTorch's names and layouts", async () => {
    const { state } = await trained(everything());
    const shapes = Object.fromEntries([...torchWeights(state)].map(([name, { shape }]) => [name, shape]));
    expect(shapes).toEqual({
      "conv1.weight": [4, 3, 3, 3],
      "conv1.bias": [4],
      "batchNorm2.weight": [4],
      "batchNorm2.bias": [4],
      "batchNorm2.running_mean": [4],
      "batchNorm2.running_var": [4],
      "dense10.weight": [7, 128],
      "dense10.bias": [7],
      "dense12.weight": [3, 7],
      "dense12.bias": [3],
    });
    const { metadata } = parseSafetensors(writeTorchWeights(state));
    expect(JSON.parse(metadata["network"]!)).toMatchObject({ name: "everything", classes: 3 });
    disposeState(state);
  });

  // One process for all networks: it takes PyTorch longer to start than to compute.
  it.runIf(hasTorch)(
    "gives PyTorch the same logits, whatever the network",
    { timeout: 300_000 },
    async () => {
      const networks: Network[] = [
        mlp({ inputs: 9, classes: 3, hidden: [8, 7] }),
        everything(),
        resnet20({ input: [16, 16, 3], widthFactor: 0.25 }),
        resnet18({ input: [32, 32, 1], widthFactor: 0.1 }),
        densenet40({ input: [8, 8, 1], widthFactor: 0.5 }),
        vgg11Truncated({ input: [32, 32, 1], widthFactor: 0.1 }),
      ];
      const given: { file: string; shape: readonly number[]; x: number[] }[] = [];
      const ours: number[][] = [];
      for (const network of networks) {
        const { state, rows } = await trained(network);
        const file = join(folder, `${network.name}.safetensors`);
        writeFileSync(file, writeTorchWeights(state));
        const X = { rows: 4, cols: rows.length / 4, data: rows };
        const outputs = layerOutputs(state, examplesFor(network, X, [0, 1, 0, 1]), [network.output]);
        given.push({ file, shape: network.layers[0]!.shape, x: Array.from(rows) });
        ours.push(Array.from(outputs.get(network.output)!.data));
        disposeState(state);
      }
      const python = fileURLToPath(new URL("../../../examples/python", import.meta.url));
      const theirs = inTorch<number[][]>(
        `
sys.path.insert(0, given["python"])
sys.dont_write_bytecode = True
from collapsar_network import load
out = []
for one in given["networks"]:
    network, graph = load(one["file"])
    x = torch.tensor(one["x"]).reshape(4, *one["shape"])
    if x.dim() == 4: x = x.permute(0, 3, 1, 2)
    out.append(network(x).detach().flatten().tolist())`,
        { python, networks: given },
      );
      for (const [i, logits] of theirs.entries()) {
        expect(ours[i]).toAgree(logits, { absolute: 1e-5 * Math.max(...logits.map(Math.abs)) });
      }
    },
  );
});
