import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { breastCancer, type Dataset, digits, iris, wine } from "../src/index.js";
import { classSizes } from "../src/parts.js";

const sets = [
  {
    load: digits,
    n: 1797,
    d: 64,
    sizes: [178, 182, 177, 183, 181, 182, 181, 179, 174, 180],
    csv: "digits/digits.csv.gz",
    skip: 0,
  },
  { load: iris, n: 150, d: 4, sizes: [50, 50, 50], csv: "tabular/iris.csv", skip: 1 },
  { load: wine, n: 178, d: 13, sizes: [59, 71, 48], csv: "tabular/wine_data.csv", skip: 1 },
  { load: breastCancer, n: 569, d: 30, sizes: [212, 357], csv: "tabular/breast_cancer.csv", skip: 1 },
];

/** The original CSV files, where a machine has them: COLLAPSAR_TEST_DATA names their folder. */
const folder = process.env["COLLAPSAR_TEST_DATA"] ?? "";

describe.each(sets)("$load.name", ({ load, n, d, sizes, csv, skip }) => {
  const data: Dataset = load();

  it("has its shape, names, source and licence", () => {
    expect([data.X.rows, data.X.cols, data.X.data.length]).toEqual([n, d, n * d]);
    expect(classSizes(data)).toEqual(sizes);
    expect(new Set(data.columns).size).toBe(d);
    expect(data.licence).toBe("CC BY 4.0");
    expect(data.source).toMatch(/UCI.*https:/);
  });

  it.skipIf(!existsSync(`${folder}/${csv}`))(
    "is bit for bit the CSV (skipped where the original is not at hand)",
    () => {
      const bytes = readFileSync(`${folder}/${csv}`);
      const lines = (csv.endsWith(".gz") ? gunzipSync(bytes) : bytes)
        .toString()
        .trim()
        .split(/\r?\n/)
        .slice(skip);
      const cells = lines.map((line) => line.split(",").map(Number));
      expect([...data.X.data]).toEqual(cells.flatMap((row) => row.slice(0, d)));
      expect([...data.y]).toEqual(cells.map((row) => row[d]));
    },
  );
});

it("keeps its numbers from release to release", () => {
  const hash = createHash("sha256");
  for (const { load } of sets) {
    hash.update(new Uint8Array(load().X.data.buffer));
    hash.update(new Uint8Array(load().y.buffer));
  }
  expect(hash.digest("hex")).toMatchInlineSnapshot(
    `"7f1cae77091398e2880dabb0ec6f28ecb102e97775c2840145352bba4bb4dc11"`,
  );
});
