import { readFileSync } from "node:fs";
import { type Baseline, type Measured, rowsByJob } from "../../../../bench/baseline.js";
import { exponents, fallsShort, type Row } from "../../../../bench/report.js";
import { watched } from "./watched.js";

/** What was measured on one family of processors, job by job. */
export interface Family extends Omit<Measured, "rows"> {
  readonly family: string;
  readonly jobs: readonly { readonly name: string; readonly rows: readonly Row[] }[];
  readonly exponents: readonly { readonly job: string; readonly exponent: number }[];
}

declare const data: Family[];

export { data };

const file = new URL("../../../../bench/baseline.json", import.meta.url);

function load(): Family[] {
  const baseline = JSON.parse(readFileSync(file, "utf8")) as Baseline;
  return Object.entries(baseline).map(([family, { rows, ...machine }]) => ({
    family,
    ...machine,
    jobs: rowsByJob(rows.map((row) => (fallsShort(row) ? row : { ...row, bound: undefined }))),
    exponents: exponents(rows),
  }));
}

export default { watch: watched("../../../../bench/baseline.json"), load };
