import { checkInteger, checkNonNegative, checkOneOf, checkPositive } from "@collapsar/linalg";
import type { BatchOptions } from "./batches.js";
import { type LossName, lossNames, type TargetCoding, targetCodings } from "./loss.js";
import { type Optimiser, optimiserKinds, slotsOf } from "./optimiser.js";
import { type Schedule, scheduleKinds } from "./schedule.js";
import type { TrainingState } from "./training-state.js";

/** How a network is trained. */
export interface TrainingRecipe {
  readonly loss: LossName;
  readonly coding?: TargetCoding;
  readonly optimiser: Optimiser;
  readonly learningRate: number;
  readonly schedule?: Schedule;
  /** Coupled decay ½λ‖w‖² on arrays of more than one axis: no biases, no normalisation parameters. */
  readonly weightDecay?: number;
  readonly batch: BatchOptions;
  /** Number of epochs in all, those of a resumed state included. */
  readonly epochs: number;
  /** A new optimiser for each epoch, as in [AGOP]'s code: its arrays are emptied and it counts its steps anew; defaults to false. */
  readonly resetOptimiserEachEpoch?: boolean;
}

/**
 * Refuses a recipe that cannot train the state.
 *
 * @throws RangeError or TypeError if a number is out of its range, a name is unknown, or the state was started for another optimiser
 */
export function checkRecipe(fn: string, recipe: TrainingRecipe, state: TrainingState): void {
  checkPositive(fn, "learning rate", recipe.learningRate);
  checkInteger(fn, "epochs", recipe.epochs, 0);
  checkNonNegative(fn, "weight decay", recipe.weightDecay ?? 0);
  checkOneOf(fn, "loss", recipe.loss, lossNames);
  if (recipe.loss === "cross-entropy" && state.network.classes < 2) {
    throw new RangeError(`${fn}: cross-entropy needs two outputs at least, got 1`);
  }
  checkOneOf(fn, "coding", recipe.coding ?? "one-hot", targetCodings);
  if (recipe.schedule) checkSchedule(fn, recipe.schedule);
  checkOptimiser(fn, recipe.optimiser);
  checkSlots(fn, recipe.optimiser, state);
}

function checkSchedule(fn: string, schedule: Schedule): void {
  checkOneOf(fn, "schedule", schedule.kind, scheduleKinds);
  if (schedule.kind === "staircase") {
    checkPositive(fn, "factor of the staircase", schedule.factor);
    checkPositive(fn, "epochs of a stair", schedule.every);
  }
  if (schedule.kind === "cosine") checkPositive(fn, "epochs of the cosine", schedule.epochs);
}

function checkOptimiser(fn: string, optimiser: Optimiser): void {
  checkOneOf(fn, "optimiser", optimiser.kind, optimiserKinds);
  if (optimiser.kind === "adam") {
    checkShare(fn, "beta1", optimiser.beta1 ?? 0);
    checkShare(fn, "beta2", optimiser.beta2 ?? 0);
    checkPositive(fn, "epsilon", optimiser.epsilon ?? 1);
  } else checkShare(fn, "momentum", optimiser.momentum ?? 0);
}

function checkShare(fn: string, name: string, value: number): void {
  if (!(value >= 0 && value < 1)) throw new RangeError(`${fn}: ${name} must be in [0, 1), got ${value}`);
}

function checkSlots(fn: string, optimiser: Optimiser, { parameters, slots }: TrainingState): void {
  for (const name of parameters.keys()) {
    const missing = slotsOf(optimiser).find((slot) => !slots.has(`${name}/${slot}`));
    if (missing === undefined) continue;
    const found = slots.keys().next().value ?? "none";
    throw new RangeError(
      `${fn}: the state must hold ${name}/${missing} for the recipe's ${optimiser.kind}, got ${found}: it was started for another optimiser`,
    );
  }
}
