import { InputError, NumericalError, type Work } from "@collapsar/linalg";
import { advance, caller, checkKeys, named } from "@collapsar/linalg/check";
import * as tf from "@tensorflow/tfjs";
import { forward, required } from "../architectures/forward.js";
import type { Network, NetworkLayer } from "../architectures/graph.js";
import { parameterSpecs } from "../architectures/parameters.js";
import { cutEpoch } from "./batches.js";
import { checkExamples, checkState } from "./check-arguments.js";
import { type Examples, gatherBatch } from "./data.js";
import { countCorrect, encodeTargets, lossOf } from "./loss.js";
import { optimiserStep, slotsOf } from "./optimiser.js";
import { type RecipeSettings, resolveRecipe, type TrainingRecipe } from "./recipe.js";
import { learningRateAt } from "./schedule.js";
import { replaceTensors, type TrainingState } from "./training-state.js";

/** Loss and accuracy of one epoch over its own batches, in training mode. */
export interface EpochResult {
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly learningRate: number;
}

/** The loss left the numbers, and with it the state: what was saved before is the last that is good. */
export class DivergenceError extends NumericalError {
  override readonly name = "DivergenceError";

  constructor(
    readonly epoch: number,
    readonly learningRate: number,
  ) {
    super(
      `trainEpochs: the loss must stay finite, got a divergence in epoch ${epoch} at learning rate ${learningRate}`,
    );
  }
}

/**
 * Trains until `recipe.epochs` are done, yielding after each epoch what it measured; the state is changed in place,
 * can be saved between epochs, and stays as it is when the caller leaves the loop. Progress is told after each step.
 *
 * @throws DivergenceError if the loss is not finite
 * @throws InputError if the recipe is not valid, or the state was started for another optimiser
 */
export async function* trainingEpochs(
  state: TrainingState,
  examples: Examples,
  recipe: TrainingRecipe,
  work?: Work,
): AsyncGenerator<EpochResult, void, undefined> {
  const settings = named("trainingEpochs", () => checkedTraining(state, examples, recipe, work));
  yield* epochsOf(state, examples, settings, work ?? {});
}

/**
 * Trains until `recipe.epochs` are done; the state is changed in place. `trainingEpochs` stops between epochs.
 *
 * @throws DivergenceError if the loss is not finite
 * @throws InputError if the recipe is not valid, or the state was started for another optimiser
 */
export async function trainEpochs(
  state: TrainingState,
  examples: Examples,
  recipe: TrainingRecipe,
  work?: Work,
): Promise<void> {
  const settings = named("trainEpochs", () => checkedTraining(state, examples, recipe, work));
  const epochs = epochsOf(state, examples, settings, work ?? {});
  while (!(await epochs.next()).done);
}

function checkedTraining(
  state: TrainingState,
  examples: Examples,
  recipe: TrainingRecipe,
  work: Work | undefined,
): RecipeSettings {
  checkState(caller, state);
  checkExamples(caller, examples);
  const settings = resolveRecipe(recipe, state);
  checkKeys(caller, work, ["signal", "onProgress"]);
  checkNormalised(state.network, Math.min(settings.batch.size, examples.n));
  return settings;
}

/**
 * Rows that a batch needs: 2 where a normalisation would otherwise see one value of each channel, and its variance is
 * 0.
 */
function leastRows({ layers }: Network): number {
  const single = layers.some(
    ({ operation, shape }) =>
      operation.kind === "batchNorm" && shape.slice(0, -1).every((extent) => extent === 1),
  );
  return single ? 2 : 1;
}

function checkNormalised(network: Network, rows: number): void {
  const least = leastRows(network);
  if (least === 1 || !(rows < least)) return;
  throw new InputError({
    requirement: `batch normalisation of single values needs batches of at least ${least} rows`,
    received: String(rows),
  });
}

async function* epochsOf(
  state: TrainingState,
  examples: Examples,
  recipe: RecipeSettings,
  work: Work,
): AsyncGenerator<EpochResult, void, undefined> {
  while (state.epoch < recipe.epochs) {
    if (recipe.resetOptimiserEachEpoch) resetOptimiser(state);
    const result = await trainOneEpoch(state, examples, recipe, work);
    state.epoch++;
    yield result;
  }
}

/** Milliseconds of training after which other work of the thread, such as a click on a stop button, gets its turn. */
const TURN = 30;

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

