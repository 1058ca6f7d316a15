import { hasClasses } from "@collapsar/datasets/parts";
import { accuracy, type DeepRfmModel, predictDeepRfm } from "@collapsar/rfm";
import type { CommandContext, CommandResult } from "../../../contract/context.js";
import { UsageError } from "../../../contract/errors.js";
import { answer, namesTable } from "./answer.js";
import type { PredictFlags } from "./flags.js";
import { bareSamples, samplesFor } from "./samples.js";

/** Classes of new rows by a Deep RFM's last layer. */
export async function predictDeep(
  model: DeepRfmModel,
  spec: string,
  context: CommandContext<PredictFlags>,
): Promise<CommandResult> {
  const { proba, id } = context.options;
  if (proba === true) throw new UsageError("--proba: a Deep RFM gives classes, not probabilities");
  if (id !== undefined) throw new UsageError("--id: a Deep RFM takes rows of numbers");
  const labelled = await samplesFor(spec, context);
  // a table whose last column was taken for its labels has one column too few
  const { X, y, classNames } = labelled.X.cols === model.inputs ? labelled : await bareSamples(spec, context);
  const labels = context.compute(() => predictDeepRfm(model, X));
  const known = y.map((label) => model.classNames.indexOf(classNames[label]!));
  const score = hasClasses({ y }) ? accuracy(labels, known) : undefined;
  return answer(namesTable(labels, model.classNames), { kind: "classification", score }, context);
}
