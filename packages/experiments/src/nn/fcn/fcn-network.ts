import type { Matrix, Work } from "@collapsar/linalg";
import {
  type EpochResult,
  type Examples,
  examplesFor,
  mlp,
  startTraining,
  type TrainingState,
  trainingEpochs,
} from "@collapsar/nn";

/**
 * [KK]'s network: one output, biases from 0, first weights N(0, 1/d0), last weights N(0, 1.97²/width).
 */
export function startFcn(
  { X, y }: { readonly X: Matrix; readonly y: Int32Array },
  {
    width,
    hiddenLayers = 1,
    activation,
    seed,
  }: {
    readonly width: number;
    readonly hiddenLayers?: number;
    readonly activation: "erf" | "relu";
    readonly seed: number;
  },
): { state: TrainingState; examples: Examples } {
  const hidden = Array.from({ length: hiddenLayers }, () => width);
  const network = mlp({ inputs: X.cols, classes: 1, hidden, activation });
  const state = startTraining(network, {
    seed,
    optimiser: { kind: "sgd" },
    initialisation: "ntk",
    classifierStd: 1.97 / Math.sqrt(width),
  });
  return { state, examples: examplesFor(network, X, y) };
}

/** The published training: full-batch gradient descent on the mean squared error to y = ∓1, weight decay 1e-6. */
export function trainFcn(
  state: TrainingState,
  examples: Examples,
  { learningRate, epochs }: { readonly learningRate: number; readonly epochs: number },
  work: Work,
): AsyncGenerator<EpochResult> {
  return trainingEpochs(
    state,
    examples,
    {
      loss: "mse",
      coding: "plus-minus",
      optimiser: { kind: "sgd" },
      weightDecay: 1e-6,
      learningRate,
      batch: { size: examples.n },
      epochs,
    },
    work,
  );
}
