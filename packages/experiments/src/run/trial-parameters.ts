import { canonicalJson } from "../hash.js";

/** Parameters of the trials of a run, the config's defaults followed through. */
export interface TrialParameters {
  /** Those that all trials have alike. */
  readonly shared: Readonly<Record<string, unknown>>;
  /** The values of the others, in the order of the trials; of those with more than `listed` values none. */
  readonly varied: Readonly<Record<string, readonly unknown[]>>;
}

/** Values of a parameter that a report lists. */
const listed = 12;

/** What the trials have in common and where they differ. */
export function trialParameters(trials: readonly unknown[]): TrialParameters {
  const shared: Record<string, unknown> = {};
  const varied: Record<string, unknown[]> = {};
  const objects = trials.filter((trial) => typeof trial === "object" && trial !== null) as Record<
    string,
    unknown
  >[];
  for (const key of new Set(objects.flatMap(Object.keys))) {
    const values = new Map(objects.map((trial) => [canonicalJson(trial[key] ?? null), trial[key] ?? null]));
    if (values.size === 1) shared[key] = objects[0]![key];
    else if (values.size <= listed) varied[key] = [...values.values()];
  }
  return { shared, varied };
}
