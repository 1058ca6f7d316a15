import { matmul, matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { beforeAll, describe, expect, it } from "vitest";
import {
  disposeState,
  empiricalNtk,
  examplesFor,
  mlp,
  startTraining,
  type TrainingRecipe,
  trainEpochs,
  useTensorflow,
} from "../../src/index.js";
import { encodeTargets, parameterCount, torchWeights, withFixedClassifier } from "../../src/parts.js";
import { hasTorch, inTorch } from "../torch.js";

beforeAll(async () => {
  await useTensorflow("cpu");
});

const X = randomNormal(seededRandom(1), 12, 5);
const labels = Array.from({ length: 12 }, (_, i) => i % 3);
const optimiser = { kind: "adamw", beta1: 0.8, beta2: 0.95 } as const;
const network = mlp({ inputs: 5, classes: 3, hidden: [7] });

describe("AdamW with label smoothing", () => {
  it.runIf(hasTorch)("takes PyTorch's steps", { timeout: 180_000 }, async () => {
    const recipe: TrainingRecipe = {
      loss: "cross-entropy",
      optimiser,
      learningRate: 0.05,
      weightDecay: 0.3,
      labelSmoothing: 0.2,
      batch: { size: 12 },
      epochs: 6,
    };
    const state = startTraining(network, { seed: 2, optimiser, initialisation: "torch" });
    const before = [...torchWeights(state)].map(([name, { shape, data }]) => [name, shape, Array.from(data)]);
    await trainEpochs(state, examplesFor(network, X, labels), recipe);
    const out = inTorch<Record<string, number[]>>(
      `
net = torch.nn.Sequential()
net.add_module("hidden1", torch.nn.Linear(5, 7))
net.add_module("relu", torch.nn.ReLU())
net.add_module("classifier", torch.nn.Linear(7, 3))
net.load_state_dict({n: torch.tensor(v).reshape(s) for n, s, v in given["before"]})
groups = [{"params": [p for p in net.parameters() if (p.dim() > 1) == d], "weight_decay": 0.3 if d else 0.0} for d in (True, False)]
opt = torch.optim.AdamW(groups, lr=0.05, betas=(0.8, 0.95))
x, y = torch.tensor(given["x"]).reshape(12, 5), torch.tensor(given["labels"])
for _ in range(6):
    opt.zero_grad()
    torch.nn.functional.cross_entropy(net(x), y, label_smoothing=0.2).backward()
    opt.step()
out = {n: p.detach().flatten().tolist() for n, p in net.state_dict().items()}`,
      { before, x: Array.from(X.data), labels },
    );
    for (const [name, { data }] of torchWeights(state)) {
      expect(Array.from(data)).toAgree(out[name]!, { absolute: 2e-6 });
    }
    disposeState(state);
  });

  it("decays matrices by 1 − ηλ beside a step that the decay does not enter", async () => {
    const after = async (weightDecay: number) => {
      const state = startTraining(network, { seed: 2, optimiser, initialisation: "torch" });
      const start = Array.from(state.parameters.get("hidden1.kernel")!.dataSync());
      const recipe = { loss: "mse", optimiser, learningRate: 0.1, batch: { size: 12 }, epochs: 1 } as const;
      await trainEpochs(state, examplesFor(network, X, labels), { ...recipe, weightDecay });
      const end = Array.from(state.parameters.get("hidden1.kernel")!.dataSync());
      disposeState(state);
      return { start, end };
    };
    const [free, decayed] = [await after(0), await after(0.5)];
    expect(decayed.end).toAgree(
      free.end.map((value, i) => value - 0.1 * 0.5 * free.start[i]!),
      { absolute: 1e-6 },
    );
  });

  it("smooths targets to (1 − ε) y + ε/C", () => {
    expect(Array.from(encodeTargets([2, 0], 4, "one-hot", 0.2))).toAgree(
      [0.05, 0.05, 0.85, 0.05, 0.85, 0.05, 0.05, 0.05],
      { absolute: 1e-7 },
    );
  });
});

describe("a fixed simplex classifier", () => {
  const sgd = { kind: "sgd" } as const;

  it.each([
    [3, 2],
    [8, 4],
    [5, 6],
  ])("has unit rows with cosines −1/(C − 1): %d features, %d classes", (width, classes) => {
    const net = withFixedClassifier(mlp({ inputs: 4, classes, hidden: [width], bias: false }));
    const state = startTraining(net, { seed: 3, optimiser: sgd });
    const kernel = matrix(width, classes, state.parameters.get("classifier.kernel")!.dataSync<"float32">());
    const gram = matmul(kernel, kernel, { transposeA: true });
    const simplex = Float32Array.from({ length: classes ** 2 }, (_, i) =>
      i % (classes + 1) === 0 ? 1 : -1 / (classes - 1),
    );
    expect(gram.data).toAgree(simplex, { absolute: 1e-6 });
    expect(parameterCount(net)).toBe(4 * width);
    disposeState(state);
  });

  it("stays as it is in training, and is no parameter of the empirical NTK", async () => {
    const plain = mlp({ inputs: 5, classes: 3, hidden: [7], bias: false });
    const net = withFixedClassifier(plain);
    const examples = examplesFor(net, X, labels);
    const state = startTraining(net, { seed: 3, optimiser: sgd });
    const before = Array.from(state.parameters.get("classifier.kernel")!.dataSync());
    const hidden = Array.from(state.parameters.get("hidden1.kernel")!.dataSync());
    // With a trained classifier the kernel has the share of its inputs, C ⟨h, h'⟩, beside.
    const all = empiricalNtk({ ...state, network: plain }, examples);
    const fixed = empiricalNtk(state, examples);
    expect(all.data[0]! - fixed.data[0]!).toBeGreaterThan(0);
    const recipe = { loss: "mse", optimiser: sgd, learningRate: 0.1, batch: { size: 6 }, epochs: 3 } as const;
    await trainEpochs(state, examples, { ...recipe, weightDecay: 0.1 });
    expect(Array.from(state.parameters.get("classifier.kernel")!.dataSync())).toEqual(before);
    expect(Array.from(state.parameters.get("hidden1.kernel")!.dataSync())).not.toEqual(hidden);
    disposeState(state);
  });

  it("is refused where the features are too few", () => {
    expect(() => withFixedClassifier(mlp({ inputs: 4, classes: 6, hidden: [4] }))).toThrow(
      /at least 5 inputs/,
    );
  });
});
