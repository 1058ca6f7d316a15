import { listed, rareClassesNote } from "@collapsar/datasets/parts";
import type { Note } from "../contract/context.js";
import type { MetricsOptions } from "./flags.js";
import { labelSizes } from "./label-values.js";
import type { SharedInputs } from "./measure-set.js";
import type { OpenedSet } from "./opened-set.js";

/** Samples of each class by its name. */
function sizesOf({ y, names }: Pick<OpenedSet, "y" | "names">): Map<string, number> {
  const sizes = labelSizes(y);
  return new Map(
    [...names].flatMap(([label, name]) => (sizes.has(label) ? [[name, sizes.get(label)!]] : [])),
  );
}

/** The classes that a measurement is without: those too rare for --min-per-class, and those of the means alone. */
export function classNotes(
  set: Pick<OpenedSet, "y" | "names">,
  { minPerClass = 1 }: Pick<MetricsOptions, "minPerClass">,
  { means }: SharedInputs,
): Note[] {
  const sizes = sizesOf(set);
  const rare = [...sizes].filter(([, size]) => size < minPerClass);
  const rows = rare.reduce((sum, [, size]) => sum + size, 0);
  const absent = means?.names.filter((name) => !sizes.has(name)) ?? [];
  const message =
    `no samples of ${absent.length} of the ${means?.names.length} classes that have means: ` +
    `${listed(absent)}`;
  return [
    ...(rare.length > 0
      ? [
          rareClassesNote(
            rare.map(([name]) => name),
            rows,
            minPerClass,
          ),
        ]
      : []),
    ...(absent.length > 0 ? [{ kind: "classes", message }] : []),
  ];
}
