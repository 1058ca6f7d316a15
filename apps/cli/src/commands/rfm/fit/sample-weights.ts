import { DataError, type Dataset } from "@collapsar/datasets";
import { readTable } from "@collapsar/datasets/node";
import { UsageError } from "../../../contract/errors.js";
import { tableFormat } from "../rfm-data.js";

/**
 * The weights of a data set's rows: a column of the table that they were read from.
 *
 * @throws UsageError if the data is no table, DataError if there is no such column of positive numbers
 */
export async function sampleWeights(spec: string, name: string, rows: Dataset): Promise<number[]> {
  const format = tableFormat(spec);
  if (format === undefined) throw new UsageError("--sample-weights: the data is no table of named columns");
  const table = await readTable(spec, format);
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column?.kind !== "numeric") {
    const found = column === undefined ? "no such column" : "a column of another kind";
    throw new DataError({ file: spec, column: name, expected: "weights, positive numbers", found });
  }
  const byRow = new Map(Array.from(column.values, (weight, i) => [table.fileRow(i), weight] as const));
  return Array.from({ length: rows.X.rows }, (_, i) => {
    const row = rows.fileRows?.[i] ?? i + 1;
    const weight = byRow.get(row) ?? Number.NaN;
    if (weight > 0 && Number.isFinite(weight)) return weight;
    const found = Number.isNaN(weight) ? "a missing cell" : String(weight);
    throw new DataError({ file: spec, row, column: name, expected: "a positive weight in every row", found });
  });
}
