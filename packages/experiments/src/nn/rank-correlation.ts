/** Spearman's correlation, ties by their mean rank; 0 where one of the two does not vary, NaN where a value is none. */
export function rankCorrelation(x: readonly number[], y: readonly number[]): number {
  if (x.length < 2 || ![...x, ...y].every(Number.isFinite)) return Number.NaN;
  const [a, b] = [ranks(x), ranks(y)];
  const mean = (x.length - 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((rank, i) => {
    const [u, v] = [rank - mean, b[i]! - mean];
    ab += u * v;
    aa += u * u;
    bb += v * v;
  });
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}

function ranks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal - 1) / 2;
  });
}
