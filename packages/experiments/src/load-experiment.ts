import { InputError } from "@collapsar/linalg";
import { checkText, didYouMean } from "@collapsar/linalg/check";
import type { Experiment } from "./experiment.js";
import { experimentEntries } from "./registry.js";

/**
 * Loads an experiment by its id.
 *
 * @throws InputError if there is no such experiment; the message names the nearest id
 */
export async function loadExperiment(id: string): Promise<Experiment> {
  checkText("loadExperiment", "id", id);
  const entry = experimentEntries.find((candidate) => candidate.id === id);
  if (entry) return entry.load();
  const ids = experimentEntries.map((candidate) => candidate.id);
  throw new InputError({
    fn: "loadExperiment",
    requirement: "the id of a registered experiment",
    received: `"${id}"`,
    remedy: didYouMean(id, ids),
  });
}
