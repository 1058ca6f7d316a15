import { breastCancer, type Dataset, digits, iris, wine } from "@collapsar/datasets";

const bundled: Readonly<Record<string, () => Dataset>> = {
  digits,
  iris,
  wine,
  "breast-cancer": breastCancer,
};

/**
 * A data set by its data argument: a bundled one anywhere, any other form of the command line's where files can be
 * read.
 *
 * @throws whatever the reader says about the files
 */
export async function loadData(spec: string): Promise<Dataset> {
  const known = bundled[spec];
  if (known) return known();
  const reader: string = "@collapsar/datasets/node";
  const { loadDataset } = (await import(/* @vite-ignore */ reader)) as {
    loadDataset(spec: string): Promise<Dataset> | Dataset;
  };
  return loadDataset(spec);
}
