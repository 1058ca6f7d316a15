export { defaultKeys } from "../choices/default-keys.js";
export type { NamedArrays } from "../read/open-arrays.js";
export type { ReadValuesOptions } from "../read/parse-values.js";
export type { Targets } from "../table/targets.js";
export { readLabels, readNpyMatrix } from "./arrays.js";
export { cachedFolder, cacheFolder } from "./cache.js";
export { type RemoteDataset, type RemoteFile, remoteDatasets } from "./catalogue.js";
export {
  type BundledName,
  bundledNames,
  type DataSpec,
  type DataSplitName,
  type FileFormat,
  fileFormat,
  parseDataSpec,
} from "./data-spec.js";
export { type DownloadOptions, downloadFile } from "./download.js";
export { type FetchOptions, fetchDataset, remoteDataset } from "./fetch-dataset.js";
export { fileChunks } from "./files/file-pieces.js";
export { readBytes } from "./files/files.js";
export { makeFolders } from "./files/make-folders.js";
export { type NpyBatch, type NpyRows, openNpyRows } from "./files/npy-file.js";
export { type LoadedDataset, type LoadOptions, loadDataset } from "./load.js";
export { openNamedArrays } from "./open-arrays.js";
export { loadParquetRows } from "./parquet-rows.js";
export { type PreparedDataset, type PrepareOptions, prepareDataset } from "./prepare.js";
export { readValues } from "./read-values.js";
export { readTable } from "./tables.js";
