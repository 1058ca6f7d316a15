import { readFileSync } from "node:fs";
import { onnxGraph, writeNpy, writeNpz } from "@collapsar/datasets/parts";
import { ACTIVATION_NAMES } from "@collapsar/kernels/parts";
import { collapseMetrics } from "@collapsar/metrics";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bibtex, references } from "../.vitepress/data/references.data.js";
import {
  fallbacksOf,
  type Parameters,
  readAddress,
  writeAddress,
} from "../.vitepress/theme/live/controls/parameters.js";
import type { DroppedFile } from "../.vitepress/theme/live/dropped-file.js";
import { literal } from "../.vitepress/theme/live/live-code.js";
import { measureFiles } from "../.vitepress/theme/live/measure/measure.js";
import { paintedCodec, stripes, withPoint } from "../.vitepress/theme/live/paint/paint.js";
import { nearestMean, type Point, regions, spread } from "../.vitepress/theme/live/scene/plane.js";
import { activationNames } from "../.vitepress/theme/live/views/kernel-nc1.js";
import { views } from "../.vitepress/theme/live/views/views.js";

const all = Object.entries(views) as unknown as [string, { parameters: Parameters }][];

/** Some value that the control of a parameter can take. */
function someValue(parameter: Parameters[string], share: number): unknown {
  const { control } = parameter;
  if (control.kind === "choice") return control.choices[Math.floor(share * control.choices.length)];
  if (control.kind === "none") return parameter.fallback;
  const steps = Math.round((control.max - control.min) / control.step);
  return Number((control.min + control.step * Math.round(share * steps)).toPrecision(12));
}

test.each(all)("the settings of %s survive the address to the digit", (name, { parameters }) => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 8, maxLength: 8 }),
      (shares) => {
        const keys = Object.keys(parameters);
        const values = Object.fromEntries(
          keys.map((key, i) => [key, someValue(parameters[key]!, shares[i % 8]!)]),
        );
        const query = writeAddress(name, parameters, values as never, new URLSearchParams("other.x=1"));
        expect(query.get("other.x")).toBe("1");
        expect(readAddress(name, parameters, new URLSearchParams(query.toString()))).toEqual({
          values,
          broken: [],
        });
      },
    ),
  );
});

test("an address that means nothing falls back, and says which part", () => {
  const { parameters } = views.kernelNc1;
  const query = new URLSearchParams(
    "kernelNc1.depth=99&kernelNc1.activation=rleu&kernelNc1.__proto__=1&kernelNc1.seed=3",
  );
  const { values, broken } = readAddress("kernelNc1", parameters, query);
  expect(broken).toEqual(["kernelNc1.depth", "kernelNc1.activation", "kernelNc1.__proto__"]);
  expect(values).toEqual({ ...fallbacksOf(parameters), seed: 3 });
});

test("painted points survive the address, and no address paints outside of the board", () => {
  const painted = stripes();
  expect(paintedCodec.read(paintedCodec.write(painted))).toEqual(painted);
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const read = paintedCodec.read(text);
      expect(read === undefined || read.points.flat().every((at) => Math.abs(at) <= 1)).toBe(true);
    }),
  );
  expect(withPoint(painted, [painted.points[0]![0], painted.points[0]![1]], 1)).toBe(painted);
});

test("the areas of a linear rule tile the square, and each holds what it decides", () => {
  const means: Point[] = [
    [0.5, 0.1],
    [-0.3, 0.6],
    [-0.2, -0.5],
  ];
  const areas = regions(nearestMean(means), 1);
  const size = (polygon: Point[]) =>
    Math.abs(
      polygon.reduce(
        (sum, [x, y], i) =>
          sum + x * polygon[(i + 1) % polygon.length]![1] - y * polygon[(i + 1) % polygon.length]![0],
        0,
      ) / 2,
    );
  expect(areas.reduce((sum, area) => sum + size(area), 0)).toBeCloseTo(4, 12);
  for (const [c, area] of areas.entries()) {
    const centre = [0, 1].map((axis) => area.reduce((sum, point) => sum + point[axis]! / area.length, 0));
    const distances = means.map(([x, y]) => Math.hypot(centre[0]! - x, centre[1]! - y));
    expect(distances.indexOf(Math.min(...distances))).toBe(c);
  }
  expect(
    spread(
      [
        [1, 0],
        [-1, 0],
      ],
      [0, 0],
    ),
  ).toBe(1);
});

