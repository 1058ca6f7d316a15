import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, describe, expect, it } from "vitest";
import { loadDataset, loadParquetRows } from "../../src/node/index.js";
import { writeParquet } from "../../src/parts.js";

const folder = mkdtempSync(join(tmpdir(), "parquet-rows-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, columns: Parameters<typeof writeParquet>[0]): string {
  const path = join(folder, name);
  writeFileSync(path, writeParquet(columns));
  return path;
}

describe("loadParquetRows", () => {
  it("reads what the table reader reads, whichever column is the target", async () => {
    const cell = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { freq: 5, nil: null });
    const rows = fc.array(
      fc.tuple(cell, fc.integer({ min: 0, max: 2 }), fc.double({ noNaN: true, min: -9, max: 9 })),
      {
        minLength: 3,
        maxLength: 40,
      },
    );
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom("k", "z"), async (cells, target) => {
        fc.pre(cells.some(([a]) => a !== null));
        const path = write("same.parquet", [
          { name: "a", data: cells.map(([a]) => a), type: "DOUBLE" },
          { name: "k", data: cells.map(([, k]) => k), type: "INT32" },
          { name: "z", data: cells.map(([, , z]) => z), type: "DOUBLE" },
        ]);
        const [streamed, table] = [
          await loadParquetRows(path, { target }),
          await loadDataset(path, { target, task: "any", purpose: "learn" }),
        ];
        expect(streamed!.columns).toEqual(table.columns);
        expect([...streamed!.y]).toEqual([...table.y]);
        expect(streamed!.classNames).toEqual(table.classNames);
        for (const [k, value] of table.X.data.entries()) expect(streamed!.X.data[k]).toBeCloseTo(value, 6);
        expect([...streamed!.target!.data]).toEqual([...table.target!.data]);
      }),
      { numRuns: 20 },
    );
  });

  it("keeps float32 columns in float32, and leaves text to the table reader", async () => {
    const y = { name: "y", data: [0.5, 1.5], type: "DOUBLE" as const };
    const single = write("single.parquet", [{ name: "a", data: [0.1, 0.2], type: "FLOAT" }, y]);
    expect((await loadParquetRows(single))!.X.data).toEqual(Float32Array.of(0.1, 0.2));
    expect(
      await loadParquetRows(write("text.parquet", [{ name: "a", data: ["u", "v"] }, y])),
    ).toBeUndefined();
  });

  it("leaves the index of pandas out, and says how to keep it, as the table reader does", async () => {
    const path = write("index.parquet", [
      ...["a", "b", "__index_level_0__"].map((name, j) => ({
        name,
        data: [0.5 + j, 1.5 - j, 2.5],
        type: "DOUBLE" as const,
      })),
    ]);
    const note = {
      kind: "index",
      message: "left out as row names: __index_level_0__ (an index of pandas)",
      remedy: [["keep such columns with ", { option: "index", value: "none" }]],
    };
    expect((await loadParquetRows(path))!.notes).toContainEqual(note);
    const table = await loadDataset(path, { task: "any", purpose: "measure" });
    expect(table.notes).toContainEqual(note);
  });

  it("leaves ids that float64 would merge to the table reader", async () => {
    const path = join(folder, "ids.parquet");
    const big = 2n ** 60n;
    const columnData = [
      { name: "a", data: [1.5, 2.5, 3.5, 4.5], type: "DOUBLE" as const },
      { name: "id", data: [big, big + 1n, big, big + 1n], type: "INT64" as const },
    ];
    writeFileSync(path, new Uint8Array(parquetWriteBuffer({ columnData })));
    expect(await loadParquetRows(path)).toBeUndefined();
    const { classNames, y } = await loadDataset(path, { task: "any", purpose: "learn" });
    expect([classNames, [...y]]).toEqual([
      [String(big), String(big + 1n)],
      [0, 1, 0, 1],
    ]);
  });

  it("names file, row and column of what it refuses", async () => {
    const y = { name: "y", data: [0.5, 1.5], type: "DOUBLE" as const };
    const infinite = write("infinite.parquet", [{ name: "a", data: [1, Infinity], type: "DOUBLE" }, y]);
    await expect(loadParquetRows(infinite)).rejects.toThrow(
      /infinite\.parquet, row 2, column "a": expected a finite number, found Infinity/,
    );
    const empty = write("empty.parquet", [{ name: "a", data: [null, null], type: "DOUBLE" }, y]);
    await expect(loadParquetRows(empty)).rejects.toThrow(/column "a": expected at least one number/);
    truncateSync(infinite, 60);
    await expect(loadParquetRows(infinite)).rejects.toThrow(
      /infinite\.parquet: expected a whole Parquet file/,
    );
  });
});
