import { type Dataset, takeRows } from "@collapsar/datasets";
import { InputError } from "@collapsar/linalg";
import { deriveSeed } from "../../seed.js";
import { partlyShuffled } from "../../shuffled-labels.js";
import type { TrainingSettings } from "./run-training-settings.js";

/** The training rows with fewer rows of some classes and labels exchanged at random, as far as that is asked for. */
export function alteredTraining(data: Dataset, settings: TrainingSettings, seed: number): Dataset {
  const { classCounts, shuffledLabels = 0 } = settings;
  const kept = classCounts === undefined ? data : withClassCounts(data, classCounts);
  if (shuffledLabels === 0) return kept;
  return { ...kept, y: partlyShuffled(kept.y, shuffledLabels, deriveSeed(seed, "shuffled-labels")) };
}

/** The first rows of each class, as many as are asked for. */
function withClassCounts(data: Dataset, counts: readonly number[]): Dataset {
  const classes = data.classNames.length;
  if (counts.length !== classes) {
    throw new InputError({
      fn: "train",
      argument: "classCounts",
      requirement: `must name ${classes} classes`,
      received: String(counts.length),
    });
  }
  const seen = new Int32Array(classes);
  const rows = Array.from(data.y.keys()).filter((i) => seen[data.y[i]!]!++ < counts[data.y[i]!]!);
  const short = counts.findIndex((count, c) => seen[c]! < count);
  if (short >= 0) {
    throw new InputError({
      fn: "train",
      argument: "classCounts",
      requirement: `class ${data.classNames[short]} must have ${counts[short]} training rows`,
      received: String(seen[short]),
      remedy: "take more samples",
    });
  }
  return takeRows(data, rows);
}
