import { gram, type Matrix, matmul, matrix, randomNormal, seededRandom, zeros } from "@collapsar/linalg";
import { frobeniusNorm, psdSqrt, rowRange, subtract } from "@collapsar/linalg/parts";
import { featureCorrelation, nc1TraceRatio } from "@collapsar/metrics";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import {
  disposeState,
  evaluate,
  examplesFor,
  graphBuilder,
  mlp,
  networkCollapse,
  startTraining,
  useTensorflow,
} from "../../src/index.js";
import {
  featureAnsatz,
  lastLayer,
  layerAgop,
  layerCollapse,
  layerOutputs,
  parameterMatrix,
} from "../../src/parts.js";

const labels = Int32Array.from({ length: 12 }, (_, i) => i % 3);

function prepared(seed: number) {
  const network = mlp({ inputs: 6, classes: 3, hidden: [8, 5], bias: false, activation: "erf" });
  const state = startTraining(network, { seed, optimiser: { kind: "sgd" }, initialisation: "torch" });
  return { state, examples: examplesFor(network, randomNormal(seededRandom(seed), 12, 6), labels) };
}

describe("layerAgop", () => {
  beforeAll(async () => {
    await useTensorflow("cpu");
  });

  it("equals central differences of the logits with respect to the layer's input", () => {
    const { state, examples } = prepared(2);
    const input = layerOutputs(state, examples, ["activation2"]).get("activation2")!;
    const [K2, K3] = [parameterMatrix(state, "hidden2.kernel"), parameterMatrix(state, "classifier.kernel")];
    const logits = (h: Float64Array): number[] => {
      const hidden = Array.from(matmul(matrix(1, 8, h), K2).data, (v) =>
        tf.tidy(() => tf.erf(v).dataSync()[0]!),
      );
      return Array.from(matmul(matrix(1, 5, Float64Array.from(hidden)), K3).data);
    };
    const expected = zeros(8, 8);
    for (let i = 0; i < 12; i++) {
      const h = Float64Array.from(rowRange(input, i, i + 1).data);
      const J = zeros(3, 8);
      for (let a = 0; a < 8; a++) {
        const shifted = (s: number) => logits(h.map((v, j) => (j === a ? v + s : v)));
        const [plus, minus] = [shifted(1e-2), shifted(-1e-2)];
        for (let k = 0; k < 3; k++) J.data[k * 8 + a] = (plus[k]! - minus[k]!) / 2e-2;
      }
      gram(J, { transpose: true }).data.forEach((v, index) => {
        expected.data[index]! += v / 12;
      });
    }
    const measured = layerAgop(state, examples, "hidden2", { tile: 5 });
    expect(frobeniusNorm(subtract(measured, expected)) / frobeniusNorm(expected)).toBeLessThan(1e-3);
    disposeState(state);
  });

  it("at the classifier is WᵀW itself, and refuses a layer that is not dense", () => {
    const { state, examples } = prepared(3);
    const W = parameterMatrix(state, "classifier.kernel");
    expect(frobeniusNorm(subtract(layerAgop(state, examples, "classifier"), gram(W)))).toBeLessThan(1e-5);
    expect(featureAnsatz(state, examples, ["classifier"])[0]!.agop).toBeCloseTo(1, 6);
    expect(() => layerAgop(state, examples, "activation2")).toThrow(
      /dense layer of the network, got activation2/,
    );
    disposeState(state);
  });
});

describe("featureAnsatz", () => {
  it("is the correlation of the entries of WᵀW with those of AGOP and of its root", () => {
    const { state, examples } = prepared(4);
    for (const { layer, agop, agopRoot } of featureAnsatz(state, examples, ["hidden1", "hidden2"])) {
      const neuralFeatures = gram(parameterMatrix(state, `${layer}.kernel`));
      const measured = layerAgop(state, examples, layer);
      expect(agop).toBeCloseTo(featureCorrelation(neuralFeatures, measured), 5);
      expect(agopRoot).toBeCloseTo(featureCorrelation(neuralFeatures, psdSqrt(measured)), 3);
    }
    disposeState(state);
  });

  it("takes the whole AGOP where a layer's input feeds another layer too", () => {
    const graph = graphBuilder();
    const h = graph.activation(graph.dense(graph.input([6]), 5), "erf");
    const both = graph.concat([graph.dense(h, 4, { bias: false, id: "one" }), graph.dense(h, 3)]);
    const network = graph.network("branched", both, graph.dense(both, 3));
    const state = startTraining(network, { seed: 6, optimiser: { kind: "sgd" }, initialisation: "torch" });
    const examples = examplesFor(network, randomNormal(seededRandom(6), 12, 6), labels);
    const [measured] = featureAnsatz(state, examples, ["one"]);
    const expected = featureCorrelation(
      gram(parameterMatrix(state, "one.kernel")),
      layerAgop(state, examples, "one"),
    );
    expect(measured!.agop).toBeCloseTo(expected, 6);
    disposeState(state);
  });
});

describe("layerCollapse", () => {
  it("NC1 is equal at SVᵀΦ, WΦ and (WᵀW)^{1/2}Φ", () => {
    const { state, examples } = prepared(5);
    const before = tf.memory().numTensors;
    const [first] = layerCollapse(state, examples, ["hidden1"]);
    const Phi = matrix(12, 6, Float64Array.from(examples.values));
    const K = parameterMatrix(state, "hidden1.kernel");
    const nc1 = (H: Matrix) => nc1TraceRatio(H, labels);
    expect(first!.input).toBeCloseTo(nc1(Phi), 10);
    expect(first!.rightPart).toBeCloseTo(nc1(matmul(Phi, K)), 9);
    expect(first!.rightPart).toBeCloseTo(nc1(matmul(Phi, psdSqrt(gram(K)))), 9);
    expect(tf.memory().numTensors).toBe(before);
    disposeState(state);
  });
});

describe("networkCollapse", () => {
  it("takes NC3 and NC4 from the network's own classifier", () => {
    const { state, examples } = prepared(8);
    const metrics = networkCollapse(state, examples, examples);
    const { H, W, b } = lastLayer(state, examples);
    expect([H.rows, H.cols, W.rows, W.cols, b.length]).toEqual([12, 5, 3, 5, 3]);
    expect(metrics.nc1.traceRatio).toBeCloseTo(nc1TraceRatio(H, labels), 12);
    expect(metrics.nc4).toBeDefined();
    expect(metrics.nc5).toBeDefined();
    const logits = matmul(H, W, { transposeB: true });
    const right = labels.reduce((count, label, i) => {
      const row = Array.from(rowRange(logits, i, i + 1).data);
      return count + (row.indexOf(Math.max(...row)) === label ? 1 : 0);
    }, 0);
    expect(evaluate(state, examples, { loss: "mse" }).accuracy).toBeCloseTo(right / 12, 12);
    disposeState(state);
  });
});
