import { readFileSync } from "node:fs";
import type { Row } from "../../bench/report.js";

export type { Row };

/** The rows of one job on all backends. */
export interface Job {
  readonly name: string;
  readonly rows: readonly Row[];
}

declare const data: Job[];

export { data };

const file = new URL("../../bench/baseline.json", import.meta.url);

function load(): Job[] {
  const rows = JSON.parse(readFileSync(file, "utf8")) as Row[];
  return [...new Set(rows.map(({ name }) => name))].map((name) => ({
    name,
    rows: rows.filter((row) => row.name === name),
  }));
}

export default { watch: ["../../bench/baseline.json"], load };
