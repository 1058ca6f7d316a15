import { describe } from "vitest";
import { testDoors } from "../../../scripts/doors.js";
import * as datasets from "../src/index.js";
import * as parts from "../src/parts.js";

const matrix = () => ({ rows: 3, cols: 2, data: Float64Array.of(1, 2, 3, 5, 8, 13) });
const dataset = () => datasets.gaussianMixture({ n: 8, d: 2 });
const table = () => datasets.parseCsv("a,b,label\n1,2,x\n3,5,y\n8,1,x\n");
const tensor = () => ({ shape: [3], data: Float64Array.of(1, 2, 3) });
const npy = () => parts.writeNpy(tensor());
const npz = () => parts.writeNpz({ a: tensor() });
const idx = () => Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 1, 7);
const text = () => new TextEncoder().encode("a,b\n1,2\n3,4\n");
const coding = () => parts.tableCoding(table());
const target = { name: "label", kind: "class", classNames: ["x", "y"] };
const scaling = () => parts.columnScaling(matrix());
const input = { name: "x", elementType: 1, shape: [undefined, 2] };
const session = {
  runtime: "none",
  run: async (_: string, data: Float32Array, dims: readonly number[]) => ({
    f: { type: "float32", dims, data },
  }),
  close: async () => undefined,
};
const runtime = () => ({
  env: { wasm: {} },
  Tensor: Object,
  InferenceSession: { create: async () => ({ run: async () => ({}), release: async () => undefined }) },
});
const pass = { input, sample: [2] };
/** A model whose graph, field 7, is empty. */
const onnxModel = () => Uint8Array.of(58, 0);
const none = () => [];

describe("the doors of datasets", () => {
  testDoors(
    [datasets, parts],
    {
      breastCancer: { args: none },
      digits: { args: none },
      iris: { args: none },
      wine: { args: none },
      parseCsv: { args: () => ["a,b\n1,2\n3,4\n", {}], options: 1 },
      DataError: { args: () => [{ expected: "a number" }] },
      gaussianMixture: { args: () => [{ n: 8, d: 2 }], options: 0 },
      parseIdx: { args: () => [idx(), {}], options: 1 },
      parseNpy: { args: () => [npy(), {}], options: 1 },
      parseNpz: { args: () => [npz(), {}], options: 1 },
      parseParquet: {
        args: () => [parts.writeParquet([{ name: "a", data: [1, 2] }]), {}],
        options: 1,
      },
      parseSafetensors: { args: () => [parts.writeSafetensors({ a: tensor() }), {}], options: 1 },
      tableDataset: { args: () => [table(), {}], options: 1 },
      tableFromRows: { args: () => [[{ a: 1 }, { a: 2 }], {}], options: 1 },
      perClass: { args: () => [dataset(), 2] },
      takeRows: { args: () => [dataset(), [0, 2]] },
      standardise: { args: () => [matrix(), {}], options: 1 },
      trainTestSplit: { args: () => [dataset(), { testFraction: 0.5 }], options: 1 },
      crc32: "Node's own function where there is one, with Node's errors",
      gunzip: { args: () => [text(), {}], options: 1 },
      tensorMatrix: { args: () => [tensor()] },
      parseCsvPieces: { args: () => [[text()], {}], options: 1 },
      shown: { args: () => ["cell"] },
      unlabelled: { args: () => ["a.npy"] },
      withFile: { args: () => [new Error("broken"), "a.csv"] },
      withPart: { args: () => [new Error("broken"), 'array "a"'] },
      classSizes: { args: () => [dataset()] },
      hasClasses: { args: () => [dataset()] },
      noClasses: { args: none },
      mixtureMeanFactors: { args: () => [3] },
      inferTask: { args: () => [dataset()] },
      counted: { args: () => [3, "row"] },
      listed: { args: () => [["a", "b"], 1] },
      noteMessage: { args: () => [{ kind: "header", message: "read as data" }, String] },
      rareClassesNote: { args: () => [["a"], 3, 2] },
      onnxFeatures: { args: () => [session, matrix(), ["f"], pass, {}], options: 4 },
      onnxInput: { args: () => [{ inputs: [input], outputs: [], layers: [] }] },
      onnxRowWidths: { args: () => [session, matrix(), ["f"], pass] },
      onnxSampleShape: { args: () => [input, 2, [2]] },
      onnxGraph: { args: () => [onnxModel()] },
      onnxLayer: { args: () => [{ inputs: [], outputs: ["f"], layers: [] }, "f"] },
      withOnnxOutputs: { args: () => [onnxModel(), ["f"]] },
      openOnnx: { args: () => [runtime(), "onnxruntime-node", onnxModel()] },
      parseCifar10: { args: () => [new Uint8Array(3073), {}], options: 1 },
      parseNpyValues: { args: () => [npy(), {}], options: 1 },
      parseNpyHeader: { args: () => [npy()] },
      readArrayStream: { args: () => [new Blob([npy() as Uint8Array<ArrayBuffer>]).stream()] },
      npzKeys: { args: () => [npz()] },
      openArrays: { args: () => ["a.npz", npz(), {}], options: 2 },
      parseValues: { args: () => ["a.npy", npy(), {}], options: 2 },
      parseSvhn: "its valid call needs a MATLAB file; test/read/mat.test.ts reads one",
      encodeLabels: { args: () => [table(), target] },
      encodeTable: { args: () => [table(), coding(), {}], options: 2 },
      encodeValues: { args: () => [table(), { name: "a", kind: "number" }] },
      codeLabels: { args: () => [table().columns[2]] },
      codedColumns: { args: () => [coding()] },
      columnBlocks: { args: () => [coding()] },
      oneHotBlocks: { args: () => [coding()] },
      readingOf: { args: () => [coding()] },
      tableCoding: { args: () => [table(), {}], options: 1 },
      requireClasses: { args: () => [dataset()] },
      targetMatrix: { args: () => [table(), ["a"]] },
      arrayTargets: { args: () => [{ shape: [3], values: Float64Array.of(0, 1, 0) }, {}], options: 1 },
      dropEmptyClasses: { args: () => [dataset()] },
      selectClasses: { args: () => [dataset(), [0]] },
      firstRows: { args: () => [dataset(), 2] },
      applyScaling: { args: () => [matrix(), scaling()] },
      columnScaling: { args: () => [matrix(), {}], options: 1 },
      unitNorm: { args: () => [matrix()] },
      writeNpy: { args: () => [tensor()] },
      writeNpyHeader: { args: () => [[3], "f8"] },
      writeNpz: { args: () => [{ a: tensor() }, {}], options: 1 },
      writeParquet: { args: () => [[{ name: "a", data: [1, 2] }]] },
      writeSafetensors: { args: () => [{ a: tensor() }, { note: "none" }] },
      checkTable: "a check itself",
    },
    { named: false },
  );
});
