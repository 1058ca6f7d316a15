import { gram, type Matrix, matrix, seededRandom } from "@collapsar/linalg";
import { randomUniform } from "@collapsar/linalg/parts";
import {
  type Examples,
  empiricalNtk,
  examplesFor,
  forward,
  resnet20,
  startTraining,
  type TrainingState,
  useTensorflow,
} from "@collapsar/nn";
import { parameterCount } from "@collapsar/nn/parts";
import * as tf from "@tensorflow/tfjs";
import { use } from "../../../bench/backends.js";
import type { BenchCase } from "../../../bench/case.js";

const THREADS = 2;

function prepared(n: number): { state: TrainingState; examples: Examples } {
  const network = resnet20();
  const X = randomUniform(seededRandom(1), n, 32 * 32 * 3, 0, 1);
  const labels = Int32Array.from({ length: n }, (_, i) => i % 10);
  const state = startTraining(network, { seed: 1, optimiser: { kind: "sgd" } });
  return { state, examples: examplesFor(network, X, labels) };
}

/**
 * Jacobian contraction: a reverse pass for each example and logit, then the Gram matrix of the Jacobians laid out in
 * rows. A pass goes through the network alone, forward too: TensorFlow.js sums a weight's gradient over a batch, and
 * keeps no tape for a second logit.
 */
function byJacobians({ state, examples }: { state: TrainingState; examples: Examples }): Matrix {
  const { network, parameters } = state;
  const size = parameterCount(network);
  const J = new Float32Array(examples.n * network.classes * size);
  const names = [...parameters.keys()];
  const input = examples.shape as [number, number, number];
  const pixels = examples.values.length / examples.n;
  for (let i = 0; i < examples.n; i++) {
    const values = examples.values.subarray(i * pixels, (i + 1) * pixels);
    for (let k = 0; k < network.classes; k++) {
      const gradients = tf.tidy(() => {
        const x = tf.tensor4d(values, [1, ...input]);
        const logit = (...weights: tf.Tensor[]): tf.Scalar => {
          const own = new Map(names.map((name, p) => [name, weights[p] as tf.Tensor]));
          const outputs = forward(network, x, { parameters: own, statistics: state.statistics });
          return tf.slice(outputs.get(network.output) as tf.Tensor, [0, k], [1, 1]).asScalar();
        };
        return tf.grads(logit)([...parameters.values()]);
      });
      let at = (i * network.classes + k) * size;
      for (const gradient of gradients) {
        J.set(gradient.dataSync<"float32">(), at);
        at += gradient.size;
      }
      tf.dispose(gradients);
    }
  }
  return gram(matrix(examples.n, network.classes * size, J));
}

/** Both ways on backend collapsar over linalg's backend; equal to each other before they are timed. */
function against(backend: "native" | "wasm", n: number, peer: boolean): BenchCase {
  return {
    name: peer ? "empirical-ntk-jacobians" : "empirical-ntk",
    backend,
    dtype: "f32",
    size: `resnet20 32x32x3 n=${n} logits=10 threads=${THREADS}`,
    prepare: async () => {
      use(backend, THREADS);
      await useTensorflow("collapsar");
      const own = prepared(n);
      const run = () => empiricalNtk(own.state, own.examples);
      return peer ? { run, peer: { name: "jacobian-contraction", run: () => byJacobians(own) } } : { run };
    },
  };
}

export const cases: readonly BenchCase[] = [
  against("native", 120, false),
  against("wasm", 120, false),
  against("native", 40, true),
  against("wasm", 40, true),
];
