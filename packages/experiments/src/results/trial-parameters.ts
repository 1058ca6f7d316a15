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

type Settings = Readonly<Record<string, unknown>>;

/** The different values of every key, in the order of the objects; a key that one lacks is null there. */
export function distinctValues(objects: readonly Settings[]): Map<string, readonly unknown[]> {
  const valuesOf = (key: string) =>
    new Map(objects.map((object) => [canonicalJson(object[key] ?? null), object[key] ?? null])).values();
  return new Map([...new Set(objects.flatMap(Object.keys))].map((key) => [key, [...valuesOf(key)]]));
}

/** Common and differing parameters of the trials. */
export function trialParameters(trials: readonly unknown[]): TrialParameters {
  const objects = trials.filter((trial) => typeof trial === "object" && trial !== null) as Settings[];
  const values = [...distinctValues(objects)];
  return {
    shared: Object.fromEntries(
      values.flatMap(([key, [only, ...more]]) => (more.length === 0 ? [[key, only]] : [])),
    ),
    varied: Object.fromEntries(values.filter(([, { length }]) => length > 1 && length <= listed)),
  };
}
