import { randomNormal, seededRandom } from "@collapsar/linalg";
import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  disposeState,
  evaluate,
  examplesFor,
  graphBuilder,
  startTraining,
  type TrainingState,
  trainEpochs,
  useTensorflow,
} from "../src/index.js";
import { empiricalNtkFull, layerOutputs } from "../src/parts.js";

const n = 6;
const optimiser = { kind: "sgd" } as const;

/**
 * input – conv – padded average pool – dense: the pool lies between all of the convolution's parameters and the
 * output.
 */
function network(countPadding: boolean, [size, stride, padding]: readonly [number, number, number]) {
  const graph = graphBuilder();
  const conv = graph.conv(graph.input([5, 4, 1]), 2, { bias: true });
  const pooled = graph.pool(graph.activation(conv, "tanh"), "average", {
    size,
    stride,
    padding,
    countPadding,
  });
  const flat = graph.flatten(pooled);
  return graph.network("padded", flat, graph.dense(flat, 2, { id: "classifier" }));
}

function startOf(countPadding: boolean, window: readonly [number, number, number]) {
  const net = network(countPadding, window);
  const X = randomNormal(seededRandom(2), n, 20);
  const examples = examplesFor(net, X, [0, 1, 0, 1, 0, 1]);
  return { examples, state: startTraining(net, { seed: 3, optimiser, initialisation: "he-fan-out" }) };
}

/** Central differences of a function of the state by every parameter, parameters in their order. */
function differences(state: TrainingState, f: () => Float64Array): Float64Array[] {
  const step = 2 ** -7;
  return [...state.parameters].flatMap(([name, tensor]) =>
    Array.from(tensor.dataSync(), (_, i) => {
      const at = (by: number) => {
        const buffer = tf.buffer(tensor.shape, "float32", Float32Array.from(tensor.dataSync()));
        buffer.values[i]! += by;
        state.parameters.set(name, buffer.toTensor());
        const values = f();
        state.parameters.get(name)!.dispose();
        state.parameters.set(name, tensor);
        return values;
      };
      const [more, less] = [at(step), at(-step)];
      return more.map((value, k) => (value - less[k]!) / (2 * step));
    }),
  );
}

const backends = ["collapsar", "wasm", "cpu"] as const;
const windows = [
  [3, 1, 1],
  [3, 2, 1],
  [4, 3, 3],
  [2, 1, 0],
] as const;

describe.each(backends)("a padded average pool on backend %s", (backend) => {
  it.each(windows)(
    "size %d, stride %d, padding %d: steps and kernel are the derivative",
    async (...window) => {
      await useTensorflow(backend);
      for (const countPadding of [false, true]) {
        const { state, examples } = startOf(countPadding, window);
        const { output } = state.network;
        const logits = () => Float64Array.from(layerOutputs(state, examples, [output]).get(output)!.data);
        const J = differences(state, logits);
        const size = n * 2;
        const kernel = Float64Array.from({ length: size * size }, (_, at) =>
          J.reduce((sum, row) => sum + row[Math.floor(at / size)]! * row[at % size]!, 0),
        );
        const measured = empiricalNtkFull(state, examples).data;
        expect(Float64Array.from(measured)).toAgree(kernel, { absolute: 2e-2, relative: 1e-3 });

        const slope = differences(state, () =>
          Float64Array.of(evaluate(state, examples, { loss: "mse" }).loss),
        );
        const before = [...state.parameters.values()].flatMap((tensor) => Array.from(tensor.dataSync()));
        const learningRate = 2 ** -10;
        const recipe = { loss: "mse", optimiser, learningRate, batch: { size: n }, epochs: 1 } as const;
        await trainEpochs(state, examples, recipe);
        const after = [...state.parameters.values()].flatMap((tensor) => Array.from(tensor.dataSync()));
        const taken = before.map((value, i) => (value - after[i]!) / learningRate);
        expect(taken).toAgree(
          slope.map(([value]) => value!),
          { absolute: 3e-3 },
        );
        disposeState(state);
      }
    },
  );
});

it("counts the pixels that a window covers, or the whole window with countPadding", async () => {
  await useTensorflow("cpu");
  for (const [countPadding, corner] of [
    [false, 1],
    [true, 4 / 9],
  ] as const) {
    const graph = graphBuilder();
    const flat = graph.flatten(
      graph.pool(graph.input([3, 3, 1]), "average", { size: 3, stride: 1, padding: 1, countPadding }),
    );
    const net = graph.network("ones", flat, graph.dense(flat, 1));
    const state = startTraining(net, { seed: 1, optimiser });
    const ones = examplesFor(net, { rows: 1, cols: 9, data: new Float64Array(9).fill(1) }, [0]);
    const pooled = layerOutputs(state, ones, [flat]).get(flat)!;
    expect(pooled.data[0]).toAgree(corner, { relative: 1e-6 });
    expect(pooled.data[4]).toAgree(1, { relative: 1e-6 });
    disposeState(state);
  }
});
