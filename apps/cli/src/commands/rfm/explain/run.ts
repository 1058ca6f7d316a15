import { join } from "node:path";
import { withFile } from "@collapsar/datasets/parts";
import { didYouMean } from "@collapsar/linalg/check";
import type { Figure } from "@collapsar/plot";
import {
  explain,
  explainRows,
  type PartialDependence,
  partialDependence,
  type RfmModel,
  type RowExplanation,
} from "@collapsar/rfm";
import type { CommandContext, CommandResult } from "../../../contract/context.js";
import { hinted, UsageError } from "../../../contract/errors.js";
import { notesOf } from "../../../data-argument/load-data.js";
import { drawSvg } from "../../../files/draw-svg.js";
import { shown } from "../../../output/number.js";
import { textTable } from "../../../output/table.js";
import { importanceFigure } from "../importance-figure.js";
import { readModel } from "../read-model.js";
import { readLike, tableFormat } from "../rfm-data.js";
import type { ExplainFlags } from "./flags.js";

function outputNames({ task }: RfmModel): readonly string[] {
  return task.kind === "classification" ? task.classNames : task.targetNames;
}

/** Names between commas; the longest that is known first, for a name may hold a comma itself. */
function namesBetweenCommas(text: string, known: readonly string[]): string[] {
  const pieces = text.split(",");
  const found: string[] = [];
  for (let start = 0; start < pieces.length; ) {
    const name = (end: number) => pieces.slice(start, end).join(",").trim();
    let end = pieces.length;
    while (end > start + 1 && !known.includes(name(end))) end--;
    if (name(end) !== "") found.push(name(end));
    start = end;
  }
  return found;
}

function partials(model: RfmModel, text: string, context: CommandContext): PartialDependence[] {
  const columns = model.coding?.columns.map(({ name }) => name) ?? model.columns;
  const known = [...columns, ...model.columns];
  return namesBetweenCommas(text, known).map((feature) => {
    if (!known.includes(feature)) {
      const sentence = `--partial ${feature}: expected a column of the fit`;
      throw new UsageError(hinted(sentence, didYouMean(feature, columns)));
    }
    return context.compute(() => partialDependence(model, feature, context.work));
  });
}

function partialTable(
  { feature, values, scores }: PartialDependence,
  model: RfmModel,
  { style }: CommandContext,
): string {
  const rows = values.map((value, i) => [
    value,
    ...scores.data.subarray(i * scores.cols, (i + 1) * scores.cols),
  ]);
  return textTable({ columns: [feature, ...outputNames(model)], rows }, style);
}

function partialFigure({ feature, values, scores }: PartialDependence, model: RfmModel): Figure | undefined {
  if (typeof values[0] !== "number") return undefined;
  const series = outputNames(model).map((name, c) => ({
    name,
    x: values as number[],
    y: values.map((_, i) => scores.data[i * scores.cols + c]!),
  }));
  return {
    kind: "line",
    title: `Mean prediction against ${feature}`,
    x: { label: feature },
    y: { label: "mean score" },
    series,
  };
}

/** Rows whose slopes are printed; JSON has all. */
const shownRows = 5;

/** The gradients of a table's rows. */
async function slopesOf(model: RfmModel, path: string, context: CommandContext): Promise<RowExplanation[]> {
  const format = tableFormat(path);
  if (format === undefined || model.coding === undefined)
    throw new UsageError("--rows: expected a table, and a model of one");
  const table = await readLike(path, format, model.coding, {
    onNote: notesOf(path, context),
    ...context.work,
  });
  try {
    return context.compute(() => explainRows(model, table, context.work));
  } catch (error) {
    throw withFile(error, path);
  }
}

/** A row's steepest columns: how the scores change per unit, or per deviation of a category's column. */
function slopesText(
  { scores, slopes }: RowExplanation,
  at: number,
  top: number,
  { style }: CommandContext,
): string {
  const names = Object.keys(scores);
  const said = names.map((name) => `${name} ${shown(scores[name]!)}`).join(", ");
  const rows = slopes
    .slice(0, top)
    .map(({ feature, value, perUnit, perDeviation }) => [feature, value, ...(perUnit ?? perDeviation)]);
  const columns = ["column", "value", ...names.map((name) => `${name} per unit`)];
  return [`Row ${at + 1}: ${said}`, "", textTable({ columns, rows }, style)].join("\n");
}

/** The text of a model's explanation. */
export async function run(context: CommandContext<ExplainFlags>): Promise<CommandResult> {
  const [path] = context.args as [string];
  const { top, partial = "", figure, rows: rowsOf } = context.options;
  context.progress({ done: 0, message: `reading ${path}` });
  const model = readModel(path);
  const { importance, topEigenvalues, directions } = context.compute(() =>
    explain(model, { directions: Math.min(top, 5) }),
  );
  const found = partials(model, partial, context);
  const rowwise = rowsOf === undefined ? [] : await slopesOf(model, rowsOf, context);
  const { out } = context.common;
  const bars = importanceFigure(importance, top);
  for (const target of [figure, out && join(out, "importance.svg")]) if (target) await drawSvg(target, bars);
  for (const dependence of found) {
    const drawn = partialFigure(dependence, model);
    if (drawn && out)
      await drawSvg(join(out, `partial-${dependence.feature.replaceAll(/[^\w-]+/g, "_")}.svg`), drawn);
  }
  const shuffled = importance.some(({ permutation }) => permutation !== undefined);
  const rows = [...importance]
    .sort((a, b) => b.value - a.value)
    .slice(0, top)
    .map(({ feature, value, perDeviation, perUnit, permutation }) => [
      ...[feature, value, ...(shuffled ? [permutation?.value, permutation?.spread] : [])],
      ...[perDeviation, perUnit],
    ]);
  const columns = ["column", "importance", ...(shuffled ? ["when shuffled", "±"] : [])];
  const first = directions[0];
  const lines = [
    textTable({ columns: [...columns, "change per deviation", "per unit"], rows }, context.style),
    ...(first === undefined
      ? []
      : [
          "",
          `First direction (${shown(100 * first.share)} % of the metric): ${first.components
            .slice(0, 5)
            .map(({ feature, weight }) => `${shown(weight)} ${feature}`)
            .join(", ")}`,
        ]),
    ...found.flatMap((dependence) => ["", partialTable(dependence, model, context)]),
    ...rowwise.slice(0, shownRows).flatMap((row, at) => ["", slopesText(row, at, top, context)]),
  ];
  const json = {
    task: model.task.kind,
    importance,
    topEigenvalues,
    directions,
    ...(rowwise.length > 0 && { rows: rowwise }),
    ...(found.length > 0 && {
      partial: found.map(({ feature, values, scores }) => ({
        feature,
        values,
        outputs: outputNames(model),
        scores: scores.data,
      })),
    }),
  };
  return { json, text: lines.join("\n") };
}
