/** Sizes that a tree's operation count depends on. */
export interface TreeSizes {
  /** Columns. */
  readonly d: number;
  readonly outputs: number;
  readonly leafRows: number;
  readonly splitRows: number;
  readonly rounds: number;
}

/** Operations of one machine's rounds on m rows: Cholesky, Gram matrices and AGOP. */
export function machineCost(
  m: number,
  { d, outputs, rounds }: Omit<TreeSizes, "leafRows" | "splitRows">,
): number {
  return (rounds + 1) * m * m * (m / 3 + 4 * d + 20) + rounds * 2 * m * m * Math.min(m, outputs * d);
}

/**
 * Time of an operation of a split, whose machines are small, against one of a leaf: measured at 1,000 and 3,000 rows.
 */
const splitSlowness = 1.6;

/** Time of all splits and of all leaves of n rows, in operations of a leaf, before any is done: medians halve, so the
 * shape is known. Leaves that are fitted side by side take their share of it. */
export function expectedCost(
  n: number,
  sizes: TreeSizes,
  concurrency = 1,
): { splits: number; leaves: number } {
  const { splits, leaves } = operations(n, sizes);
  return { splits: splitSlowness * splits, leaves: leaves / concurrency };
}

function operations(n: number, sizes: TreeSizes): { splits: number; leaves: number } {
  if (n <= sizes.leafRows) return { splits: 0, leaves: machineCost(n, sizes) };
  const half = operations(n / 2, sizes);
  const { d, splitRows } = sizes;
  const own = machineCost(Math.min(n, splitRows), { ...sizes, rounds: 1 }) + 10 * n * d + 10 * d ** 3;
  return { splits: own + 2 * half.splits, leaves: 2 * half.leaves };
}
