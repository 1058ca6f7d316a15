import { InputError } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { parseParquet, tableDataset } from "../../src/index.js";
import { writeParquet } from "../../src/parts.js";

describe("parseParquet", () => {
  const file = writeParquet([
    { name: "a", data: [1.5, -2, 1e300] },
    { name: "b", data: [1, 2, 3], type: "INT32" },
    { name: "kind", data: ["x", "y", "x"] },
  ]);

  it("gives back what writeParquet wrote", async () => {
    const { X, y, columns, classNames } = tableDataset(await parseParquet(file));
    expect(columns).toEqual(["a", "b"]);
    expect([...X.data]).toEqual([1.5, 1, -2, 2, 1e300, 3]);
    expect([[...y], classNames]).toEqual([
      [0, 1, 0],
      ["x", "y"],
    ]);
  });

  it("reads a Node Buffer that lies within a larger one", async () => {
    const inside = Buffer.concat([Buffer.alloc(7), file]).subarray(7);
    expect((await parseParquet(inside)).rows).toBe(3);
  });

  it("refuses broken files and infinities, and takes NaN for missing", async () => {
    await expect(parseParquet(file.subarray(0, file.length - 20))).rejects.toThrow(InputError);
    await expect(parseParquet(new Uint8Array(40))).rejects.toThrow(InputError);
    await expect(parseParquet(writeParquet([{ name: "a", data: [1, Infinity] }]))).rejects.toThrow(
      'expected a finite number, got "Infinity" at row 2, column "a"',
    );
    const { columns } = await parseParquet(writeParquet([{ name: "a", data: [1, Number.NaN] }]));
    expect(columns[0]).toEqual({ kind: "numeric", name: "a", values: Float64Array.of(1, Number.NaN) });
  });

  it("keeps empty cells", async () => {
    const table = await parseParquet(
      writeParquet([
        { name: "a", data: [1, null, Number.NaN] },
        { name: "b", data: [null, "x", "y"] },
      ]),
    );
    expect(table.columns[0]).toEqual({
      kind: "numeric",
      name: "a",
      values: Float64Array.of(1, Number.NaN, Number.NaN),
    });
    expect(table.columns[1]).toEqual({
      kind: "categorical",
      name: "b",
      codes: Int32Array.of(-1, 0, 1),
      categories: ["x", "y"],
    });
  });

  it("writeParquet refuses columns of different lengths", () => {
    expect(() =>
      writeParquet([
        { name: "a", data: [1] },
        { name: "b", data: [1, 2] },
      ]),
    ).toThrow("got 2 in b");
  });
});
