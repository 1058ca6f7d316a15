/** Row indices sorted by class: the rows of class c are `order[starts[c] … starts[c + 1])`. */
export interface ClassRows {
  readonly order: Uint32Array;
  readonly starts: Uint32Array;
}

/** Groups the rows by class, those labelled −1 left out, keeping their order within a class (counting sort). */
export function classRows(labels: ArrayLike<number>, counts: ArrayLike<number>): ClassRows {
  const starts = new Uint32Array(counts.length + 1);
  for (let c = 0; c < counts.length; c++) starts[c + 1] = starts[c]! + counts[c]!;
  const next = starts.slice();
  const order = new Uint32Array(starts[counts.length]!);
  for (let i = 0; i < labels.length; i++) if (labels[i]! >= 0) order[next[labels[i]!]!++] = i;
  return { order, starts };
}
