import { InputError } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import {
  type OnnxGraph,
  type OnnxInput,
  type OnnxRuntime,
  type OnnxTensor,
  onnxFeatures,
  onnxInput,
  onnxRowWidths,
  onnxSampleShape,
  openOnnx,
} from "../src/parts.js";

const x: OnnxInput = { name: "x", elementType: 1, shape: [undefined, 3] };
const graph = (...inputs: OnnxInput[]): OnnxGraph => ({ inputs, outputs: [], layers: [] });
const X = { rows: 5, cols: 3, data: Float64Array.from({ length: 15 }, (_, i) => i / 4) };

/** A runtime that doubles, and hands out beside that what is no row of numbers a sample. */
function standIn() {
  const seen: { dims: readonly number[]; data: ArrayLike<number>; type: string }[] = [];
  let released = 0;
  const tensor = (type: string, dims: readonly number[], data: ArrayLike<number>): OnnxTensor => ({
    type,
    dims,
    data,
  });
  const runtime: OnnxRuntime = {
    env: { wasm: {} },
    Tensor: class implements OnnxTensor {
      constructor(
        readonly type: string,
        readonly data: Float32Array | Float64Array,
        readonly dims: readonly number[],
      ) {}
    },
    InferenceSession: {
      create: async (model) => {
        if (model.length === 0) throw new Error("protobuf parsing failed");
        return {
          run: async ({ x }) => {
            const { dims, data, type } = x!;
            seen.push({ dims, data, type });
            if (Array.from(data).includes(99)) throw new Error("out of bounds");
            const twice = Float32Array.from(data, (value) => 2 * value);
            return {
              twice: tensor("float32", [dims[0]!, 3, 1], twice),
              constant: tensor("float32", [2, 1], Float32Array.of(1, 2)),
              scalar: tensor("float32", [], Float32Array.of(1)),
              whole: tensor("int32", [dims[0]!], Int32Array.from({ length: dims[0]! })),
            };
          },
          release: async () => void released++,
        };
      },
    },
  };
  return { runtime, seen, released: () => released };
}
const open = (stand: { runtime: OnnxRuntime }, model = Uint8Array.of(1)) =>
  openOnnx(stand.runtime, "onnxruntime-web", model);

describe("the input of a model", () => {
  it("is its only one, of floating-point numbers", () => {
    expect(onnxInput(graph(x))).toBe(x);
    expect(() => onnxInput(graph())).toThrow("expected a model with an input, got none");
    expect(() => onnxInput(graph(x, { ...x, name: "mask" }))).toThrow("one input, got x, mask; give all but");
    expect(() => onnxInput(graph({ ...x, elementType: 7 }))).toThrow("x is of type 7 of ONNX");
  });

  it("has the shape that is asked for, or its own with one size open", () => {
    expect(onnxSampleShape(x, 3)).toEqual([3]);
    expect(onnxSampleShape({ ...x, shape: [undefined, 2, undefined] }, 6)).toEqual([2, 3]);
    expect(onnxSampleShape({ ...x, shape: [undefined, undefined, undefined] }, 6, [3, 2])).toEqual([3, 2]);
    expect(() => onnxSampleShape(x, 4)).toThrow("4 numbers, expected the input x of 3; give shape");
    expect(() => onnxSampleShape({ ...x, shape: [1, 2, undefined] }, 3)).toThrow("of 2 × ?; give shape");
    expect(() => onnxSampleShape(x, 4, [5, 1])).toThrow("expected the input x of 3, got shape: 5,1");
  });
});

describe("features of a model", () => {
  it("are those of every row, however many pass at once", async () => {
    for (const batch of [1, 2, 5, 64]) {
      const stand = standIn();
      const session = await open(stand);
      const progress: number[] = [];
      const pass = { input: x, sample: [3], batch };
      const found = await onnxFeatures(session, X, ["twice"], pass, {
        onProgress: ({ done }) => progress.push(done),
      });
      expect(found.get("twice")).toEqual({ rows: 5, cols: 3, data: Float32Array.from(X.data, (v) => 2 * v) });
      expect(stand.seen.map(({ dims }) => dims[0])).toEqual(
        Array.from({ length: Math.ceil(5 / batch) }, (_, k) => Math.min(batch, 5 - k * batch)),
      );
      expect(progress.at(-1)).toBe(5);
      await session.close();
      expect(stand.released()).toBe(1);
    }
  });

  it("fill a batch that the model fixes with zeros, in the numbers that it takes", async () => {
    const stand = standIn();
    const input = { ...x, elementType: 11, shape: [4, 3] };
    const found = await onnxFeatures(await open(stand), X, ["twice"], { input, sample: [3], batch: 2 });
    expect(found.get("twice")!.data).toEqual(Float32Array.from(X.data, (value) => 2 * value));
    expect(stand.seen.map(({ dims, type }) => [dims, type])).toEqual([
      [[4, 3], "float64"],
      [[4, 3], "float64"],
    ]);
    expect(Array.from(stand.seen[1]!.data).slice(3)).toEqual(Array(9).fill(0));
  });

  it.each([
    ["constant", "constant: expected an output with a row a sample, 5 of them, got 2 × 1"],
    ["scalar", "scalar: expected an output with a row a sample, 5 of them, got a single number"],
    ["whole", "whole: expected an output of float32 or float64, got int32"],
  ])("refuse %s", async (value, message) => {
    const work = onnxFeatures(await open(standIn()), X, [value], { input: x, sample: [3] });
    await expect(work).rejects.toThrow(message);
    await expect(work).rejects.toBeInstanceOf(InputError);
  });

  it("stop when they are asked to", async () => {
    const stop = new AbortController();
    const work = { signal: stop.signal, onProgress: () => stop.abort() };
    const stand = standIn();
    const pass = { input: x, sample: [3], batch: 1 };
    await expect(onnxFeatures(await open(stand), X, ["twice"], pass, work)).rejects.toThrow("abort");
    expect(stand.seen).toHaveLength(1);
  });

  it("are told from constants that have the batch's size by chance", async () => {
    const pass = { input: x, sample: [3], batch: 2 };
    const names = ["constant", "twice", "scalar", "whole"];
    const stand = standIn();
    const widths = await onnxRowWidths(await open(stand), X, names, { ...pass, batch: 4 });
    expect(Array.from(widths)).toEqual([["twice", 3]]);
    // all layers are held at once then: of two rows, whatever the batch
    expect(stand.seen.map(({ dims }) => dims[0])).toEqual([2, 1]);
  });
});

it("a runtime refuses with its own words, and runs on one thread", async () => {
  const stand = standIn();
  await expect(open(stand, new Uint8Array())).rejects.toThrow(
    "onnxruntime-web refuses the model: protobuf parsing failed",
  );
  expect(stand.runtime.env.wasm.numThreads).toBe(1);
  const odd = { rows: 1, cols: 3, data: Float64Array.of(1, 99, 1) };
  const work = onnxFeatures(await open(stand), odd, ["twice"], { input: x, sample: [3] });
  await expect(work).rejects.toThrow("refuses the model: out of bounds");
  await expect(work).rejects.toBeInstanceOf(InputError);
});
