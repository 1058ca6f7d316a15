import { applyScaling, DataError, encodeTable, type Table } from "@collapsar/datasets";
import { checkFinite, checkMatrix, InputError, type Matrix } from "@collapsar/linalg";
import type { RfmModel } from "./rfm-model.js";

/** Rows that a model takes: numbers with its columns, or a table like the one that it was fitted on. */
export type ModelRows = Matrix | Table;

const isTable = (rows: ModelRows): rows is Table => "columns" in rows;

/** A named table may lack the target, and may hold nothing else that the model does not know. */
function checkTableColumns(table: Table, model: RfmModel): void {
  const { columns, target } = model.coding!;
  const known = new Set([...columns.map(({ name }) => name), target?.name]);
  const extra = table.named ? table.columns.find(({ name }) => !known.has(name))?.name : undefined;
  const tooMany = !table.named && table.columns.length > columns.length + (target === undefined ? 0 : 1);
  if (extra === undefined && !tooMany) return;
  throw new DataError({
    expected: `the ${columns.length} columns of the fit`,
    found: extra === undefined ? `${table.columns.length} columns` : `also a column ${JSON.stringify(extra)}`,
    mend: "drop the columns that the model was not fitted on",
  });
}

/**
 * The rows as the model's machines see them: coded and scaled as the training rows were.
 *
 * @throws DataError if a table's columns or categories are not the fit's; RangeError if a matrix has other columns
 */
export function modelMatrix(model: RfmModel, rows: ModelRows): Matrix {
  const X = isTable(rows) ? tableMatrix(model, rows) : rows;
  checkMatrix("predict", "rows", X);
  if (X.cols !== model.columns.length) {
    throw new InputError({
      fn: "predict",
      requirement: `rows must have the ${model.columns.length} columns of the fit`,
      received: String(X.cols),
    });
  }
  checkFinite("predict", "rows", X);
  return model.scaling === undefined ? X : applyScaling(X, model.scaling);
}

function tableMatrix(model: RfmModel, table: Table): Matrix {
  if (model.coding === undefined) {
    throw new InputError({
      fn: "predict",
      requirement: "the model was fitted on numbers without a table's coding",
      received: "a table",
    });
  }
  checkTableColumns(table, model);
  return encodeTable(table, model.coding);
}
