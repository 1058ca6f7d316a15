import { readArrayStream, type ValueArray, withFile } from "@collapsar/datasets/parts";
import { InputError, type Matrix } from "@collapsar/linalg";
import { maxAbs } from "@collapsar/linalg/parts";
import type { CommandContext, CommandResult } from "../../contract/context.js";
import { InterruptedError } from "../../contract/errors.js";
import { notesOf } from "../../data-argument/load-data.js";
import { classNotes } from "../../measure/class-notes.js";
import type { MetricsOptions } from "../../measure/flags.js";
import { labelValues } from "../../measure/label-values.js";
import { sharedInputs } from "../../measure/measure-file.js";
import { measureSet } from "../../measure/measure-set.js";
import { classifierOf, type OpenedSet } from "../../measure/opened-set.js";
import type { MetricsRow } from "../../measure/row.js";
import { naturally } from "../../measure/summary-file.js";
import { jsonLine } from "../../output/json.js";
import { type KeptRows, keptRows } from "./kept-rows.js";
import { pipeReads } from "./pipe-reads.js";
import { measurementText } from "./report-text.js";
import { keep, keepRows, printed } from "./results.js";
import { interruption, seriesKeeper } from "./series-keeper.js";

/** The batches of one measurement: rows that can be read twice, and the class of each by the names that were seen. */
interface Batches {
  /** Where they came through: a FIFO, or "-". */
  readonly path: string;
  readonly kept: KeptRows;
  readonly codes: Int32Array[];
  readonly known: Map<string, number>;
}

/** A pipe as messages name it. */
const shownPipe = (path: string) => (path === "-" ? "stdin" : path);

const noBatches = (path: string): Batches => ({ path, kept: keptRows(), codes: [], known: new Map() });

/** A batch of features, n × p; axes beyond the first lie side by side. */
function features({ shape, values }: ValueArray, batch: number): Matrix {
  if (!(values instanceof Float32Array || values instanceof Float64Array)) {
    throw new InputError({
      requirement: `features of batch ${batch} must be an array of numbers`,
      received: "whole numbers of 64 bits or text",
      remedy: "send features and labels in turn, features first",
    });
  }
  const rows = shape[0] ?? 1;
  const X = { rows, cols: rows === 0 ? 0 : values.length / rows, data: values };
  refuseNonFinite(X, batch);
  return X;
}

function refuseNonFinite(X: Matrix, batch: number): void {
  if (Number.isFinite(maxAbs(X))) return;
  const at = X.data.findIndex((value) => !Number.isFinite(value));
  throw new InputError({
    requirement: `features of batch ${batch} must be finite`,
    received: `${X.data[at]} in row ${Math.floor(at / X.cols) + 1}, column ${(at % X.cols) + 1}`,
  });
}

function addBatch({ kept, codes, known }: Batches, X: Matrix, y: ValueArray, batch: number): void {
  const own = y.values as ArrayLike<number | bigint | string>;
  if (own.length !== X.rows) {
    const requirement = `batch ${batch} must have a label for each of its ${X.rows} rows`;
    throw new InputError({ requirement, received: String(own.length) });
  }
  if (kept.cols !== undefined && kept.cols !== X.cols) {
    const requirement = `batch ${batch} must have ${kept.cols} features, as the first`;
    throw new InputError({ requirement, received: String(X.cols) });
  }
  const numbered = new Int32Array(own.length);
  for (let i = 0; i < own.length; i++) {
    const name = String(own[i]);
    const code = known.get(name) ?? known.size;
    if (code === known.size) known.set(name, code);
    numbered[i] = code;
  }
  codes.push(numbered);
  kept.add(X);
}

function setOf({ path, kept, codes, known }: Batches, options: MetricsOptions): OpenedSet {
  const classNames = naturally(known.keys());
  const values = labelValues(classNames);
  const place = new Map(classNames.map((name, c) => [name, values[c]!]));
  const byCode = Int32Array.from(known.keys(), (name) => place.get(name)!);
  const y = new Int32Array(kept.count);
  let at = 0;
  for (const part of codes) {
    for (const code of part) y[at++] = byCode[code]!;
  }
  return {
    path: shownPipe(path),
    labelsAt: { file: shownPipe(path) },
    H: kept.rows(),
    y,
    names: new Map(values.map((value, c) => [value, classNames[c]!])),
    ...classifierOf(undefined, options),
    close: () => kept.close(),
  };
}

