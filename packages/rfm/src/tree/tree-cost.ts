/** What a tree's operations depend on. */
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

/** Operations of all splits and of all leaves of n rows, before any is done: medians halve, so the shape is known. */
export function expectedCost(n: number, sizes: TreeSizes): { splits: number; leaves: number } {
  if (n <= sizes.leafRows) return { splits: 0, leaves: machineCost(n, sizes) };
  const half = expectedCost(n / 2, sizes);
  const { d, splitRows } = sizes;
  const own = machineCost(Math.min(n, splitRows), { ...sizes, rounds: 1 }) + 10 * n * d + 10 * d ** 3;
  return { splits: own + 2 * half.splits, leaves: 2 * half.leaves };
}
