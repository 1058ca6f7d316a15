import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gaussianMixture } from "@collapsar/datasets";
import { readBytes } from "@collapsar/datasets/node";
import { writeNpy, writeParquet } from "@collapsar/datasets/parts";
import { loadModel, type RfmModel } from "@collapsar/rfm";
import { predictScores } from "@collapsar/rfm/parts";
import { afterAll, describe, expect, it } from "vitest";
import { collapsar, json, start, workFolder } from "../collapsar.js";

const work = workFolder();
afterAll(work.remove);

const n = 1500;
const X = Float32Array.from(gaussianMixture({ n, d: 4, classes: 1, mean: 0, std: 1, seed: 3 }).X.data);
const y = Float64Array.from({ length: n }, (_, i) => Math.sin(2 * X[4 * i]!) + X[4 * i + 1]! * X[4 * i + 2]!);
const rows = work.file("rows.npy", writeNpy({ shape: [n, 4], data: X }));
const targets = work.file("targets.npy", writeNpy({ shape: [n], data: y }));
const column = (j: number) => Float32Array.from({ length: n }, (_, i) => X[4 * i + j]!);
const parquet = work.file(
  "rows.parquet",
  writeParquet([
    ...[0, 1, 2, 3].map((j) => ({ name: `x${j + 1}`, data: column(j), type: "FLOAT" as const })),
    { name: "value", data: y },
  ]),
);
const settings = ["--leaf-rows", "200", "--rounds", "1", "--bandwidth", "3"];
const leaves = ({ tree }: RfmModel) => tree.leaves;

async function fitted(name: string, args: readonly string[]): Promise<RfmModel> {
  const save = join(work.path, name);
  await json(["rfm", "fit", ...args, ...settings, "--save", save]);
  return loadModel(readBytes(save));
}

describe("rfm fit of a tree", () => {
  it("gives the same tree whatever the number of threads, from .npy and from Parquet, in float32", async () => {
    const one = await fitted("one.rfm", [rows, "--labels", targets, "--threads", "1", "--standardize"]);
    const two = await fitted("two.rfm", [rows, "--labels", targets, "--threads", "2", "--standardize"]);
    const table = await fitted("table.rfm", [parquet, "--target", "value", "--threads", "2"]);
    expect(leaves(one).length).toBeGreaterThanOrEqual(8);
    expect(leaves(one).every(({ machine }) => machine!.centres.data instanceof Float32Array)).toBe(true);
    expect(leaves(table).every(({ machine }) => machine!.centres.data instanceof Float32Array)).toBe(true);
    expect(table.columns).toEqual(["x1", "x2", "x3", "x4"]);
    const fresh = { rows: 200, cols: 4, data: X.slice(0, 800) };
    const scores = [one, two, table].map((model) => predictScores(model, fresh).data);
    scores[0]!.forEach((value, i) => {
      expect(scores[1]![i]).toBeCloseTo(value, 7);
      expect(scores[2]![i]).toBeCloseTo(value, 7);
    });
    const { score } = await json(["rfm", "predict", join(work.path, "table.rfm"), parquet]);
    expect(score).toBeGreaterThan(0.95);
  });

  it("fills empty cells of a Parquet column with its mean, and reads classes", async () => {
    const gap = Array.from({ length: 300 }, (_, i) => (i % 10 === 0 ? null : i % 7));
    const file = work.file(
      "classes.parquet",
      writeParquet([
        { name: "a", data: Array.from({ length: 300 }, (_, i) => Math.sin(i)) },
        { name: "gap", data: gap },
        { name: "kind", data: Array.from({ length: 300 }, (_, i) => (Math.sin(i) > 0 ? 1 : 0)) },
      ]),
    );
    const model = await fitted("classes.rfm", [file, "--threads", "2"]);
    expect(model.task).toMatchObject({ kind: "classification", classNames: ["0", "1"] });
    const known = gap.filter((value) => value !== null);
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    expect(model.coding!.columns[1]).toMatchObject({ name: "gap", fill: expect.closeTo(mean, 10) });
    const { stdout } = await collapsar(["rfm", "predict", join(work.path, "classes.rfm"), file]);
    expect(stdout.split("\n")).toHaveLength(302);
  });

  it("keeps the fitted leaves on Ctrl-C, and stops before the others", async () => {
    const save = join(work.path, "kept.rfm");
    const { child, outcome } = start(
      ["rfm", "fit", rows, "--labels", targets, "--leaf-rows", "60", "--rounds", "80"].concat([
        ...["--bandwidth", "3", "--threads", "2", "--save", save],
      ]),
    );
    while (!existsSync(save)) await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill("SIGINT");
    const { code, stdout, stderr } = await outcome;
    expect([code, stdout]).toEqual([130, ""]);
    expect(stderr).toMatch(/interrupted: \d+ of \d+ leaves are finished; a model of .* in .*kept\.rfm/);
    expect(readdirSync(work.path).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    const model = loadModel(readBytes(save));
    const machines = leaves(model).filter(({ machine }) => machine !== undefined).length;
    expect(machines).toBeGreaterThan(0);
    expect(machines).toBeLessThan(leaves(model).length);
    expect(model.stopped).toBe(true);
    expect((await json(["rfm", "explain", save]))["task"]).toBe("regression");
  });

  it("says what is wrong with a leaf's settings in one sentence", async () => {
    const { code, stderr } = await collapsar([
      ...["rfm", "fit", rows, "--labels", targets, "--leaf-rows", "200", "--bandwidth", "1e-9"],
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain("try a larger bandwidth");
  });
});
