import { InputError } from "@collapsar/linalg";
import { caller, checkOneOf, checkPositive, ownOptions, type Settings } from "@collapsar/linalg/check";
import { type Schedule, scheduleKinds } from "../choices/schedule.js";
import type { LossName, MiniBatchOptions, Optimiser, TargetCoding } from "../choices/training.js";
import { recipeOptions } from "../options.js";
import { type BatchSettings, batchSettings } from "./batches.js";
import { type OptimiserSettings, resolveOptimiser, slotsOf } from "./optimiser.js";
import type { TrainingState } from "./training-state.js";

/** How a network is trained. */
export interface TrainingRecipe {
  readonly loss: LossName;
  /** How classes become targets; defaults to one-hot. */
  readonly coding?: TargetCoding | undefined;
  readonly optimiser: Optimiser;
  readonly learningRate: number;
  /** How the learning rate falls; defaults to constant. */
  readonly schedule?: Schedule | undefined;
  /**
   * λ of the decay on arrays of more than one axis (no biases, no normalisation parameters); defaults to 0. It is
   * coupled, the gradient of ½λ‖w‖², with sgd and adam, and decoupled, p ← (1 − ηλ) p before the step, with adamw.
   */
  readonly weightDecay?: number | undefined;
  /**
   * ε of label smoothing, in [0, 1): targets (1 − ε) y + ε/C (Szegedy et al. 2016), for one-hot targets of two
   * outputs or more; defaults to 0.
   */
  readonly labelSmoothing?: number | undefined;
  readonly batch: MiniBatchOptions;
  /** Number of epochs in all, those of a resumed state included. */
  readonly epochs: number;
  /**
   * A new optimiser for each epoch, as in [AGOP]'s code: its arrays are emptied and it counts its steps anew;
   * defaults to false.
   */
  readonly resetOptimiserEachEpoch?: boolean | undefined;
}

/** A recipe with all its settings. */
export type RecipeSettings = Omit<Settings<typeof recipeOptions>, "optimiser" | "batch"> & {
  readonly optimiser: OptimiserSettings;
  readonly batch: BatchSettings;
};

/**
 * The recipe with all its settings; one that cannot train the state is refused.
 *
 * @throws InputError if a number is out of its range, a name or key is unknown, or the state was started for another
 * optimiser
 */
export function resolveRecipe(recipe: TrainingRecipe, state: TrainingState): RecipeSettings {
  const settings = ownOptions(caller, recipeOptions, recipe);
  if (recipe.loss === "cross-entropy" && state.network.classes < 2) {
    throw new InputError({ requirement: "cross-entropy needs two outputs at least", received: "1" });
  }
  checkSmoothing(settings, state);
  checkSchedule(settings.schedule);
  const optimiser = resolveOptimiser(settings.optimiser);
  checkSlots(optimiser, state);
  return { ...settings, optimiser, batch: batchSettings(settings.batch, "batch") };
}

function checkSmoothing(
  { labelSmoothing, coding }: Pick<RecipeSettings, "labelSmoothing" | "coding">,
  state: TrainingState,
): void {
  if (labelSmoothing === 0 || (coding !== "plus-minus" && state.network.classes > 1)) return;
  const requirement = "needs one-hot targets of two outputs at least";
  const received = coding === "plus-minus" ? "plus-minus targets" : "one output";
  throw new InputError({ argument: "labelSmoothing", requirement, received });
}

function checkSchedule(schedule: Schedule): void {
  checkOneOf(caller, "schedule", schedule.kind, scheduleKinds);
  if (schedule.kind === "staircase") {
    checkPositive(caller, "factor of the staircase", schedule.factor);
    checkPositive(caller, "epochs of a stair", schedule.every);
  }
  if (schedule.kind === "cosine") checkPositive(caller, "epochs of the cosine", schedule.epochs);
}

function checkSlots(optimiser: OptimiserSettings, { parameters, slots }: TrainingState): void {
  for (const name of parameters.keys()) {
    const missing = slotsOf(optimiser).find((slot) => !slots.has(`${name}/${slot}`));
    if (missing === undefined) continue;
    const found = slots.keys().next().value ?? "none";
    throw new InputError({
      requirement: `the state must hold ${name}/${missing} for the recipe's ${optimiser.kind}`,
      received: `${found}: it was started for another optimiser`,
    });
  }
}
