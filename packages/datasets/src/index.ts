export { breastCancer } from "./bundled/breast-cancer.js";
export { digits } from "./bundled/digits.js";
export { iris } from "./bundled/iris.js";
export { wine } from "./bundled/wine.js";
export type { ExpandOptions } from "./bytes/inflate.js";
export type { Tensor } from "./bytes/tensor.js";
export { type CsvOptions, parseCsv } from "./csv/csv.js";
export { DataError, type DataFault } from "./data-error.js";
export type { Dataset } from "./dataset.js";
export { type GaussianMixtureOptions, gaussianMixture } from "./gaussian-mixture.js";
export type { Note } from "./note.js";
export { parseIdx } from "./read/idx.js";
export { parseNpy } from "./read/numpy/npy.js";
export { type NpzOptions, parseNpz } from "./read/numpy/npz.js";
export type { ByteSource } from "./read/parquet/parquet-buffer.js";
export { parseParquet } from "./read/parquet.js";
export { parseSafetensors, type Safetensors } from "./read/safetensors.js";
export type { DatePart } from "./table/dates.js";
export type {
  BooleanColumn,
  CategoricalColumn,
  DateColumn,
  NumericColumn,
  Table,
  TableColumn,
} from "./table/table.js";
export type {
  ColumnCoding,
  Purpose,
  TableCoding,
  TableCodingOptions,
  TableTargetCoding,
} from "./table/table-coding.js";
export { type TableDatasetOptions, tableDataset } from "./table/table-dataset.js";
export {
  type ColumnSource,
  type RowsLike,
  type RowsOptions,
  tableFromRows,
} from "./table/table-from-rows.js";
export { perClass } from "./transform/classes.js";
export { takeRows } from "./transform/rows.js";
export { standardise } from "./transform/scale.js";
export { type DatasetSplit, type SplitOptions, trainTestSplit } from "./transform/split.js";
