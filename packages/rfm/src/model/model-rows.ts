import type { Note, Table } from "@collapsar/datasets";
import { applyScaling, encodeTable } from "@collapsar/datasets/parts";
import { InputError, type Matrix, type Work } from "@collapsar/linalg";
import { checkFinite, checkKeys, checkMatrix } from "@collapsar/linalg/check";
import { checkModel } from "../check-arguments.js";
import type { RfmModel } from "./rfm-model.js";

/** Rows that a model takes: numbers with its columns, or a table like the one that it was fitted on. */
export type ModelRows = Matrix | Table;

const isTable = (rows: ModelRows): rows is Table =>
  typeof rows === "object" && rows !== null && "columns" in rows;

/** How rows are taken, and how long work on them is watched and stopped. */
export interface RowsWork extends Work {
  /** Receives what was decided: categories that the fit did not have. */
  readonly onNote?: ((note: Note) => void) | undefined;
}

/**
 * The rows as the model's machines see them: coded and scaled as the training rows were.
 *
 * Categories that the fit did not have become zeros, columns that it did not have are left out.
 *
 * @throws InputError if a table lacks a column of the fit or holds text in place of its numbers, or a matrix has
 * other columns
 */
export function modelMatrix(model: RfmModel, rows: ModelRows, work: RowsWork = {}): Matrix {
  checkRowsCall("modelMatrix", model, work);
  const X = isTable(rows) ? tableMatrix(model, rows, work) : rows;
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

/** Requires a model, and how work on its rows is watched. */
export function checkRowsCall(fn: string, model: RfmModel, work: RowsWork): void {
  checkModel(fn, model);
  checkKeys(fn, work, ["signal", "onProgress", "onNote"]);
}

function tableMatrix(model: RfmModel, table: Table, { onNote }: RowsWork): Matrix {
  if (model.coding === undefined) {
    throw new InputError({
      fn: "predict",
      requirement: "the model was fitted on numbers without a table's coding",
      received: "a table",
    });
  }
  return encodeTable(table, model.coding, { onNote });
}
