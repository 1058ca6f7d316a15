import type { Random } from "@collapsar/linalg";
import { checkMethods, InputError, shownValue } from "@collapsar/linalg/check";
import { checkNetwork, type Network } from "../architectures/graph.js";

/** Any value's parts by their names, as they are before they are checked. */
type Parts<Key extends string> = { readonly [K in Key]: unknown };

/** Requires a state with its network and its tensors. */
export function checkState(
  fn: string | undefined,
  state: Parts<"network" | "parameters" | "statistics" | "slots">,
): void {
  checkNetwork(fn, state?.network as Network);
  if (state.parameters instanceof Map && state.statistics instanceof Map && state.slots instanceof Map)
    return;
  const requirement = "must be a state, as startTraining gives it";
  throw new InputError({ fn, argument: "state", requirement, received: shownValue(state) });
}

/** Requires examples of a network. */
export function checkExamples(
  fn: string | undefined,
  examples: Parts<"values">,
  argument = "examples",
): void {
  if (examples?.values instanceof Float32Array) return;
  const requirement = "must be what examplesFor returns";
  throw new InputError({ fn, argument, requirement, received: shownValue(examples) });
}

/** Requires a source of random numbers. */
export function checkRandom(fn: string, random: Random): void {
  checkMethods(fn, "random", random, "a source of random numbers, as seededRandom gives it,", [
    "permutation",
  ]);
}
