import * as tf from "@tensorflow/tfjs";
import { forward, required } from "../architectures/forward.js";
import type { Layer } from "../architectures/graph.js";
import { epochBatches } from "./batches.js";
import { type Examples, gatherBatch } from "./data.js";
import { countCorrect, encodeTargets, lossOf } from "./loss.js";
import { optimiserStep, slotsOf } from "./optimiser.js";
import { checkRecipe, type TrainingRecipe } from "./recipe.js";
import { learningRateAt } from "./schedule.js";
import { replaceTensors, type TrainingState } from "./training-state.js";

/** What one epoch measured on its own batches, in training mode. */
export interface EpochResult {
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly learningRate: number;
}

/** The loss left the numbers, and with it the state: what was saved before is the last that is good. */
export class DivergenceError extends Error {
  constructor(
    readonly epoch: number,
    readonly learningRate: number,
  ) {
    super(
      `trainEpochs: the loss must stay finite, got a divergence in epoch ${epoch} at learning rate ${learningRate}`,
    );
    this.name = "DivergenceError";
  }
}

export interface TrainHooks {
  /** After each epoch; the state may be read, not changed. Return true to stop early. */
  readonly onEpoch?: (
    result: EpochResult,
    state: TrainingState,
  ) => boolean | undefined | Promise<boolean | undefined>;
  /** After each step, with the share of the epoch that is done. */
  readonly onStep?: (fraction: number) => void | Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Trains until `recipe.epochs` are done; the state is changed in place and can be saved after any epoch.
 *
 * @throws DivergenceError if the loss is not finite
 * @throws RangeError or TypeError if the recipe is not valid, or the state was started for another optimiser
 */
export async function trainEpochs(
  state: TrainingState,
  examples: Examples,
  recipe: TrainingRecipe,
  { onEpoch, onStep, signal }: TrainHooks = {},
): Promise<void> {
  checkRecipe("trainEpochs", recipe, state);
  while (state.epoch < recipe.epochs) {
    if (recipe.resetOptimiserEachEpoch) resetOptimiser(state);
    const result = await trainOneEpoch(state, examples, recipe, onStep, signal);
    state.epoch++;
    if ((await onEpoch?.(result, state)) === true) return;
  }
}

async function trainOneEpoch(
  state: TrainingState,
  examples: Examples,
  recipe: TrainingRecipe,
  onStep: TrainHooks["onStep"],
  signal: AbortSignal | undefined,
): Promise<EpochResult> {
  const learningRate = learningRateAt(
    recipe.schedule ?? { kind: "constant" },
    recipe.learningRate,
    state.epoch,
  );
  const batches = epochBatches(examples.labels, Math.max(2, examples.classes), recipe.batch, state.random);
  let [lossSum, correct, seen] = [0, 0, 0];
  for (const [b, rows] of batches.entries()) {
    signal?.throwIfAborted();
    const count = recipe.resetOptimiserEachEpoch ? b + 1 : state.step + 1;
    const result = trainStep(state, examples, rows, recipe, { learningRate, count });
    if (!Number.isFinite(result.loss)) throw new DivergenceError(state.epoch, learningRate);
    lossSum += result.loss * rows.length;
    correct += result.correct;
    seen += rows.length;
    await onStep?.((b + 1) / batches.length);
  }
  return { epoch: state.epoch, loss: lossSum / seen, accuracy: correct / seen, learningRate };
}

function resetOptimiser(state: TrainingState): void {
  const zeros = new Map([...state.slots].map(([name, tensor]) => [name, tf.zerosLike(tensor)]));
  replaceTensors(state.slots, zeros);
}

/** Rate of a step, and how many the optimiser has taken, this one included. */
interface StepNow {
  readonly learningRate: number;
  readonly count: number;
}

/** One step on one batch: loss and its gradient in training mode, decay, optimiser, running moments. */
export function trainStep(
  state: TrainingState,
  examples: Examples,
  rows: ArrayLike<number>,
  recipe: TrainingRecipe,
  now: StepNow,
): { loss: number; correct: number } {
  const names = [...state.parameters.keys()];
  const moments = new Map<string, tf.Tensor>();
  const { x, labels } = gatherBatch(examples, rows);
  const { coding = "one-hot" } = recipe;
  const targets = tf.tensor2d(encodeTargets(labels, examples.classes, coding), [
    labels.length,
    examples.classes,
  ]);
  let logits: tf.Tensor | undefined;
  const lossOfParameters = (...values: tf.Tensor[]): tf.Scalar => {
    const parameters = new Map(names.map((name, i) => [name, values[i] as tf.Tensor]));
    const onMoments = (layer: Layer, mean: tf.Tensor, variance: tf.Tensor) => {
      moments.set(`${layer.id}.mean`, tf.keep(tf.clone(mean)));
      moments.set(`${layer.id}.variance`, tf.keep(tf.clone(variance)));
    };
    const outputs = forward(state.network, x, {
      parameters,
      statistics: state.statistics,
      training: true,
      onMoments,
    });
    const output = required(outputs, state.network.output);
    logits = tf.keep(tf.clone(output));
    return lossOf(recipe.loss, output, targets);
  };
  const { value, grads } = tf.valueAndGrads(lossOfParameters)(
    names.map((name) => required(state.parameters, name)),
  );
  const loss = value.dataSync()[0] ?? Number.NaN;
  const correct = countCorrect(logits as tf.Tensor, labels, coding);
  applyGradients(state, names, grads, recipe, now);
  updateMoments(state, moments);
  tf.dispose([value, ...grads, x, targets, logits as tf.Tensor, ...moments.values()]);
  return { loss, correct };
}

function applyGradients(
  state: TrainingState,
  names: readonly string[],
  gradients: readonly tf.Tensor[],
  { optimiser, weightDecay = 0 }: TrainingRecipe,
  { learningRate, count }: StepNow,
): void {
  state.step++;
  const slotNames = slotsOf(optimiser);
  names.forEach((name, i) => {
    const parameter = required(state.parameters, name);
    const slots = slotNames.map((slot) => required(state.slots, `${name}/${slot}`));
    const decayed = weightDecay > 0 && parameter.rank > 1;
    const update = tf.tidy(() => {
      const gradient = gradients[i] as tf.Tensor;
      const total = decayed ? tf.add(gradient, tf.mul(parameter, weightDecay)) : gradient;
      const { parameter: next, slots: nextSlots } = optimiserStep(
        optimiser,
        parameter,
        total,
        slots,
        learningRate,
        count,
      );
      return [next, ...nextSlots];
    });
    replaceTensors(state.parameters, new Map([[name, update[0] as tf.Tensor]]));
    slotNames.forEach((slot, k) => {
      replaceTensors(state.slots, new Map([[`${name}/${slot}`, update[k + 1] as tf.Tensor]]));
    });
  });
}

/** running ← momentum · running + (1 − momentum) · batch. */
function updateMoments(state: TrainingState, moments: ReadonlyMap<string, tf.Tensor>): void {
  for (const layer of state.network.layers) {
    if (layer.operation.kind !== "batchNorm") continue;
    const { momentum } = layer.operation;
    for (const name of [`${layer.id}.mean`, `${layer.id}.variance`]) {
      const batch = required(moments, name);
      const running = required(state.statistics, name);
      const next = tf.tidy(() => tf.add(tf.mul(running, momentum), tf.mul(batch, 1 - momentum)));
      replaceTensors(state.statistics, new Map([[name, next]]));
    }
  }
}
