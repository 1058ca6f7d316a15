import { InputError } from "@collapsar/linalg";
import { checkPositive } from "@collapsar/linalg/check";
import type { TreeTargets } from "../tree/targets.js";
import type { ClassWeights } from "./model-options.js";

type Labels = Extract<TreeTargets, { kind: "labels" }>;

/** The weight of each class, by its label. */
function byLabel({ labels, classes }: Labels, names: readonly string[], weights: ClassWeights): number[] {
  if (weights === "balanced") {
    const counts = new Float64Array(classes);
    for (const label of labels) counts[label]!++;
    const present = counts.filter((count) => count > 0).length;
    return Array.from(counts, (count) => (count > 0 ? labels.length / (present * count) : 1));
  }
  if (typeof weights !== "object" || weights === null) {
    const requirement = 'must be "balanced" or an object of weights by class';
    throw new InputError({
      fn: "fitModel",
      argument: "classWeights",
      requirement,
      received: String(weights),
    });
  }
  for (const [name, weight] of Object.entries(weights)) {
    if (!names.includes(name)) {
      const requirement = `must name classes of the fit (${names.join(", ")})`;
      throw new InputError({
        fn: "fitModel",
        argument: "classWeights",
        requirement,
        received: JSON.stringify(name),
      });
    }
    checkPositive("fitModel", `classWeights of ${JSON.stringify(name)}`, weight);
  }
  return names.map((name) => (Object.hasOwn(weights, name) ? weights[name]! : 1));
}

/**
 * The weight of each row: its own times its class's; undefined where all are 1.
 *
 * @throws InputError for class weights of a regression, an unknown class or a weight that is not positive
 */
export function rowWeights(
  targets: TreeTargets,
  classNames: readonly string[],
  sampleWeights: ArrayLike<number> | undefined,
  classWeights: ClassWeights | undefined,
): ArrayLike<number> | undefined {
  if (classWeights === undefined) return sampleWeights;
  if (targets.kind === "values") {
    const requirement = "must be left out of a regression";
    throw new InputError({
      fn: "fitModel",
      argument: "classWeights",
      requirement,
      received: "class weights",
    });
  }
  const weights = byLabel(targets, classNames, classWeights);
  return Float64Array.from(targets.labels, (label, i) => weights[label]! * (sampleWeights?.[i] ?? 1));
}
