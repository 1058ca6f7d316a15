import { checkObject } from "@collapsar/datasets/parts";
import type { Random } from "@collapsar/linalg";
import { checkFunction, InputError, shownValue } from "@collapsar/linalg/check";
import { checkNetwork } from "./architectures/graph.js";
import type { Examples } from "./training/data.js";
import type { TrainingState } from "./training/training-state.js";

/** Requires a state with its network and its tensors. */
export function checkState(fn: string | undefined, state: TrainingState): void {
  checkNetwork(fn, state?.network);
  if (state.parameters instanceof Map && state.statistics instanceof Map && state.slots instanceof Map)
    return;
  const requirement = "must be a state, as startTraining gives it";
  throw new InputError({ fn, argument: "state", requirement, received: shownValue(state) });
}

/** Requires examples of a network. */
export function checkExamples(fn: string | undefined, examples: Examples, argument = "examples"): void {
  if (examples?.values instanceof Float32Array) return;
  const requirement = "must be what examplesFor returns";
  throw new InputError({ fn, argument, requirement, received: shownValue(examples) });
}

/** Requires a source of random numbers. */
export function checkRandom(fn: string, random: Random): void {
  checkObject(fn, "random", random, "a source of random numbers, as seededRandom gives it");
  checkFunction(fn, "random.permutation", random.permutation);
}
