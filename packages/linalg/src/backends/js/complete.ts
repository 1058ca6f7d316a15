/** row −= its parts along the first `count` rows of X; returns what is left of its squared length. */
function clear(X: Float64Array, n: number, count: number, row: Float64Array): number {
  for (let i = 0; i < count; i++) {
    const x = X.subarray(i * n, (i + 1) * n);
    let along = 0;
    for (let j = 0; j < n; j++) along += x[j]! * row[j]!;
    for (let j = 0; j < n; j++) row[j] = row[j]! - along * x[j]!;
  }
  let square = 0;
  for (let j = 0; j < n; j++) square += row[j]! ** 2;
  return square;
}

/**
 * Orthonormal rows: those of X (k × n, k ≤ n) from `rank` on are replaced, each by the unit vector that lies least in
 * the rows before it, freed twice of its parts along them.
 */
export function completeRows(k: number, n: number, rank: number, X: Float64Array): void {
  const within = new Float64Array(n);
  const add = (i: number) => {
    for (let j = 0; j < n; j++) within[j] = within[j]! + X[i * n + j]! ** 2;
  };
  for (let i = 0; i < rank; i++) add(i);
  for (let i = rank; i < k; i++) {
    const row = X.subarray(i * n, (i + 1) * n).fill(0);
    row[within.indexOf(within.reduce((least, x) => Math.min(least, x), Number.POSITIVE_INFINITY))] = 1;
    for (let pass = 0; pass < 2; pass++) {
      const length = Math.sqrt(clear(X, n, i, row));
      for (let j = 0; j < n; j++) row[j] = row[j]! / length;
    }
    add(i);
  }
}
