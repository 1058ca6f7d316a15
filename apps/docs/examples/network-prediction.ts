import { digits, perClass } from "@collapsar/datasets";
import { transpose } from "@collapsar/linalg";
import { scale } from "@collapsar/linalg/parts";
import {
  disposeState,
  empiricalNtk,
  evaluate,
  examplesFor,
  mlp,
  startTraining,
  type TrainingState,
  trainEpochs,
  useTensorflow,
} from "@collapsar/nn";
import { lastLayer } from "@collapsar/nn/parts";
import { closedDynamics, closestBlockKernel, stateCollapse } from "@collapsar/ntk";
import { closedStateOf } from "@collapsar/ntk/parts";

/** A small network on digits, trained by plain gradient descent on all of them at once. */
export interface NetworkPredictionSettings {
  /** Width of the two hidden layers. */
  readonly width: number;
  /** The step at which the network is measured, and the theory takes over. */
  readonly from: number;
  /** Steps of gradient descent. */
  readonly steps: number;
  readonly seed: number;
}

const [classes, rows, learningRate] = [10, 6, 0.25];
const n = classes * rows;

/** Gradient descent on ½‖F − Y‖²/(nC) is gradient flow of ½‖F − Y‖² at this time. */
const timeOf = (steps: number) => (learningRate * steps) / (n * classes);

/** Steps at which the network is measured, a constant factor apart. */
function probes(from: number, steps: number): number[] {
  const some = Array.from({ length: 13 }, (_, k) => Math.round(from * (steps / from) ** (k / 12)));
  return [...new Set(some)];
}

/** The network's course, and what the block dynamics say of it from one early state and three numbers of its kernel. */
export async function* networkPrediction({ width, from, steps, seed }: NetworkPredictionSettings) {
  await useTensorflow("collapsar");
  const { X, y } = perClass(digits(), rows);
  const network = mlp({ inputs: 64, classes, hidden: [width, width] });
  const examples = examplesFor(network, scale(X, 1 / 16), y);
  const optimiser = { kind: "sgd" } as const;
  const state = startTraining(network, { seed, optimiser, initialisation: "lecun" });
  const recipe = { loss: "half-mse", optimiser, learningRate, batch: { size: n } } as const;
  const closedNow = () => {
    const { H, W, b } = lastLayer(state, examples);
    return closedStateOf({ t: 0, W, b, H: transpose(H) }, y);
  };
  const measured: { step: number; nc1: number; loss: number }[] = [];
  let predicted: { step: number; nc1: number; loss: number }[] = [];
  let blocks: ReturnType<typeof closestBlockKernel> | undefined;
  try {
    for (const step of probes(from, steps)) {
      await trainEpochs(state, examples, { ...recipe, epochs: step });
      const closed = closedNow();
      if (blocks === undefined) {
        blocks = closestBlockKernel(featureKernel(state, width), y);
        const at = Array.from({ length: 49 }, (_, k) => from * (steps / from) ** (k / 48));
        const times = at.map((later) => timeOf(later - from));
        const { points } = closedDynamics(closed, {
          classes: { classes, perClass: rows },
          kappa: { diagonal: blocks.diagonal, within: blocks.within, between: blocks.between },
          time: times.at(-1)!,
          times,
          rtol: 1e-7,
        });
        predicted = points.map(({ nc1, loss }, k) => ({ step: at[k]!, nc1, loss }));
      }
      const { nc1 } = stateCollapse(closed, new Float64Array(classes).fill(rows));
      const { loss } = evaluate(state, examples, { loss: "half-mse" });
      measured.push({ step, nc1, loss: loss * n * classes });
      yield { measured: [...measured], predicted, blocks };
    }
  } finally {
    disposeState(state);
  }

  /** Θʰ, the tangent kernel of the last hidden layer, a unit. */
  function featureKernel(trained: TrainingState, units: number) {
    return scale(empiricalNtk(trained, examples, { target: network.features }), 1 / units);
  }
}
