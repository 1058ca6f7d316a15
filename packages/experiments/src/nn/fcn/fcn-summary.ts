import { sizesName } from "../../kk/sweep/kernel-summary.js";
import { type LogBand, logBand } from "../../kk/sweep/log-band.js";
import { groupBy } from "../../statistics.js";
import type { FcnRow } from "./run-fcn.js";

export interface FcnSummary {
  readonly rows: readonly FcnRow[];
}

/** The quantity of a curve. */
export const fcnSources = [
  ["network, trained", "end"],
  ["network, at the start", "start"],
  ["adaptive kernel", "eos"],
  ["NNGP", "nngp"],
  ["NTK", "ntk"],
  ["data", "data"],
] as const;
export type FcnSource = (typeof fcnSources)[number][1];

/** The sources of which a run has numbers. */
export const sourcesOf = ({ rows }: FcnSummary) =>
  fcnSources.filter(([, source]) => rows.some((row) => row[source] !== null));

/** The rows of each pair of class sizes. */
export function bySizes({ rows }: FcnSummary): { name: string; rows: readonly FcnRow[] }[] {
  const groups = [...groupBy(rows, (row) => row.sizes.join("+")).values()];
  return groups.map((own) => ({ name: sizesName(own[0]!.sizes), rows: own }));
}

/** The repeats at each dimension, in rising order. */
export function byDimension(rows: readonly FcnRow[]): { d: number; rows: readonly FcnRow[] }[] {
  return [...groupBy(rows, (row) => row.d)]
    .sort(([left], [right]) => left - right)
    .map(([d, own]) => ({ d, rows: own }));
}

/** Mean log10 of a positive number over the repeats that have it. */
export function bandOf(rows: readonly FcnRow[], value: (row: FcnRow) => number | null): LogBand {
  return logBand(rows.map(value).filter((one) => one !== null));
}

/** Width, depth and training of a run's networks. */
export function describeFcn({ rows: [row] }: FcnSummary): string {
  if (!row) return "no networks";
  const layers = row.hiddenLayers === 1 ? "" : `${row.hiddenLayers} hidden layers of `;
  return `${layers}width ${row.width}, ${row.epochs} steps at rate ${row.learningRate}`;
}
