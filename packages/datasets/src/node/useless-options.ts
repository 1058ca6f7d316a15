import { DataError } from "../data-error.js";
import { type DataSpec, fileFormat } from "./data-spec.js";

const ofTables = ["header", "na", "drop", "index", "categorical", "target"] as const;
const ofArrays = ["xKey", "yKey"] as const;

type Option = (typeof ofTables)[number] | (typeof ofArrays)[number] | "missing" | "maxBytes";

/** The options of a loader that act on some data arguments only. */
export type ReachingOptions = { readonly labels?: string | undefined } & { readonly [K in Option]?: unknown };

/** Whether a data argument and its file of labels are such that an option can act on them. */
interface Reach {
  readonly table: boolean;
  readonly labelTable: boolean;
  readonly arrays: boolean;
  readonly labelArrays: boolean;
  readonly files: boolean;
}

function acts(option: Option, { table, labelTable, arrays, labelArrays, files }: Reach): boolean {
  if (option === "maxBytes") return files;
  if (option === "xKey") return arrays;
  if (option === "yKey") return arrays || labelArrays;
  return option === "missing" ? table : table || labelTable;
}

const tables = "tables (.csv, .tsv, .txt, .parquet)";

function reasonFor(option: Option): string {
  if (option === "maxBytes") return "files";
  if (option === "xKey" || option === "yKey") return "files of named arrays (.npz, .safetensors, .pt)";
  return option === "missing" ? tables : `${tables} and labels in a table`;
}

/**
 * Refuses options that cannot act on a data argument.
 *
 * @throws DataError naming the first of them
 */
export function refuseUseless(name: string, spec: DataSpec, options: ReachingOptions): void {
  const { labels } = options;
  const isTable = (format: string | undefined) => format === "csv" || format === "parquet";
  const isNamed = (format: string | undefined) =>
    format !== undefined && !isTable(format) && format !== "npy";
  const own = spec.kind === "file" ? spec.format : undefined;
  const beside = labels === undefined ? undefined : fileFormat(labels);
  const reach = {
    table: isTable(own),
    labelTable: isTable(beside),
    arrays: isNamed(own),
    labelArrays: isNamed(beside),
    files: labels !== undefined || (spec.kind !== "bundled" && spec.kind !== "gaussian"),
  };
  for (const option of [...ofTables, "missing", ...ofArrays, "maxBytes"] as const) {
    const value = options[option];
    if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) continue;
    if (acts(option, reach)) continue;
    throw new DataError({
      file: name,
      expected: ["no ", { option }, `, which acts on ${reasonFor(option)} alone`],
      mend: "leave it out",
    });
  }
}
