import { agopEntries } from "./agop/entries.js";
import type { ExperimentEntry } from "./entry.js";
import type { Experiment } from "./experiment.js";
import { kkEntries } from "./kk/entries.js";
import { networkEntries } from "./nn/entries.js";
import { ntcEntries } from "./ntc/entries.js";

/** Every experiment by its id; the code of one is loaded when it is asked for. */
export const experimentEntries: readonly ExperimentEntry[] = [
  {
    id: "demo",
    title: "Three explanations of neural collapse on handwritten digits",
    paper: "KK, NTC, AGOP",
    load: async () => (await import("./demo/experiment.js")).demo,
  },
  ...kkEntries,
  ...ntcEntries,
  ...agopEntries,
  ...networkEntries,
];

/**
 * Loads an experiment by its id.
 *
 * @throws RangeError if there is no such experiment; the message names the nearest id
 */
export async function loadExperiment(id: string): Promise<Experiment> {
  const entry = experimentEntries.find((candidate) => candidate.id === id);
  if (entry) return entry.load();
  const near = nearestId(id);
  throw new RangeError(
    `loadExperiment: the id of a registered experiment, got "${id}"${near ? `; did you mean "${near}"?` : ""}`,
  );
}

function nearestId(id: string): string | undefined {
  let best: { id: string; distance: number } | undefined;
  for (const entry of experimentEntries) {
    const distance = editDistance(id, entry.id);
    if (distance <= Math.max(3, entry.id.length / 3) && (!best || distance < best.distance)) {
      best = { id: entry.id, distance };
    }
  }
  return best?.id;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
