import { breastCancer, type Dataset, wine } from "@collapsar/datasets";
import { seededRandom } from "@collapsar/linalg";
import { csvLines } from "../../../../../cli/src/output/csv.js";
import type { DroppedFile } from "../dropped-file.js";

/** Tables to begin with, by what the page calls them. */
export const sampleNames = ["made: a product of two of ten columns", "wine", "breast cancer"] as const;

export type SampleName = (typeof sampleNames)[number];

const asFile = (name: string, rows: readonly (readonly (string | number)[])[]): DroppedFile => ({
  name,
  bytes: new TextEncoder().encode(csvLines(rows)),
});

function ofDataset({ name, X, y, columns, classNames }: Dataset): DroppedFile {
  const rows = Array.from(y, (label, i) => [
    ...X.data.subarray(i * X.cols, (i + 1) * X.cols),
    classNames[label]!,
  ]);
  return asFile(`${name}.csv`, [[...columns, "class"], ...rows]);
}

/** 400 rows of ten columns, uniform in −1 … 1: the target is the product of the first two and a little noise. */
function product(): DroppedFile {
  const random = seededRandom(0);
  const names = Array.from({ length: 10 }, (_, k) => `x${k + 1}`);
  const rows = Array.from({ length: 400 }, () => {
    const row = names.map(() => Math.round(1000 * (2 * random.next() - 1)) / 1000);
    return [...row, Math.round(1000 * (row[0]! * row[1]! + 0.05 * (2 * random.next() - 1))) / 1000];
  });
  return asFile("product.csv", [[...names, "y"], ...rows]);
}

/** A sample table as the CSV that one could have dropped. */
export function sampleTable(name: SampleName): DroppedFile {
  if (name === "wine") return ofDataset(wine());
  return name === "breast cancer" ? ofDataset(breastCancer()) : product();
}
