/**
 * The reflector H = I − beta vvᵀ that maps x, the entries from k on of a row of W, to a multiple of its first: v, in
 * the same places, is x over its largest entry, with one entry changed, so that H is orthogonal to rounding for x of
 * any
 * size.
 *
 * @param row - where the row begins in W
 * @param m - length of the row
 * @returns beta, 0 if x is 0
 */
export function reflector(W: Float64Array, row: number, m: number, k: number, v: Float64Array): number {
  let top = 0;
  for (let i = k; i < m; i++) top = Math.max(top, Math.abs(W[row + i]!));
  if (top === 0) return 0;
  let tail = 0;
  for (let i = k; i < m; i++) {
    v[i] = W[row + i]! / top;
    if (i > k) tail += v[i]! * v[i]!;
  }
  const head = v[k]!;
  const norm = Math.sqrt(head * head + tail);
  v[k] = head + (head >= 0 ? norm : -norm);
  return 2 / (tail + v[k]! * v[k]!);
}

/** The entries from k on of a row of W, which begins at `row`, := those of the row times I − beta vvᵀ. */
export function reflect(
  W: Float64Array,
  row: number,
  m: number,
  k: number,
  v: Float64Array,
  beta: number,
): void {
  let dot = 0;
  for (let i = k; i < m; i++) dot += W[row + i]! * v[i]!;
  dot *= beta;
  for (let i = k; i < m; i++) W[row + i] = W[row + i]! - dot * v[i]!;
}
