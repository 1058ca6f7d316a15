import { type LoadedDataset, loadDataset, readBytes } from "@collapsar/datasets/node";
import { withFile, writeNpy } from "@collapsar/datasets/parts";
import { accuracy, type DeepRfmModel, predictDeepRfm } from "@collapsar/rfm";
import { isDeepRfm, loadDeepRfm } from "@collapsar/rfm/parts";
import type { CommandContext, CommandResult } from "../../../contract/context.js";
import { UsageError } from "../../../contract/errors.js";
import { loadOptions } from "../../../data-argument/load-data.js";
import { writeAtomic } from "../../../files/atomic-file.js";
import { csvLines } from "../../../output/csv.js";
import { shown } from "../../../output/number.js";

/** A Deep RFM, if the file holds one. */
export function readDeepModel(path: string): DeepRfmModel | undefined {
  const bytes = readBytes(path);
  if (!isDeepRfm(bytes)) return undefined;
  try {
    return loadDeepRfm(bytes);
  } catch (error) {
    throw withFile(error, path);
  }
}

/** Rows with their labels where the columns leave one for them, else rows alone. */
async function loadRows(
  spec: string,
  { inputs }: DeepRfmModel,
  context: CommandContext,
): Promise<LoadedDataset> {
  const options = { ...loadOptions(context), task: "any" as const };
  const labelled = await loadDataset(spec, options).catch(() => undefined);
  return labelled?.X.cols === inputs ? labelled : loadDataset(spec, { ...options, target: null });
}

/** Classes of new rows by a Deep RFM's last layer. */
export async function predictDeep(
  model: DeepRfmModel,
  spec: string,
  context: CommandContext,
  to: string | undefined,
): Promise<CommandResult> {
  const { proba, id } = context.options;
  if (proba === true) throw new UsageError("--proba: a Deep RFM gives classes, not probabilities");
  if (id !== undefined) throw new UsageError("--id: a Deep RFM takes rows of numbers");
  const { X, y, classNames } = await loadRows(spec, model, context);
  const labels = context.compute(() => predictDeepRfm(model, X));
  const known = y.length > 0 ? y.map((label) => model.classNames.indexOf(classNames[label]!)) : undefined;
  const score = known === undefined ? undefined : accuracy(labels, known);
  if (score !== undefined) context.note(`accuracy on these rows: ${shown(score)}`);
  const predictions = Array.from(labels, (label) => model.classNames[label]!);
  const csv = csvLines([["prediction"], ...predictions.map((name) => [name])]);
  if (to !== undefined)
    writeAtomic(to, /\.npy$/i.test(to) ? writeNpy({ shape: [labels.length], data: labels }) : csv);
  return {
    json: {
      task: "classification",
      n: labels.length,
      columns: ["prediction"],
      predictions,
      ...(score === undefined ? {} : { score }),
    },
    text: `wrote ${labels.length} predictions to ${to}`,
    ...(to === undefined && { document: csv }),
  };
}
