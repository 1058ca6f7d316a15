import { classSizes, hasClasses } from "@collapsar/datasets/parts";
import { remoteDatasets } from "@collapsar/datasets/node";
import type { CommandContext, CommandResult } from "../../../contract/context.js";
import { loadData } from "../../../data-argument/load-data.js";
import { keyValues } from "../../../output/table.js";

function fetchableInfo(name: string, { style }: CommandContext): CommandResult | undefined {
  const dataset = remoteDatasets.find((candidate) => candidate.name === name);
  if (dataset === undefined) return undefined;
  const { title, source, licence, files, mirrors } = dataset;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const text = keyValues(
    [
      ["name", name],
      ["what", title],
      ["source", source],
      ["licence", licence],
      ["download", `${(bytes / 1e6).toFixed(1)} MB: collapsar data fetch ${name}`],
    ],
    style,
  );
  return { json: { name, title, source, licence, bytes, files, mirrors }, text };
}

const listed = (names: readonly string[]) =>
  names.length > 12 ? `${names.slice(0, 12).join(", ")}, … (${names.length})` : names.join(", ");

/** Shape, classes, columns, source and licence. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const [spec] = context.args as [string];
  const known = fetchableInfo(spec, context);
  if (known !== undefined) return known;
  const data = await loadData(spec, context, { task: "any", purpose: "learn" });
  const { name, X, classNames, columns, source, licence } = data;
  const sizes = classSizes(data);
  const text = keyValues(
    [
      ["name", name],
      ["rows", X.rows],
      ["columns", X.cols],
      [
        "classes",
        hasClasses(data)
          ? listed(classNames.map((label, c) => `${label} (${sizes[c]})`))
          : "none (numeric target)",
      ],
      ["names", listed(columns)],
      ["source", source ?? "a file of yours"],
      ["licence", licence ?? ""],
    ],
    context.style,
  );
  return { json: { name, n: X.rows, d: X.cols, classes: classNames, sizes, columns, source, licence }, text };
}
