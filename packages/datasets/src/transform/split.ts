import { InputError, seededRandom } from "@collapsar/linalg";
import { ownOptions } from "@collapsar/linalg/check";
import { checkDataset } from "../check-arguments.js";
import { type Dataset, hasClasses } from "../dataset.js";
import { splitOptions } from "../options.js";
import { takeRows } from "./rows.js";

/** Options of `trainTestSplit`. */
export interface SplitOptions {
  /** Share of the rows that become the test part, in (0, 1). */
  readonly testFraction: number;
  /** Defaults to 0. */
  readonly seed?: number | undefined;
  /** Keep the shares of the classes in both parts, where there are labels; defaults to true. */
  readonly stratify?: boolean | undefined;
}

/** A data set in two parts. */
export interface DatasetSplit {
  readonly train: Dataset;
  readonly test: Dataset;
}

/** Row numbers grouped by class (or one group), each group in the order of the data. */
function groups({ X, y, classNames }: Dataset, stratify: boolean): number[][] {
  const rows = Array.from({ length: X.rows }, (_, i) => i);
  if (!stratify || !hasClasses({ y })) return [rows];
  return classNames.map((_, label) => rows.filter((i) => y[i] === label)).filter((group) => group.length > 0);
}

/** Test counts that add up to round(fraction · n): floors first, then the largest remainders. */
function testCounts(sizes: readonly number[], fraction: number): number[] {
  const exact = sizes.map((size) => size * fraction);
  const counts = exact.map(Math.floor);
  const total = Math.round(sizes.reduce((sum, size) => sum + size, 0) * fraction);
  const byRemainder = exact
    .map((value, i) => [value - Math.floor(value), i] as const)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  let missing = total - counts.reduce((sum, count) => sum + count, 0);
  for (const [, i] of byRemainder) {
    if (missing <= 0) break;
    counts[i]! += 1;
    missing -= 1;
  }
  return counts;
}

/**
 * A random split into training and test rows, the same for the same seed; rows keep their order.
 *
 * @throws InputError if testFraction is not in (0, 1) or leaves a part empty
 */
export function trainTestSplit(dataset: Dataset, options: SplitOptions): DatasetSplit {
  checkDataset("trainTestSplit", dataset);
  const { testFraction, seed, stratify } = ownOptions("trainTestSplit", splitOptions, options);
  const random = seededRandom(seed);
  const parts = groups(dataset, stratify);
  const counts = testCounts(
    parts.map((part) => part.length),
    testFraction,
  );
  const inTest = new Uint8Array(dataset.X.rows);
  parts.forEach((part, g) => {
    const order = random.permutation(part.length);
    for (let i = 0; i < counts[g]!; i++) inTest[part[order[i]!]!] = 1;
  });
  const rows = Array.from({ length: dataset.X.rows }, (_, i) => i);
  const test = rows.filter((i) => inTest[i] === 1);
  if (test.length === 0 || test.length === rows.length) {
    throw new InputError({
      fn: "trainTestSplit",
      requirement: "both parts must hold rows",
      received: `${test.length} test rows of ${rows.length}`,
    });
  }
  return {
    train: takeRows(
      dataset,
      rows.filter((i) => inTest[i] === 0),
    ),
    test: takeRows(dataset, test),
  };
}
