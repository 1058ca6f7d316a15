import type { ScoredSets } from "@collapsar/metrics";
import { writeAtomic } from "../files/atomic-file.js";
import { csvOf } from "./series-formats.js";

/** One row a sample: which set it is of, its label (none outside), and every score that both sets have. */
function scoreRows({ labels, inside, outside }: ScoredSets, names: ReadonlyMap<number, string>) {
  const rowsOf = (set: "in" | "out", scores: ScoredSets["inside"]) => {
    const columns = Object.entries(scores);
    const label = (i: number) => names.get(labels[i]!) ?? String(labels[i]!);
    return Array.from(columns[0]?.[1] ?? [], (_, i) => ({
      set,
      label: set === "in" ? label(i) : null,
      ...Object.fromEntries(columns.map(([name, values]) => [name, values[i]!])),
    }));
  };
  return [...rowsOf("in", inside), ...rowsOf("out", outside)];
}

/** Writes the out-of-distribution scores of every sample as CSV. */
export function writeScores(path: string, scores: ScoredSets, names: ReadonlyMap<number, string>): void {
  writeAtomic(path, new TextEncoder().encode(csvOf(scoreRows(scores, names))));
}