async function trainOneEpoch(
  state: TrainingState,
  examples: Examples,
  recipe: RecipeSettings,
  work: Work,
): Promise<EpochResult> {
  const { epoch } = state;
  const learningRate = learningRateAt(recipe.schedule, recipe.learningRate, epoch);
  const classes = Math.max(2, examples.classes);
  const least = leastRows(state.network);
  const batches = cutEpoch(examples.labels, classes, recipe.batch, state.random, least);
  let [lossSum, correct, seen, turned] = [0, 0, 0, performance.now()];
  for (const [b, rows] of batches.entries()) {
    const count = recipe.resetOptimiserEachEpoch ? b + 1 : state.step + 1;
    const result = trainStep(state, examples, rows, recipe, { learningRate, count });
    if (!Number.isFinite(result.loss)) throw new DivergenceError(epoch, learningRate);
    lossSum += result.loss * rows.length;
    correct += result.correct;
    seen += rows.length;
    const message = `loss ${(lossSum / seen).toPrecision(3)}, accuracy ${(correct / seen).toFixed(3)}`;
    advance(work, { done: epoch + (b + 1) / batches.length, total: recipe.epochs, unit: "epochs", message });
    if (performance.now() - turned > TURN) {
      await turn();
      turned = performance.now();
    }
  }
  return { epoch, loss: lossSum / seen, accuracy: correct / seen, learningRate };
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
  recipe: RecipeSettings,
  now: StepNow,
): { loss: number; correct: number } {
  const names = parameterSpecs(state.network).flatMap(({ name, trainable }) => (trainable ? [name] : []));
  const moments = new Map<string, tf.Tensor>();
  const { x, labels } = gatherBatch(examples, rows);
  const { coding, labelSmoothing } = recipe;
  const targets = tf.tensor2d(encodeTargets(labels, examples.classes, coding, labelSmoothing), [
    labels.length,
    examples.classes,
  ]);
  let logits: tf.Tensor | undefined;
  const lossOfParameters = (...values: tf.Tensor[]): tf.Scalar => {
    const parameters = new Map(state.parameters);
    names.forEach((name, i) => {
      parameters.set(name, values[i] as tf.Tensor);
    });
    const onMoments = (layer: NetworkLayer, mean: tf.Tensor, variance: tf.Tensor) => {
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
  updateMoments(state, moments, rows.length);
  tf.dispose([value, ...grads, x, targets, logits as tf.Tensor, ...moments.values()]);
  return { loss, correct };
}

function applyGradients(
  state: TrainingState,
  names: readonly string[],
  gradients: readonly tf.Tensor[],
  { optimiser, weightDecay }: RecipeSettings,
  { learningRate, count }: StepNow,
): void {
  state.step++;
  const slotNames = slotsOf(optimiser);
  names.forEach((name, i) => {
    const parameter = required(state.parameters, name);
    const slots = slotNames.map((slot) => required(state.slots, `${name}/${slot}`));
    const decay = parameter.rank > 1 ? weightDecay : 0;
    const decoupled = optimiser.kind === "adamw";
    const update = tf.tidy(() => {
      const gradient = gradients[i] as tf.Tensor;
      const coupled = decay > 0 && !decoupled;
      const { parameter: next, slots: nextSlots } = optimiserStep(
        optimiser,
        decay > 0 && decoupled ? tf.mul(parameter, 1 - learningRate * decay) : parameter,
        coupled ? tf.add(gradient, tf.mul(parameter, decay)) : gradient,
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

/** running ← momentum · running + (1 − momentum) · batch; of an unbiased variance, n/(n − 1) times the batch's. */
function updateMoments(state: TrainingState, moments: ReadonlyMap<string, tf.Tensor>, rows: number): void {
  for (const layer of state.network.layers) {
    if (layer.operation.kind !== "batchNorm") continue;
    const { momentum, runningVariance } = layer.operation;
    const count = layer.shape.slice(0, -1).reduce((product, extent) => product * extent, rows);
    for (const name of [`${layer.id}.mean`, `${layer.id}.variance`]) {
      const batch = required(moments, name);
      const running = required(state.statistics, name);
      const unbiased = runningVariance === "unbiased" && name.endsWith(".variance");
      const share = (1 - momentum) * (unbiased ? count / (count - 1) : 1);
      const next = tf.tidy(() => tf.add(tf.mul(running, momentum), tf.mul(batch, share)));
      replaceTensors(state.statistics, new Map([[name, next]]));
    }
  }
}