test("the page lists the activations that the package has", () => {
  expect(activationNames).toEqual(ACTIVATION_NAMES);
});

test("settings are printed as one would type them", () => {
  expect(literal({ a: 1, "b-c": ["x", null], d: { e: true } })).toBe(
    '{ a: 1, "b-c": ["x", null], d: { e: true } }',
  );
});

test("every reference has a mark of its own and BibTeX with its identifiers", () => {
  expect(new Set(references.map(({ mark }) => mark)).size).toBe(references.length);
  for (const work of references) {
    const text = bibtex(work);
    expect(text).toContain(work.title);
    for (const id of [work.arxiv, work.doi]) if (id) expect(text).toContain(id);
  }
});

const noModel = () => Promise.reject(new Error("no model was dropped"));

test("dropped files are measured as the command line measures them, and each refusal is a row with its sentence", async () => {
  const npz = (X: number[][], y: number[]) =>
    writeNpz({
      X: { shape: [X.length, X[0]!.length], data: Float64Array.from(X.flat()) },
      y: { shape: [y.length], data: Float64Array.from(y) },
    });
  const X = [
    [1, 2],
    [1.5, 2.5],
    [4, 1],
    [4.5, 0.5],
    [7, 6],
    [7.5, 6.5],
  ];
  const csv = `a,b,label\n${X.map((row, i) => `${row.join(",")},${"xyz"[i >> 1]}`).join("\n")}\n`;
  const files = [
    { name: "epoch-10.npz", bytes: npz(X, [1, 1, 2, 2, 3, 3]) },
    { name: "epoch-9.csv", bytes: new TextEncoder().encode(csv) },
    { name: "epoch-11.npz", bytes: npz(X, [1, 1, 2, 2, 3, 3]).subarray(0, 100) },
    { name: "notes.npy", bytes: new TextEncoder().encode("hello") },
  ];
  const rows = [];
  for await (const row of measureFiles(files, noModel)) rows.push(row);
  const named = Object.fromEntries(rows.map((row) => [row.name, row]));
  for (const name of ["epoch-9.csv", "epoch-10.npz"]) {
    const row = named[name]!;
    expect("metrics" in row ? row.metrics.nc1.traceRatio : row.error).toAgree(0.01097560975609756, {
      relative: 1e-13,
    });
  }
  for (const name of ["epoch-11.npz", "notes.npy"]) {
    const row = named[name]!;
    expect("error" in row ? row.error : "").toContain(name);
  }
});

/** A perceptron 6-5-3, as PyTorch exports it. */
const perceptron = () => {
  const file = new URL("../../cli/test/onnx/perceptron.json", import.meta.url);
  const { model } = JSON.parse(readFileSync(file, "utf8")) as { model: string };
  return new Uint8Array(Buffer.from(model, "base64"));
};

test("a dropped model is measured layer by layer, where a layer has a row a sample", async () => {
  const X = { rows: 6, cols: 6, data: Float32Array.from({ length: 36 }, (_, i) => ((7 * i) % 11) / 4) };
  const y = Int32Array.of(0, 0, 1, 1, 2, 2);
  const hidden = (row: number, j: number) => Math.fround(X.data[6 * row + j]! * (j + 1));
  const closed: string[] = [];
  const open = async (model: Uint8Array) => {
    const { outputs } = onnxGraph(model);
    return {
      runtime: "stand-in",
      run: async (_: string, data: ArrayLike<number>, [size = 0]: readonly number[]) =>
        Object.fromEntries(
          outputs.map((name) => {
            const cols = name === "logits" ? 3 : 5;
            const rows = name === "/Relu_output_0" ? size : name === "logits" ? size : 1;
            const values = Array.from({ length: rows * cols }, (_, i) => {
              const j = i % cols;
              return data[6 * Math.floor(i / cols) + j]! * (j + 1);
            });
            return [name, { type: "float32", dims: [rows, cols], data: Float32Array.from(values) }];
          }),
        ),
      close: async () => void closed.push(outputs.join()),
    };
  };
  const bytes = writeNpz({
    X: { shape: [6, 6], data: X.data },
    y: { shape: [6], data: y },
  });
  const files = [
    { name: "net.onnx", bytes: perceptron() },
    { name: "x.npz", bytes },
  ];
  const rows = [];
  for await (const row of measureFiles(files, open)) rows.push(row);
  expect(rows.map(({ name, model, layer }) => [name, model, layer])).toEqual([
    ["x.npz", "net.onnx", "/Relu"],
    ["x.npz", "net.onnx", "/fc2/Gemm"],
  ]);
  rows.forEach((row, k) => {
    const cols = [5, 3][k]!;
    const data = Float32Array.from({ length: 6 * cols }, (_, i) => hidden(Math.floor(i / cols), i % cols));
    const own = collapseMetrics({ rows: 6, cols, data }, y);
    expect("metrics" in row && row.metrics).toEqual(own);
  });
  expect(closed).toHaveLength(2);
});

