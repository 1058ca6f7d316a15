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
import { TORCH_RESNET20 } from "./torch-resnet20.js";

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

/**
 * The same contraction in PyTorch by its autograd, which like ours has the running statistics of the normalisation:
 * functorch, which would take the images together, is in no PyTorch of Debian's.
 */
const torchJacobians = (n: number) => `${TORCH_RESNET20}
torch.set_num_threads(${THREADS})
net.eval()
x, weights = torch.rand(${n}, 3, 32, 32), list(net.parameters())
def ntk():
    rows = []
    for one in x.split(1):
        logits = net(one)[0]
        for k in range(10):
            rows.append(torch.cat([g.flatten() for g in torch.autograd.grad(logits[k], weights, retain_graph=k < 9)]))
    J = torch.stack(rows).view(${n}, -1)
    return J @ J.T
`;

type Peer = "pytorch" | "jacobian-contraction";

/** On backend collapsar over linalg's backend, beside one of the other ways. */
function against(backend: "native" | "wasm", n: number, peer: Peer): BenchCase {
  return {
    name: "empirical-ntk",
    backend,
    dtype: "f32",
    size: `resnet20 32x32x3 n=${n} logits=10 threads=${THREADS}`,
    prepare: async () => {
      use(backend, THREADS);
      await useTensorflow("collapsar");
      const own = prepared(n);
      const run = () => empiricalNtk(own.state, own.examples);
      if (peer === "pytorch") return { run, peer: { name: peer, setup: torchJacobians(n), python: "ntk()" } };
      return { run, peer: { name: peer, run: () => byJacobians(own) } };
    },
  };
}

export const cases: readonly BenchCase[] = [
  against("native", 120, "pytorch"),
  against("wasm", 120, "pytorch"),
  against("native", 40, "jacobian-contraction"),
  against("wasm", 40, "jacobian-contraction"),
];
