import { InputError } from "@collapsar/linalg";
import { caller, checkOneOf } from "@collapsar/linalg/check";

/** Groups of quantities: NC1–NC5, the classifier's own, ranks, the table of classes, out-of-distribution scores. */
export const METRIC_GROUPS = ["nc", "classifier", "rank", "class", "ood"] as const;

/** A group of quantities that are measured together. */
export type MetricGroup = (typeof METRIC_GROUPS)[number];

/** The groups that are asked for, `all` being whatever the inputs allow. */
export interface ChosenGroups {
  readonly has: (group: MetricGroup) => boolean;
  /** Whether a group was named, so that a missing input is an error. */
  readonly named: (group: MetricGroup) => boolean;
}

/** Checks the names of groups. */
export function chosenGroups(
  groups: readonly (MetricGroup | "all")[] | undefined,
  fallback: readonly MetricGroup[],
): ChosenGroups {
  const asked = groups ?? fallback;
  if (!Array.isArray(asked) || asked.length === 0) {
    throw new InputError({ argument: "metrics", requirement: "must list groups", received: "none" });
  }
  for (const group of asked) checkOneOf(caller, "metrics", group, [...METRIC_GROUPS, "all"]);
  const all = asked.includes("all");
  return {
    has: (group) => all || asked.includes(group),
    named: (group) => groups !== undefined && asked.includes(group),
  };
}
