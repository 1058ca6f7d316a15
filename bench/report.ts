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
  /** Median seconds of each turn, ours beside the peer's. */
  readonly turns?: readonly (readonly number[])[];
  readonly wanted?: number;
  readonly bound?: string | undefined;
  readonly n?: number;
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

/** The cell of the "wanted" column: nothing, or the wanted ratio and whether it is met. */
export function againstWanted(row: Row): string {
  const { ratio, wanted, bound } = row;
  if (wanted === undefined || ratio === null) return "";
  return fallsShort(row) ? `wanted ${wanted}: not met${bound ? `, ${bound}` : ""}` : `wanted ${wanted}: met`;
}

/** Whether a row has a ratio to reach and does not. */
export const fallsShort = ({ ratio, wanted }: Row): boolean =>
  wanted !== undefined && ratio !== null && ratio < wanted;

/**
 * The exponent of the time in n, by least squares in logarithms, for every job that was measured at three sizes or
 * more.
 */
export function exponents(
  rows: readonly Row[],
): readonly { readonly job: string; readonly exponent: number }[] {
  const sized = rows.filter((row) => row.n !== undefined);
  return [...new Set(sized.map(jobOf))]
    .map((job) => [job, sized.filter((row) => jobOf(row) === job)] as const)
    .filter(([, sizes]) => new Set(sizes.map(({ n }) => n)).size >= 3)
    .map(([job, sizes]) => ({
      job,
      exponent: slope(sizes.map(({ n, seconds }) => [Math.log(n!), Math.log(seconds)])),
    }));
}

const jobOf = ({ name, backend, dtype }: Row) => `${name} ${backend} ${dtype}`;

function slope(points: readonly (readonly number[])[]): number {
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis]!, 0) / points.length;
  const [mx, my] = [mean(0), mean(1)];
  const over = points.reduce((sum, [x, y]) => sum + (x! - mx) * (y! - my), 0);
  return over / points.reduce((sum, [x]) => sum + (x! - mx) ** 2, 0);
}

/** How the ratio stands to the baseline's: times differ between machines, ratios far less. */
export function compare(row: Row, baseline: readonly Row[]): { text: string; slower: boolean } {
  const before = baseline.find((candidate) => sameCase(candidate, row))?.ratio;
  if (!before || row.ratio === null) return { text: "", slower: false };
  const change = row.ratio / before - 1;
  return { text: `${change >= 0 ? "+" : "−"}${Math.abs(change * 100).toFixed(0)} %`, slower: change < -0.3 };
}
