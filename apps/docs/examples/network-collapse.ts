import { digits, perClass } from "@collapsar/datasets";
import type { Matrix } from "@collapsar/linalg";
import { selectRows } from "@collapsar/linalg/parts";
import {
  networkCollapse as collapseOf,
  disposeState,
  empiricalNtk,
  evaluate,
  examplesFor,
  graphBuilder,
  startTraining,
  type TrainingRecipe,
  trainEpochs,
  useTensorflow,
} from "@collapsar/nn";
import { featureAnsatz } from "@collapsar/nn/parts";
import { labelAlignment } from "@collapsar/ntk";

/** A small network on four hundred handwritten digits. */
export interface NetworkCollapseSettings {
  /** Width of the hidden layers. */
  readonly width: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly epochs: number;
  readonly seed: number;
}

/** Epochs at which the network is measured: dense at the start, where most happens. */
function probes(epochs: number): number[] {
  const steps = Array.from({ length: 16 }, (_, k) => Math.round(epochs ** ((k + 1) / 16)));
  return [...new Set([0, ...steps])].filter((epoch) => epoch <= epochs);
}

/** The rows class after class, so that a kernel of them shows blocks. */
function sorted({ X, y }: { X: Matrix; y: Int32Array }) {
  const order = Array.from(y.keys()).sort((a, b) => y[a]! - y[b]! || a - b);
  return { X: selectRows(X, order), y: y.map((_, i) => y[order[i]!]!) };
}

/** Three hidden layers, each normalised over its batch before the ReLU, and a classifier. */
function normalisedNetwork(width: number) {
  const graph = graphBuilder();
  let h = graph.input([64]);
  for (const id of ["hidden1", "hidden2", "hidden3"]) {
    h = graph.activation(
      graph.batchNorm(graph.dense(h, width, { bias: false, id }), { momentum: 0.9 }),
      "relu",
    );
  }
  return graph.network(`digits-${width}`, h, graph.dense(h, 10, { bias: true, id: "classifier" }));
}

/** Trains the network and measures it as it goes: accuracy, NC1 to NC4, the NTK of six rows a class, weights against gradients. */
export async function* networkCollapse(settings: NetworkCollapseSettings) {
  const { width, learningRate, weightDecay, seed } = settings;
  await useTensorflow("collapsar");
  const network = normalisedNetwork(width);
  const rows = perClass(digits(), 40);
  const examples = examplesFor(network, { ...rows.X, data: rows.X.data.map((grey) => grey / 16) }, rows.y);
  const few = sorted(perClass(digits(), 6));
  const measured = examplesFor(network, { ...few.X, data: few.X.data.map((grey) => grey / 16) }, few.y);
  const optimiser = { kind: "sgd", momentum: 0.9, nesterov: true } as const;
  const recipe = {
    loss: "half-mse",
    optimiser,
    learningRate,
    weightDecay,
    batch: { size: 40, balanced: true },
    schedule: { kind: "cosine", epochs: settings.epochs },
  } as const;
  const state = startTraining(network, { seed, optimiser });
  const course = [];
  try {
    for (const epoch of probes(settings.epochs)) {
      await trainEpochs(state, examples, { ...recipe, epochs: epoch } satisfies TrainingRecipe);
      const { nc1, nc2, nc3, nc4 } = collapseOf(state, examples);
      const kernel = empiricalNtk(state, measured);
      course.push({
        epoch,
        accuracy: evaluate(state, examples, { loss: "half-mse" }).accuracy,
        nc1: nc1.traceRatio ?? Number.NaN,
        nc2: nc2.etfDistance ?? Number.NaN,
        nc3: nc3?.selfDuality ?? Number.NaN,
        nc4: nc4 ?? Number.NaN,
        alignment: labelAlignment(kernel, few.y).centred ?? Number.NaN,
        ansatz: featureAnsatz(state, measured, ["hidden1", "hidden2", "hidden3"]).map(
          ({ agopRoot }) => agopRoot,
        ),
      });
      yield { course: [...course], kernel, epochs: settings.epochs };
    }
  } finally {
    disposeState(state);
  }
}
