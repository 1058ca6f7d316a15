import { writeNpy, writeNpz } from "@collapsar/datasets/parts";
import { seededRandom } from "@collapsar/linalg";
import { afterAll, describe, expect, it } from "vitest";
import { workFolder } from "../collapsar.js";
import { collapsar, json } from "../in-process.js";

const work = workFolder();
const cwd = work.path;
afterAll(work.remove);

const random = seededRandom(5);
const normal = () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
const vector = (values: ArrayLike<number>) =>
  writeNpy({ shape: [values.length], data: Int32Array.from(values) });
const lines = (rows: readonly (readonly unknown[])[]) => `${rows.map((row) => row.join(",")).join("\n")}\n`;

/** Rows around means of their classes, and the trace ratio by its definition. */
const classes = Array.from({ length: 24 }, (_, i) => i % 3);
const rows = classes.map((c) => Array.from({ length: 4 }, (_, j) => Math.sin(3 * c + j) + 0.3 * normal()));
const meanOf = (of: readonly (readonly number[])[]) =>
  of[0]!.map((_, j) => of.reduce((sum, row) => sum + row[j]! / of.length, 0));
const squared = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, j) => sum + (value - b[j]!) ** 2, 0);
const means = [0, 1, 2].map((c) => meanOf(rows.filter((_, i) => classes[i] === c)));
const within = rows.reduce((sum, row, i) => sum + squared(row, means[classes[i]!]!), 0);
const traceRatio = within / rows.reduce((sum, _, i) => sum + squared(means[classes[i]!]!, meanOf(rows)), 0);
const shifted = (offset: number) => rows.flat().map((value) => value + offset);
work.file("y.npy", vector(classes));
for (const offset of [0, 1e6, 1e8])
  work.file(`H${offset}.npy`, writeNpy({ shape: [24, 4], data: Float64Array.from(shifted(offset)) }));
work.file("single.npy", writeNpy({ shape: [24, 4], data: Float32Array.from(shifted(1000)) }));

describe("what went wrong for strangers", () => {
  it.each([0, 1e6, 1e8])(
    "is NC1 whatever is added to all features, from them and from their kernel: %s",
    async (offset) => {
      const args = [`H${offset}.npy`, "--labels", "y.npy"];
      // the features themselves have so many digits beside the offset
      const relative = Math.max(1e-13, (50 * offset * 2 ** -53) / Math.sqrt(within / 24));
      expect((await json(["metrics", ...args], { cwd }))["nc1"].traceRatio).toAgree(traceRatio, { relative });
      const { nc1 } = await json(["kernel", ...args, "--kernel", "linear"], { cwd });
      expect(nc1.sample.nc1).toAgree(traceRatio, { relative });
    },
  );

  it("is a trace that is only rounding: it is said", async () => {
    const args = ["kernel", "single.npy", "--labels", "y.npy", "--kernel", "nngp", "--dtype", "f32"];
    expect((await collapsar(args, { cwd })).stderr).toMatch(/digits are left of tr Σ_W/);
    const { notes } = await json(args, { cwd });
    expect(notes.map(({ message }: { message: string }) => message).join()).toMatch(/digits are left/);
  });

  it("is one undefined metric: the others are there, with the reason of the one", async () => {
    const H = [3, 1, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0];
    work.file(
      "dead.npz",
      writeNpz({
        X: { shape: [6, 2], data: Float64Array.from(H) },
        y: { shape: [6], data: Int32Array.of(4, 4, 5, 5, 9, 9) },
      }),
    );
    const { nc1, nc2, undefined: reasons } = await json(["metrics", "dead.npz"], { cwd });
    expect(nc1.cdnv).toBeNull();
    expect(reasons).toHaveProperty(["nc1.cdnv"]);
    // means (2.5, 1.5), 0, 0: tr Σ_W = 1/6, tr Σ_B = 2/9 · 8.5
    expect(nc1.traceRatio).toAgree(1 / 6 / ((2 / 9) * 8.5), { relative: 1e-14 });
    expect([typeof nc1.pinv, typeof nc1.std, typeof nc2.equinorm, typeof nc2.etfDistance]).toEqual(
      Array(4).fill("number"),
    );
  });

  it("is labels from one, with gaps or as names: NC1 is that of the labels 0, 1, 2", async () => {
    work.file("one.npy", vector(classes.map((c) => c + 1)));
    work.file("gap.npy", vector(classes.map((c) => [-3, 4, 900][c]!)));
    for (const labels of [
      ["one.npy"],
      ["one.npy", "--classes", "1,2,3"],
      ["gap.npy"],
      ["gap.npy", "--classes", "-3,4,900"],
    ]) {
      const found = await json(["metrics", "H0.npy", "--labels", ...labels], { cwd });
      expect(found["nc1"].traceRatio).toAgree(traceRatio, { relative: 1e-13 });
    }
  });

  it("is a target in euros: a regression, which is said", async () => {
    const prices = Array.from({ length: 60 }, (_, i) => [
      i % 7,
      (i * i) % 11,
      `"€${(1000 + 37.5 * i).toLocaleString("en", { minimumFractionDigits: 2 })}"`,
    ]);
    work.file("euro.csv", lines([["a", "b", "price"], ...prices]));
    const { task, taskReason, notes } = await json(
      ["rfm", "fit", "euro.csv", "--tune", "none", "--rounds", "1"],
      { cwd },
    );
    expect([task, taskReason]).toEqual(["regression", expect.stringContaining("60 different values")]);
    expect(notes.map(({ message }: { message: string }) => message).join()).toContain(
      "currency signs and thousands separators read away",
    );
  });

  it("is a column of noise, and one of ids: what the target depends on comes first, and ids are left out", async () => {
    const people = Array.from({ length: 240 }, (_, i) => {
      const [age, income, region] = [
        20 + Math.floor(60 * random.next()),
        Math.floor(9e4 * random.next()),
        "NESW"[Math.floor(4 * random.next())]!,
      ];
      const score = (age - 50) / 12 + (region === "N" ? 1.5 : -0.5) + 0.7 * normal();
      return [`person ${i}`, age, income, region, score > 0 ? "yes" : "no"];
    });
    work.file("people.csv", lines([["who", "age", "income", "region", "buys"], ...people]));
    const { importance, notes } = await json(["rfm", "fit", "people.csv"], { cwd });
    const first = (importance as { feature: string; value: number }[]).sort((a, b) => b.value - a.value);
    expect(first.map(({ feature }) => feature)).toEqual(["age", "region", "income"]);
    expect(notes.map(({ message }: { message: string }) => message).join()).toMatch(
      /left out, 1 column that is different in \(nearly\) every row: who/,
    );
  });
});
