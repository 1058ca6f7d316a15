import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseNpz } from "@collapsar/datasets";
import { onnxGraph, onnxLayer, withOnnxOutputs, writeNpz } from "@collapsar/datasets/parts";
import { InputError } from "@collapsar/linalg";
import { afterAll, describe, expect, it } from "vitest";
import { bin, collapsar, json, workFolder } from "../collapsar.js";

const work = workFolder();
const cwd = work.path;
afterAll(work.remove);

const { model, relu } = JSON.parse(
  readFileSync(new URL("../onnx/perceptron.json", import.meta.url), "utf8"),
) as { model: string; relu: number[][] };
const bytes = new Uint8Array(Buffer.from(model, "base64"));
work.file("net.onnx", bytes);
const X = { shape: [4, 6], data: Float32Array.from({ length: 24 }, (_, i) => -1 + (2 * i) / 23) };

/** A field of protocol buffers: a message of bytes, or a number below 128. */
const field = (number: number, value: readonly number[] | number) =>
  typeof value === "number" ? [number << 3, value] : [(number << 3) | 2, value.length, ...value];
const text = (value: string) => Array.from(new TextEncoder().encode(value));
const input = (name: string) => field(11, [...field(1, text(name)), ...field(2, field(1, field(1, 1)))]);
const initializer = (name: string) =>
  field(5, [...field(2, 1), ...field(8, text(name)), ...field(9, [0, 0, 128, 63])]);

/** The same model with more in its graph, the last field of the file but for what follows it. */
function withGraph(model: Uint8Array, more: readonly number[]): Uint8Array {
  const varint = (value: number): number[] =>
    value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)];
  for (let at = 0; at < model.length; ) {
    const tag = model[at]!;
    let [size, end] = [0, at + 1];
    for (let shift = 0; ; shift += 7, end++) {
      size |= (model[end]! & 127) << shift;
      if (model[end]! < 128) break;
    }
    end += 1;
    if ((tag & 7) === 0) size = 0;
    if (tag >> 3 === 7)
      return Uint8Array.from([
        ...model.subarray(0, at),
        tag,
        ...varint(size + more.length),
        ...model.subarray(end, end + size),
        ...more,
        ...model.subarray(end + size),
      ]);
    at = end + size;
  }
  throw new Error("no graph");
}
work.file("two.onnx", withGraph(bytes, input("mask")));
work.file("default.onnx", withGraph(bytes, [...input("mask"), ...initializer("mask")]));
work.file("d.npz", writeNpz({ X, y: { shape: [4], data: Int32Array.of(3, 3, 7, 7) } }));

describe("a graph of ONNX", () => {
  it("names its layers, and hands out a value within when it is asked to", () => {
    const graph = onnxGraph(bytes);
    expect(graph.inputs).toEqual([{ name: "x", elementType: 1, shape: [undefined, 6] }]);
    expect(graph.layers.map(({ operation }) => operation)).toEqual(["Gemm", "Relu", "Gemm"]);
    const value = onnxLayer(graph, "Relu");
    const more = onnxGraph(withOnnxOutputs(bytes, [value]));
    expect(more).toEqual({ ...graph, outputs: ["logits", value] });
    expect(withOnnxOutputs(bytes, ["logits"])).toBe(bytes);
    expect(() => onnxLayer(graph, "Relo")).toThrow("did you mean /Relu?");
  });

  it("is refused, or read as another model, wherever it is cut or changed", () => {
    for (let at = 0; at < bytes.length; at++) {
      for (const damaged of [bytes.subarray(0, at), bytes.map((byte, i) => (i === at ? byte ^ 255 : byte))]) {
        try {
          onnxGraph(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }
    }
  });
});

describe("collapsar features", () => {
  it("keeps what PyTorch computes at a layer, with the labels", async () => {
    const args = ["features", "net.onnx", "d.npz", "--layer", "Relu", "--batch", "3", "--to", "f.npz"];
    const { layers } = await json(args, { cwd });
    expect(layers).toEqual([{ name: "Relu", key: "X", features: 5 }]);
    const found = parseNpz(new Uint8Array(readFileSync(join(cwd, "f.npz"))));
    expect(Array.from(found.get("X")!.data)).toAgree(relu.flat(), { absolute: 1e-6 });
    expect(Array.from(found.get("y")!.data, Number)).toEqual([3, 3, 7, 7]);
  });

  it.each([
    [["d.npz", "--layer", "Relo", "--to", "g.npz"], "did you mean /Relu?"],
    [["iris", "--layer", "Relu", "--to", "g.npz"], "a sample has 4 numbers, expected the input x of 6"],
    [["d.npz", "--layer", "Relu"], "expected --to FILE.npz"],
  ])("refuses %j", async (args, message) => {
    const { code, stderr } = await collapsar(["features", "net.onnx", ...args], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it("passes by inputs that have a value in the model, and says what to do about one that has none", async () => {
    const args = ["d.npz", "--layer", "Relu", "--to", "h.npz"];
    const { layers } = await json(["features", "default.onnx", ...args], { cwd });
    expect(layers).toEqual([{ name: "Relu", key: "X", features: 5 }]);
    const { code, stderr } = await collapsar(["features", "two.onnx", ...args], { cwd });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(
        "two.onnx: expected a model with one input, got x, mask; give all but one a value in the model, as an initializer",
      ),
    ]);
  });

  it("says what to install where there is no onnxruntime", () => {
    const missing = `export const resolve = (name, context, next) => {
      if (name.startsWith("onnxruntime")) throw Object.assign(new Error(name), { code: "ERR_MODULE_NOT_FOUND" });
      return next(name, context);
    };`;
    const url = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`;
    const hook = url(`import { register } from "node:module"; register(${JSON.stringify(url(missing))});`);
    const args = ["features", "net.onnx", "d.npz", "--layer", "Relu", "--to", "none.npz"];
    const { status, stderr } = spawnSync(process.execPath, ["--import", hook, bin, ...args], {
      cwd,
      encoding: "utf8",
    });
    expect([status, stderr.trim()]).toEqual([
      2,
      "error: features: needs onnxruntime, which is not installed; install it with npm install onnxruntime-web, or onnxruntime-node, which is faster",
    ]);
  });
});
