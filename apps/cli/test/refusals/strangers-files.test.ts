import { readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { writeNpz, writeParquet } from "@collapsar/datasets/parts";
import { afterAll, describe, expect, it } from "vitest";
import { workFolder } from "../collapsar.js";
import { collapsar, json } from "../in-process.js";

const work = workFolder();
const cwd = work.path;
afterAll(work.remove);

/** Means (1, 0), (1, 6), (7, 3) about (3, 3), and deviations of 1 in the first column: Σ_W = diag(1, 0), Σ_B = diag(8, 6). */
const features = [
  [0, 0],
  [2, 0],
  [0, 6],
  [2, 6],
  [6, 3],
  [8, 3],
];
const labels = [0, 0, 1, 1, 2, 2];
const traceRatio = 1 / 14;
const pinv = 1 / 8 / 3;

const X = { shape: [6, 2], data: Float64Array.from(features.flat()) };
const y = { shape: [6], data: Int32Array.from(labels) };
const column = (j: number) => Float64Array.from(features, (row) => row[j]!);
const csv = (header: string, lead: (row: number) => string = () => "") =>
  `${header}\n${features.map((row, i) => `${lead(i)}${row.map((value) => value.toFixed(1))},${labels[i]}\n`).join("")}`;

async function measured(...args: string[]): Promise<Record<string, unknown>> {
  const found = await json(["metrics", ...args], { cwd });
  expect(found["nc1"].traceRatio).toAgree(traceRatio, { relative: 1e-14 });
  expect([found["n"], found["p"], found["classes"]]).toEqual([6, 2, 3]);
  return found;
}

async function refused(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await collapsar(args, { cwd });
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  return stderr;
}

describe("a file of strangers", () => {
  it.each([
    ["whose header is pandas' numbers", "0,1,2", "header"],
    ["whose header has one name among numbers", "0,1,label", "header"],
    ["whose header has years for names", "1999,2000,label", "header"],
  ])("%s has a header", async (_, header, kind) => {
    work.file("header.csv", csv(header));
    expect((await measured("header.csv"))["notes"]).toContainEqual(expect.objectContaining({ kind }));
    const asData = header === "0,1,2" && (await json(["metrics", "header.csv", "--header", "no"], { cwd }));
    if (asData) expect(asData["n"]).toBe(7);
  });

  it("with a nameless column that counts has two features, and says so", async () => {
    work.file(
      "index.csv",
      csv(",a,b,label", (i) => `${(5 * i) % 6},`),
    );
    expect((await measured("index.csv"))["notes"]).toContainEqual(expect.objectContaining({ kind: "index" }));
    expect((await json(["metrics", "index.csv", "--index", "none"], { cwd }))["p"]).toBe(3);
  });

  it("of Parquet with pandas' index has two features, with the labels named and without", async () => {
    const kept = { name: "__index_level_0__", data: Int32Array.of(4, 1, 0, 5, 2, 3) };
    const columns = [
      { name: "a", data: column(0) },
      { name: "b", data: column(1) },
      { name: "label", data: y.data },
    ];
    work.file("index.parquet", writeParquet([...columns, kept]));
    for (const target of [[], ["--target", "label"]]) {
      const { notes } = await measured("index.parquet", ...target);
      expect(notes).toContainEqual(expect.objectContaining({ kind: "index" }));
    }
  });

  it("with dates among its numbers is refused by the column's name", async () => {
    work.file(
      "when.csv",
      csv("when,a,b,label", (i) => `2024-01-0${i + 1},`),
    );
    expect(await refused("metrics", "when.csv")).toMatch(/when\.csv.*column "when".*--drop when/);
  });

  it("of .npz with one flipped bit of a number is refused by its array", async () => {
    const path = work.file("flipped.npz", writeNpz({ X, y }));
    await measured("flipped.npz");
    const bytes = readFileSync(path);
    const at = bytes.indexOf(Buffer.from(Float64Array.of(2, 6).buffer));
    expect(at).toBeGreaterThan(0);
    bytes[at]! ^= 1;
    work.file("flipped.npz", bytes);
    expect(await refused("metrics", "flipped.npz")).toMatch(/flipped\.npz: array "X".*wrong checksum/);
  });

  it("of safetensors is read beside a tensor of a type that is not", async () => {
    const header = JSON.stringify({
      X: { dtype: "F64", shape: [6, 2], data_offsets: [0, 96] },
      y: { dtype: "I32", shape: [6], data_offsets: [96, 120] },
      scale: { dtype: "F8_E4M3", shape: [3], data_offsets: [120, 123] },
    });
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    const numbers = [X.data, y.data].map(({ buffer }) => Buffer.from(buffer as ArrayBuffer));
    work.file(
      "beside.safetensors",
      Buffer.concat([length, Buffer.from(header), ...numbers, Buffer.alloc(3)]),
    );
    await measured("beside.safetensors");
  });

  it("of Parquet ends, measured or refused by its name, whichever byte is changed", async () => {
    const columns = [0, 1].map((j) => ({ name: `c${j}`, data: column(j) }));
    const bytes = writeParquet([...columns, { name: "label", data: y.data }]);
    for (let at = 4; at < bytes.length - 8; at += 11) {
      work.file("byte.parquet", Uint8Array.from(bytes).fill(bytes[at]! ^ 0x81, at, at + 1));
      const { code, stderr } = await collapsar(["metrics", "byte.parquet"], { cwd });
      expect([at, code === 0 || /byte\.parquet|class/.test(stderr), code === 1]).toEqual([at, true, false]);
    }
  });

  it("has the NC1 of its units, whatever unit one column is in", async () => {
    // the condition is that of the means, 1e6 and not its square
    for (const unit of [1, 1e4, 1e6, 1e7, 1e-9]) {
      const data = X.data.map((value, at) => (at % 2 === 0 ? value : value * unit));
      work.file("unit.npz", writeNpz({ X: { ...X, data }, y }));
      expect((await json(["metrics", "unit.npz"], { cwd }))["nc1"].pinv).toAgree(pinv, { relative: 1e-10 });
    }
  });

  it("of more than half a gigabyte is read as far as it is wanted", async () => {
    // zeros follow the rows that are wanted: whoever reads them refuses them
    const rows = csv("a,b,label");
    const path = work.file("large.csv", rows + rows.slice(rows.indexOf("\n") + 1).repeat(40_000));
    truncateSync(path, 2 ** 29 + 2 ** 20);
    await measured("large.csv", "--limit", "6");
  });

  it("of settings runs no code, however its keys are written", async () => {
    for (const [name, text] of [
      ["dotted", '"__proto__.env": {NODE_OPTIONS: "--require ./evil.cjs"}'],
      ["nested", "config: {constructor: {prototype: {execArgv: [--require, ./evil.cjs]}}}"],
    ]) {
      work.file(`${name}.yaml`, `${text}\nnetwork: mlp\ndata: iris\nepochs: 1\n`);
      expect(await refused("train", join(cwd, `${name}.yaml`))).toMatch(
        new RegExp(`${name}\\.yaml.*(__proto__|constructor|config)`),
      );
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
