/** One line of the result: ratio = peerSeconds / seconds, so that above 1 we are the faster. */
export interface Row {
  readonly name: string;
  readonly backend: string;
  readonly dtype: string;
  readonly size: string;
  readonly seconds: number;
  readonly peer: string | null;
  readonly peerSeconds: number | null;
  readonly ratio: number | null;
}

const WIDTHS = [22, 8, 6, 34, 12, 12, 12, 9];

function line(cells: readonly string[]): string {
  return cells
    .map((cell, i) => (i < 4 || i === 5 ? cell.padEnd(WIDTHS[i]!) : cell.padStart(WIDTHS[i] ?? 0)))
    .join(" ");
}

export function header(): string {
  return line(["name", "backend", "dtype", "size", "seconds", "peer", "peerSeconds", "ratio"]);
}

export function format(row: Row, note: string): string {
  const { name, backend, dtype, size, seconds, peer, peerSeconds, ratio } = row;
  const numbers = [peerSeconds?.toExponential(3) ?? "–", ratio?.toPrecision(3) ?? "–"];
  return `${line([name, backend, dtype, size, seconds.toExponential(3), peer ?? "–", ...numbers])}  ${note}`;
}

function sameCase(a: Row, b: Row): boolean {
  return (["name", "backend", "dtype", "size", "peer"] as const).every((key) => a[key] === b[key]);
}

/** The baseline with its rows of the measured cases replaced; new cases come last. */
export function merge(baseline: readonly Row[], rows: readonly Row[]): Row[] {
  const replaced = baseline.map((before) => rows.find((row) => sameCase(row, before)) ?? before);
  return [...replaced, ...rows.filter((row) => !baseline.some((before) => sameCase(row, before)))];
}

/** How the ratio stands to the baseline's: times differ between machines, ratios far less. */
export function compare(row: Row, baseline: readonly Row[]): { text: string; slower: boolean } {
  const before = baseline.find((candidate) => sameCase(candidate, row))?.ratio;
  if (!before || row.ratio === null) return { text: "", slower: false };
  const change = row.ratio / before - 1;
  return { text: `${change >= 0 ? "+" : "−"}${Math.abs(change * 100).toFixed(0)} %`, slower: change < -0.3 };
}
