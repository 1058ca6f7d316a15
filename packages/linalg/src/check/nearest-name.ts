/** Number of single-letter insertions, deletions, replacements and swaps of neighbours between two words. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(previous[j]! + 1, current[j - 1]! + 1, replace);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, before[j - 2]! + 1);
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length]!;
}

/** The name that was probably meant, or undefined where none is near: at most two of five letters wrong. */
export function nearestName(wanted: string, names: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let least = Infinity;
  for (const name of names) {
    const distance = editDistance(wanted.toLowerCase(), name.toLowerCase());
    if (distance < least && distance <= Math.max(1, Math.floor(0.4 * Math.max(name.length, wanted.length)))) {
      least = distance;
      nearest = name;
    }
  }
  return nearest;
}

/** The question which name was meant, for the end of a message; undefined where none is near. */
export function didYouMean(wanted: string, names: Iterable<string>): string | undefined {
  const near = nearestName(wanted, names);
  return near === undefined ? undefined : `did you mean ${near}?`;
}
