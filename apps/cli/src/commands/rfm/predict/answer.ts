import { writeNpy } from "@collapsar/datasets/parts";
import type { CommandContext, CommandResult } from "../../../contract/context.js";
import { writeAtomic } from "../../../files/atomic-file.js";
import { csvLines } from "../../../output/csv.js";
import { shown } from "../../../output/number.js";
import type { PredictFlags } from "./flags.js";
import type { NamedCells } from "./id-cells.js";

/** Predictions: as lines of named columns, and as one array. */
export interface PredictionTable {
  readonly columns: readonly string[];
  readonly lines: readonly (readonly (string | number)[])[];
  readonly array: { readonly shape: number[]; readonly data: Float64Array | Float32Array | Int32Array };
}

/** Predicted names, one a row, by their numbers. */
export function namesTable(labels: Int32Array, names: readonly string[]): PredictionTable {
  return {
    columns: ["prediction"],
    lines: Array.from(labels, (label) => [names[label]!]),
    array: { shape: [labels.length], data: labels },
  };
}

/** As CSV, with the cells that name the rows first. */
function csvOf({ columns, lines }: PredictionTable, ids: NamedCells | undefined): string {
  const names = ids?.names ?? [];
  const cells = (i: number) => ids?.columns.map((column) => column[i]!) ?? [];
  return csvLines([[...names, ...columns], ...lines.map((line, i) => [...cells(i), ...line])]);
}

/** The result in the requested form: written to --to, a .csv or .npy, or printed as CSV. */
export function answer(
  table: PredictionTable,
  {
    kind,
    predictions = table.lines.map((line) => (line.length === 1 ? line[0]! : line)),
    ids,
    score,
  }: {
    readonly kind: "classification" | "regression";
    /** The values in the JSON: by default one per row, or a list of several. */
    readonly predictions?: readonly unknown[] | undefined;
    readonly ids?: NamedCells | undefined;
    /** Accuracy or R². */
    readonly score?: number | undefined;
  },
  context: CommandContext<PredictFlags>,
): CommandResult {
  const { to } = context.options;
  if (to !== undefined) writeAtomic(to, /\.npy$/i.test(to) ? writeNpy(table.array) : csvOf(table, ids));
  const measure = kind === "classification" ? "accuracy" : "R²";
  if (score !== undefined) context.note(`${measure} on these rows: ${shown(score)}`);
  const n = table.lines.length;
  return {
    json: {
      task: kind,
      n,
      columns: table.columns,
      predictions,
      ...(ids && { ids: Object.fromEntries(ids.names.map((name, at) => [name, ids.columns[at]])) }),
      ...(score === undefined ? {} : { score }),
    },
    text: `wrote ${n} predictions to ${to}`,
    ...(to === undefined && { document: csvOf(table, ids) }),
  };
}