test("a layer too wide for the page is a row that says so, and the others are measured", async () => {
  const open = async (model: Uint8Array) => ({
    runtime: "stand-in",
    run: async (_: string, data: ArrayLike<number>, [size = 0]: readonly number[]) =>
      Object.fromEntries(
        onnxGraph(model).outputs.map((name) => {
          const few = Float32Array.from({ length: 3 * size }, (_, i) => data[2 * i]!);
          // only its length is asked for
          const wide = { length: 2e7 * size } as unknown as Float32Array;
          return [name, { type: "float32", dims: [size], data: name === "logits" ? few : wide }];
        }),
      ),
    close: async () => {},
  });
  const X = { shape: [6, 6], data: Float32Array.from({ length: 36 }, (_, i) => ((7 * i) % 11) / 4) };
  const bytes = writeNpz({ X, y: { shape: [6], data: Int32Array.of(0, 0, 1, 1, 2, 2) } });
  const found = [];
  for await (const row of measureFiles(
    [
      { name: "net.onnx", bytes: perceptron() },
      { name: "x.npz", bytes },
    ],
    open,
  ))
    found.push("error" in row ? row.error : row.layer);
  const wide = expect.stringMatching(/^x\.npz: .* 67108864 numbers .*, found 120000000; drop fewer samples$/);
  expect(found).toEqual([wide, wide, "/fc2/Gemm"]);
});

test("a model that cannot be measured is a row with the sentence of the command line", async () => {
  const model = { name: "net.onnx", bytes: perceptron() };
  const data = (cols: number) =>
    writeNpz({
      X: { shape: [4, cols], data: Float32Array.from({ length: 4 * cols }, (_, i) => i % 5) },
      y: { shape: [4], data: Int32Array.of(0, 0, 1, 1) },
    });
  const said = async (...files: DroppedFile[]) => {
    const errors: string[] = [];
    for await (const row of measureFiles(files, noModel)) errors.push("error" in row ? row.error : row.name);
    return errors;
  };
  const alone = { name: "features.npy", bytes: writeNpy({ shape: [4, 2], data: new Float64Array(8) }) };
  expect(await said(alone)).toEqual([
    "features.npy: expected labels beside the samples, found none; drop its labels with it, a file of one label a sample",
  ]);
  const narrow = { name: "x.npz", bytes: data(4) };
  expect(await said(model)).toEqual([
    "net.onnx: expected a file of samples with labels beside the model, found none",
  ]);
  expect(await said(model, narrow)).toEqual([
    "net.onnx: a sample has 4 numbers, expected the input x of 6; give --shape",
  ]);
  expect(await said({ ...model, bytes: new TextEncoder().encode("") }, narrow)).toEqual([
    "net.onnx: expected an ONNX model, as torch.onnx.export writes it, found no graph",
  ]);
  expect(await said(model, { name: "x.npz", bytes: data(6).subarray(0, 50) })).toEqual([
    expect.stringMatching(/^x\.npz: /),
  ]);
  expect(await said(model, { name: "x.npz", bytes: data(6) })).toEqual(["no model was dropped"]);
});
