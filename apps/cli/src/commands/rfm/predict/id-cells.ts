import type { Table, TableColumn } from "@collapsar/datasets";
import { didYouMean } from "@collapsar/linalg/check";
import { hinted, UsageError } from "../../../contract/errors.js";

/** Columns of a table as they are written, by name. */
export interface NamedCells {
  readonly names: readonly string[];
  readonly columns: readonly (readonly (string | number)[])[];
}

function cellsOf(column: TableColumn): (string | number)[] {
  if (column.kind === "categorical") return Array.from(column.codes, (code) => column.categories[code] ?? "");
  const written = (value: number) => (column.kind === "date" ? new Date(value).toISOString() : value);
  const { values } = column;
  if (column.kind === "numeric" && column.exact) return column.exact.map((cell) => String(cell ?? ""));
  return Array.from(values, (value) => (Number.isNaN(value) ? "" : written(value)));
}

/**
 * The cells that name a table's rows.
 *
 * @param mustBe - whether a column that is not there is an error: those of the fit may be missing from new rows
 */
export function idCells(table: Table, names: readonly string[], mustBe: boolean): NamedCells {
  const found = names.flatMap((name) => table.columns.find((column) => column.name === name) ?? []);
  const missing = names.find((name) => !table.columns.some((column) => column.name === name));
  if (mustBe && missing !== undefined) {
    const columns = table.columns.map(({ name }) => name);
    throw new UsageError(
      hinted(`--id ${missing}: expected a column of the table`, didYouMean(missing, columns)),
    );
  }
  return { names: found.map(({ name }) => name), columns: found.map(cellsOf) };
}
