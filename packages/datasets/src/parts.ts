export { crc32 } from "./bytes/crc32.js";
export { gunzip } from "./bytes/gzip.js";
export type { ArrayInfo } from "./bytes/named-array.js";
export type { BatchOptions, RowBatch, RowSource } from "./bytes/row-source.js";
export { tensorMatrix } from "./bytes/tensor.js";
export type { ValueArray } from "./bytes/values.js";
export { checkTable } from "./check-arguments.js";
export { defaultKeys } from "./choices/default-keys.js";
export { missingMarks } from "./choices/missing-marks.js";
export { parseCsvPieces } from "./csv/csv.js";
export { shown, unlabelled, withFile, withPart } from "./data-error.js";
export { type ClassLabels, classSizes, hasClasses, noClasses } from "./dataset.js";
export { mixtureMeanFactors } from "./gaussian-mixture.js";
export { type InferredTask, inferTask, type Task } from "./infer-task.js";
export { counted, listed, noteMessage, rareClassesNote } from "./note.js";
export {
  type OnnxPass,
  onnxFeatures,
  onnxInput,
  onnxRowWidths,
  onnxSampleShape,
} from "./onnx/onnx-features.js";
export { type OnnxGraph, type OnnxInput, onnxGraph, onnxLayer, withOnnxOutputs } from "./onnx/onnx-graph.js";
export { type OnnxRuntime, type OnnxSession, type OnnxTensor, openOnnx } from "./onnx/onnx-session.js";
export { cifar10ClassNames, parseCifar10 } from "./read/cifar10.js";
export { parseNpyValues } from "./read/numpy/npy.js";
export { type NpyHeader, parseNpyHeader } from "./read/numpy/npy-header.js";
export { type ByteReads, readArrayStream } from "./read/numpy/npy-stream.js";
export { npzKeys } from "./read/numpy/npz.js";
export { type NamedArrays, openArrays } from "./read/open-arrays.js";
export { parseValues, type ReadValuesOptions } from "./read/parse-values.js";
export { parseSvhn } from "./read/svhn.js";
export { type EncodeOptions, encodeLabels, encodeTable, encodeValues } from "./table/encode-table.js";
export { codeLabels, type Labels } from "./table/labels.js";
export {
  codedColumns,
  columnBlocks,
  columnBlocks as oneHotBlocks,
  readingOf,
  type TableReading,
  tableCoding,
} from "./table/table-coding.js";
export { requireClasses, targetMatrix } from "./table/table-dataset.js";
export { arrayTargets, type TargetSource, type Targets } from "./table/targets.js";
export { dropEmptyClasses, selectClasses } from "./transform/classes.js";
export { firstRows } from "./transform/rows.js";
export { applyScaling, type ColumnScaling, columnScaling, unitNorm } from "./transform/scale.js";
export { type WritableTensor, writeNpy, writeNpyHeader, writeNpz } from "./write/npy.js";
export { type ParquetColumn, writeParquet } from "./write/parquet.js";
export { writeSafetensors } from "./write/safetensors.js";
