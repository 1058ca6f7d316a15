export { nearestName } from "@collapsar/linalg";
export { breastCancer } from "./bundled/breast-cancer.js";
export { digits } from "./bundled/digits.js";
export { iris } from "./bundled/iris.js";
export { wine } from "./bundled/wine.js";
export { DataError, type DataFault, withFile } from "./data-error.js";
export { classSizes, type Dataset } from "./dataset.js";
export { type GaussianMixtureOptions, gaussianMixture, mixtureMeanFactors } from "./gaussian-mixture.js";
export { type InferredTask, inferTask, type Task } from "./infer-task.js";
export { cifar10ClassNames, parseCifar10 } from "./read/cifar10.js";
export { crc32 } from "./read/crc32.js";
export { gunzip } from "./read/gzip.js";
export { parseIdx } from "./read/idx.js";
export type { ExpandOptions } from "./read/inflate.js";
export type { ArrayInfo } from "./read/named-array.js";
export { parseNpy, parseNpyValues } from "./read/npy.js";
export { type NpyHeader, parseNpyHeader } from "./read/npy-header.js";
export { readArrayStream } from "./read/npy-stream.js";
export { type NpzOptions, npzKeys, parseNpz } from "./read/npz.js";
export { defaultKeys, type NamedArrays, openArrays } from "./read/open-arrays.js";
export { parseParquet } from "./read/parquet.js";
export type { ByteSource } from "./read/parquet-buffer.js";
export { parseValues, type ReadValuesOptions } from "./read/parse-values.js";
export type { BatchOptions, RowBatch, RowSource } from "./read/row-source.js";
export { parseSafetensors, type Safetensors } from "./read/safetensors.js";
export { parseSvhn } from "./read/svhn.js";
export { type Tensor, tensorMatrix } from "./read/tensor.js";
export type { ValueArray } from "./read/values.js";
export { missingMarks } from "./table/cell.js";
export { type CsvOptions, parseCsv, parseCsvPieces } from "./table/csv.js";
export type { DatePart } from "./table/dates.js";
export { type EncodeOptions, encodeLabels, encodeTable, encodeValues } from "./table/encode-table.js";
export { codeLabels, type Labels } from "./table/labels.js";
export { type Note, noteMessage } from "./table/note.js";
export type {
  BooleanColumn,
  CategoricalColumn,
  DateColumn,
  NumericColumn,
  Table,
  TableColumn,
} from "./table/table.js";
export {
  type ColumnCoding,
  codedColumns,
  columnBlocks,
  columnBlocks as oneHotBlocks,
  type Purpose,
  type TableCoding,
  type TableCodingOptions,
  type TargetCoding,
  tableCoding,
} from "./table/table-coding.js";
export { requireClasses, type TableDatasetOptions, tableDataset } from "./table/table-dataset.js";
export {
  type ColumnSource,
  type RowsLike,
  type RowsOptions,
  tableFromRows,
} from "./table/table-from-rows.js";
export { arrayTargets, type TargetSource, type Targets } from "./table/targets.js";
export { dropEmptyClasses, perClass, selectClasses } from "./transform/classes.js";
export { firstRows, takeRows } from "./transform/rows.js";
export { applyScaling, type ColumnScaling, columnScaling, standardize, unitNorm } from "./transform/scale.js";
export { type DatasetSplit, type SplitOptions, trainTestSplit } from "./transform/split.js";
export { type WritableTensor, writeNpy, writeNpyHeader, writeNpz } from "./write/npy.js";
export { type ParquetColumn, writeParquet } from "./write/parquet.js";
export { writeSafetensors } from "./write/safetensors.js";
