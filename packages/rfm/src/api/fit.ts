import type { Dataset, RowsLike } from "@collapsar/datasets";
import type { StopSignal, Work } from "@collapsar/linalg";
import { checkKeys } from "@collapsar/linalg/check";
import { fitModel } from "../model/fit-model.js";
import type { ModelData } from "../model/model-data.js";
import { type ModelOptions, modelOptionKeys } from "../model/model-options.js";
import type { RfmModel } from "../model/rfm-model.js";
import { fitElsewhere } from "./fit-elsewhere.js";
import { type RowsDataOptions, rowsData, rowsDataKeys } from "./rows-data.js";

/** Settings of `fit`: those of the rows and of `fitModel`. */
export interface FitOptions
  extends RowsDataOptions,
    Omit<ModelOptions, "validation" | "onPartial" | "signal" | "onProgress"> {
  /** Rows to judge by, in any form; defaults to folds of the rows. */
  readonly validation?: Dataset | undefined;
}

/** Progress and stop of a fit in another thread: the signal may be an `AbortSignal`. */
export type FitWork = Work & {
  readonly signal?: (StopSignal & Partial<Pick<AbortSignal, "addEventListener">>) | undefined;
};

function split(
  rows: RowsLike | Dataset,
  options: FitOptions & Work,
): { data: ModelData; settings: ModelOptions } {
  checkKeys("fit", options, [...rowsDataKeys, ...modelOptionKeys]);
  const { target, targets, drop, index, columns, categorical, na, ...settings } = options;
  return { data: rowsData(rows, { target, targets, drop, index, columns, categorical, na }), settings };
}

/**
 * Fits a model to rows as programs have them: objects, arrays, columns by name, a table, a matrix or Arrow's. The
 * task is inferred from the target; names become one-hot, dates their parts, missing cells the mean, identifiers are
 * left out;
 * ridge and round are chosen on held-out rows. What was decided stands in the model's `notes`, `taskReason`, `tuned`
 * and `heldOut`.
 *
 * @throws InputError if the rows or the options cannot be worked with
 */
export function fitSync(rows: RowsLike | Dataset, options: FitOptions & Work = {}): RfmModel {
  const { data, settings } = split(rows, options);
  return fitModel(data, settings).model;
}

/**
 * As `fitSync`, in another thread: a worker of Node or of the browser, so that neither requests nor a page wait.
 * Where no worker can be started the fit runs in this thread.
 *
 * @throws as `fitSync`, and the signal's reason when it is aborted
 */
export async function fit(rows: RowsLike | Dataset, options: FitOptions & FitWork = {}): Promise<RfmModel> {
  const { data, settings } = split(rows, options);
  return fitElsewhere(data, settings);
}
