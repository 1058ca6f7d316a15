import {
  fileFormat,
  type LoadedDataset,
  type LoadOptions,
  loadParquetRows,
  openNpyRows,
} from "@collapsar/datasets/node";
import type { CommandContext } from "../../../contract/context.js";
import { loadData, loadOptions } from "../../../data-argument/load-data.js";

/** Whether a .npy file holds numbers that float32 represents exactly: then nothing is won by twice the memory. */
function storedInFloat32(path: string): boolean {
  const file = openNpyRows(path);
  file.close();
  const { kind, size } = file.header.format;
  return size <= 2 || (kind === "f" && size === 4);
}

/**
 * As `loadData`, for a tree: rows of .npy and of numeric Parquet files are read in batches, and not held in float64
 * where float32 says the same.
 */
export async function loadLargeData(
  spec: string,
  context: CommandContext,
  more: LoadOptions,
): Promise<LoadedDataset> {
  const format = fileFormat(spec);
  if (format === "npy" && !/\.gz$/i.test(spec) && storedInFloat32(spec)) {
    return loadData(spec, context, { ...more, dtype: "f32" });
  }
  const { labels, target, missing } = loadOptions(context);
  const numeric =
    format === "parquet" &&
    more.targets === undefined &&
    labels === undefined &&
    target !== null &&
    missing !== "error";
  const rows = numeric ? await loadParquetRows(spec, { ...loadOptions(context), ...more }) : undefined;
  return rows ?? loadData(spec, context, more);
}
