import {
  breastCancer,
  type Dataset,
  digits,
  gaussianMixture,
  iris,
  takeRows,
  wine,
} from "@collapsar/datasets";
import { firstRows } from "@collapsar/datasets/parts";

const bundled: Readonly<Record<string, () => Dataset>> = {
  digits,
  iris,
  wine,
  "breast-cancer": breastCancer,
  gaussian: () => gaussianMixture({ n: 600, d: 64, classes: 4, mean: 0.5, std: 1, seed: 0 }),
};

/** The reader of files is named by a variable, so that a bundler for browsers leaves it out. */
async function readDataset(spec: string, limit: number): Promise<Dataset> {
  const reader = "@collapsar/datasets/node";
  const { loadDataset } = (await import(reader)) as typeof import("@collapsar/datasets/node");
  return loadDataset(spec, { limit });
}

/**
 * The first `samples` rows of a data set (by its name, or a file in Node), sorted by class as the published runs do.
 *
 * @param spec - a data argument of the command line: digits, mnist:DIR, cifar10:DIR …
 * @param sort - false keeps the file's order
 */
export async function loadSamples(
  spec: string,
  samples: number,
  { sort = true }: { sort?: boolean } = {},
): Promise<Dataset> {
  const data = firstRows(bundled[spec]?.() ?? (await readDataset(spec, samples)), samples);
  if (!sort) return data;
  const order = Array.from(data.y.keys()).sort((a, b) => data.y[a]! - data.y[b]! || a - b);
  return takeRows(data, order);
}
