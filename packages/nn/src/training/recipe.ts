import { InputError } from "@collapsar/linalg";
import {
  checkInteger,
  checkKeys,
  checkNonNegative,
  checkOneOf,
  checkPositive,
} from "@collapsar/linalg/check";
import type { MiniBatchOptions } from "./batches.js";
import { type LossName, lossNames, type TargetCoding, targetCodings } from "./loss.js";
import { checkOptimiser, checkShare, type Optimiser, slotsOf } from "./optimiser.js";
import { type Schedule, scheduleKinds } from "./schedule.js";
import type { TrainingState } from "./training-state.js";

/** How a network is trained. */
export interface TrainingRecipe {
  readonly loss: LossName;
  readonly coding?: TargetCoding | undefined;
  readonly optimiser: Optimiser;
  readonly learningRate: number;
  readonly schedule?: Schedule | undefined;
  /**
   * λ of the decay on arrays of more than one axis (no biases, no normalisation parameters); defaults to 0. It is coupled, the
   * gradient of ½λ‖w‖², with sgd and adam, and decoupled, p ← (1 − ηλ) p before the step, with adamw.
   */
  readonly weightDecay?: number | undefined;
  /**
   * ε of label smoothing, in [0, 1): targets (1 − ε) y + ε/C (Szegedy et al. 2016), for one-hot targets of two outputs or more;
   * defaults to 0.
   */
  readonly labelSmoothing?: number | undefined;
  readonly batch: MiniBatchOptions;
  /** Number of epochs in all, those of a resumed state included. */
  readonly epochs: number;
  /** A new optimiser for each epoch, as in [AGOP]'s code: its arrays are emptied and it counts its steps anew; defaults to false. */
  readonly resetOptimiserEachEpoch?: boolean | undefined;
}

/**
 * Refuses a recipe that cannot train the state.
 *
 * @throws InputError if a number is out of its range, a name or key is unknown, or the state was started for another optimiser
 */
export function checkRecipe(fn: string, recipe: TrainingRecipe, state: TrainingState): void {
  checkKeys(fn, recipe ?? null, recipeKeys);
  checkPositive(fn, "learning rate", recipe.learningRate);
  checkInteger(fn, "epochs", recipe.epochs, 0);
  checkNonNegative(fn, "weight decay", recipe.weightDecay ?? 0);
  checkOneOf(fn, "loss", recipe.loss, lossNames);
  if (recipe.loss === "cross-entropy" && state.network.classes < 2) {
    throw new InputError({ fn, requirement: "cross-entropy needs two outputs at least", received: "1" });
  }
  checkOneOf(fn, "coding", recipe.coding ?? "one-hot", targetCodings);
  checkSmoothing(fn, recipe, state);
  if (recipe.schedule) checkSchedule(fn, recipe.schedule);
  checkOptimiser(fn, recipe.optimiser);
  checkSlots(fn, recipe.optimiser, state);
}

const recipeKeys = [
  "loss",
  "coding",
  "optimiser",
  "learningRate",
  "schedule",
  "weightDecay",
  "labelSmoothing",
  "batch",
  "epochs",
  "resetOptimiserEachEpoch",
] as const satisfies (keyof TrainingRecipe)[];

function checkSmoothing(
  fn: string,
  { labelSmoothing = 0, coding }: TrainingRecipe,
  state: TrainingState,
): void {
  checkShare(fn, "labelSmoothing", labelSmoothing);
  if (labelSmoothing === 0 || (coding !== "plus-minus" && state.network.classes > 1)) return;
  const requirement = "needs one-hot targets of two outputs at least";
  const received = coding === "plus-minus" ? "plus-minus targets" : "one output";
  throw new InputError({ fn, argument: "labelSmoothing", requirement, received });
}

function checkSchedule(fn: string, schedule: Schedule): void {
  checkOneOf(fn, "schedule", schedule.kind, scheduleKinds);
  if (schedule.kind === "staircase") {
    checkPositive(fn, "factor of the staircase", schedule.factor);
    checkPositive(fn, "epochs of a stair", schedule.every);
  }
  if (schedule.kind === "cosine") checkPositive(fn, "epochs of the cosine", schedule.epochs);
}

function checkSlots(fn: string, optimiser: Optimiser, { parameters, slots }: TrainingState): void {
  for (const name of parameters.keys()) {
    const missing = slotsOf(optimiser).find((slot) => !slots.has(`${name}/${slot}`));
    if (missing === undefined) continue;
    const found = slots.keys().next().value ?? "none";
    throw new InputError({
      fn,
      requirement: `the state must hold ${name}/${missing} for the recipe's ${optimiser.kind}`,
      received: `${found}: it was started for another optimiser`,
    });
  }
}