/** The arrays of a pipe; where the user stops, the program before us is stopped too, and cuts its last one short. */
async function* arraysOf(
  path: string,
  context: Pick<CommandContext, "stop" | "checkStop" | "note">,
): AsyncGenerator<ValueArray> {
  try {
    yield* readArrayStream(pipeReads(path, context));
  } catch (error) {
    if (error instanceof InputError) context.checkStop();
    throw error;
  }
}

/**
 * Measurements as they end in a pipe: batches of features and labels in turn, ended by an array of 0 rows or the end.
 */
async function* measurements(path: string, context: CommandContext<MetricsOptions>): AsyncGenerator<Batches> {
  try {
    yield* inTurn(path, context);
  } catch (error) {
    throw withFile(error, shownPipe(path));
  }
}

async function* inTurn(path: string, context: CommandContext<MetricsOptions>): AsyncGenerator<Batches> {
  const { progress, checkStop } = context;
  const told = (done: number) => progress({ done, unit: "rows", message: `arrays from ${shownPipe(path)}` });
  told(0);
  let current = noBatches(path);
  let waiting: Matrix | undefined;
  let batch = 0;
  for await (const array of arraysOf(path, context)) {
    if (waiting !== undefined) {
      addBatch(current, waiting, array, batch);
      waiting = undefined;
      checkStop();
      told(current.kept.count);
    } else if (array.shape[0] === 0) {
      if (current.kept.count > 0) yield current;
      current = noBatches(path);
      batch = 0;
    } else {
      batch += 1;
      waiting = features(array, batch);
    }
  }
  // where the user stopped, the program before us did not come to its end
  checkStop();
  if (waiting !== undefined) {
    throw new InputError({
      requirement: `labels must follow the features of batch ${batch}`,
      received: "the end of the pipe",
    });
  }
  if (current.kept.count > 0) yield current;
}

/**
 * `collapsar metrics -`: one row for each measurement, printed at once; a run that the user stops keeps the finished
 * ones.
 */
export async function fromPipe(
  path: string,
  context: CommandContext<MetricsOptions>,
): Promise<CommandResult> {
  const { options, common, work } = context;
  const shared = await sharedInputs(context);
  const rows: MetricsRow[] = [];
  const atEnd = !common.json && ["csv", "latex", "parquet"].includes(options.format ?? "text");
  const keeper = seriesKeeper({ names: [], printed: !atEnd }, context);
  // loaded before the work: a pipe that is stopped has no time for it
  if (common.out !== undefined) await import("../../metric-series/series-run.js");
  let interrupted = false;
  try {
    for await (const batches of measurements(path, context)) {
      context.checkStop();
      const set = setOf(batches, options);
      const row = await context
        .compute(async () => measureSet(set, options, shared, work))
        .finally(() => set.close());
      classNotes(set, options, shared).forEach(notesOf(shownPipe(path), context));
      rows.push(row);
      // said before the row is printed: who reads it may stop us at once
      const keeping = keeper(rows.map((each) => [each]));
      if (!atEnd) {
        const lines = common.json || options.format === "json";
        context.output(lines ? jsonLine(row) : `${measurementText(row, context.style)}\n\n`);
      }
      await keeping;
    }
  } catch (error) {
    if (!(error instanceof InterruptedError) || rows.length === 0) throw error;
    interrupted = true;
  }
  if (rows.length === 0)
    throw new InputError({
      requirement: "the pipe must hold features and labels",
      received: "nothing",
      place: { file: shownPipe(path) },
    });
  const result = {
    json: { rows },
    ...(atEnd ? printed(rows, false, context) : { text: "", printed: true }),
  };
  if (!interrupted) {
    await keep(rows, [], context);
    return result;
  }
  const message = interruption({ done: rows.length }, common);
  return { ...result, interrupted: { message, keep: () => keepRows(rows, [], context) } };
}
