import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseNpz, writeNpz } from "@collapsar/datasets";
import { onnxGraph, onnxLayer, withOnnxOutputs } from "@collapsar/datasets/parts";
import { InputError } from "@collapsar/linalg";
import { afterAll, describe, expect, it } from "vitest";
import { collapsar, json, workFolder } from "./collapsar.js";

const work = workFolder();
const cwd = work.path;
afterAll(work.remove);

const { model, relu } = JSON.parse(
  readFileSync(new URL("onnx/perceptron.json", import.meta.url), "utf8"),
) as { model: string; relu: number[][] };
const bytes = new Uint8Array(Buffer.from(model, "base64"));
work.file("net.onnx", bytes);
const X = { shape: [4, 6], data: Float32Array.from({ length: 24 }, (_, i) => -1 + (2 * i) / 23) };
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
    expect(() => onnxLayer(graph, "Relo")).toThrow("nearest: /Relu");
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
    [["d.npz", "--layer", "Relo", "--to", "g.npz"], "nearest: /Relu"],
    [["iris", "--layer", "Relu", "--to", "g.npz"], "a sample has 4 numbers, expected the input x of 6"],
    [["d.npz", "--layer", "Relu"], "expected --to FILE.npz"],
  ])("refuses %j", async (args, message) => {
    const { code, stderr } = await collapsar(["features", "net.onnx", ...args], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
