import { type LoadedDataset, type LoadOptions, loadDataset } from "@collapsar/datasets/node";
import type { CommandContext, Note } from "../contract/context.js";

const keys = [
  "labels",
  "target",
  "header",
  "drop",
  "index",
  "na",
  "categorical",
  "missing",
  "xKey",
  "yKey",
  "classes",
  "minPerClass",
  "perClass",
  "limit",
  "testFraction",
  "scale",
  "unitNorm",
  "maxBytes",
] as const;

/** The data options of a command, as `loadDataset` takes them. */
export function loadOptions({ options, common, work }: CommandContext): LoadOptions {
  const chosen = Object.fromEntries(
    keys.flatMap((key) => (options[key] === undefined ? [] : [[key, options[key]]])),
  );
  const { signal, onProgress } = work;
  return {
    ...chosen,
    standardise: options["standardize"] as boolean | undefined,
    seed: common.seed,
    dtype: common.dtype,
    signal,
    onProgress: (read) => onProgress?.({ ...read, message: "reading" }),
  };
}

/** Says what is decided about data of that name in place of the person, a line each. */
export const notesOf =
  (name: string, context: Pick<CommandContext, "note">) =>
  (note: Note): void =>
    context.note({ ...note, message: `${name}: ${note.message}` });

/** Says what was decided about data in place of the person, one line each. */
export function noteDecisions(
  { name, notes = [] }: Pick<LoadedDataset, "name" | "notes">,
  context: CommandContext,
): void {
  notes.forEach(notesOf(name, context));
}

/** Loads the data argument of a command, with its common options and the command's own, and says what was decided. */
export async function loadData(
  spec: string,
  context: CommandContext,
  more: LoadOptions = {},
): Promise<LoadedDataset> {
  context.progress({ done: 0, message: `reading ${spec}` });
  const data = await loadDataset(spec, { ...loadOptions(context), ...more });
  noteDecisions(data, context);
  return data;
}
