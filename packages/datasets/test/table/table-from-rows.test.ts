import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv, type Table, tableDataset, tableFromRows } from "../../src/index.js";

/** The columns of a table without where they came from. */
const columns = (table: Table) => table.columns;

describe("tableFromRows", () => {
  const objects = [
    { a: 1, b: "x", c: true },
    { a: 2.5, b: "y", c: false },
    { a: null, b: "x" },
  ];
  const expected = [
    { kind: "numeric", name: "a", values: Float64Array.of(1, 2.5, Number.NaN) },
    { kind: "categorical", name: "b", categories: ["x", "y"], codes: Int32Array.of(0, 1, 0) },
    { kind: "boolean", name: "c", values: Float64Array.of(1, 0, Number.NaN), spelling: ["false", "true"] },
  ];

  it("reads objects, arrays, columns, Arrow-like tables and tables alike", () => {
    const cells = { a: [1, 2.5, null], b: ["x", "y", "x"], c: [true, false, undefined] };
    const arrow = {
      schema: { fields: Object.keys(cells).map((name) => ({ name })) },
      getChild: (name: string) => new Set(cells[name as "a"].map((cell, i) => [i, cell] as const)).values(),
    };
    const arrowLike = { ...arrow, getChild: (name: string) => cells[name as "a"] };
    const arrays = [
      [1, "x", true],
      [2.5, "y", false],
      [Number.NaN, "x", undefined],
    ];
    const proxies = objects.map((row) => ({ toJSON: () => row }));
    for (const rows of [objects, cells, arrowLike, new Set(objects), proxies])
      expect(columns(tableFromRows(rows as never))).toEqual(expected);
    expect(columns(tableFromRows(arrays, { columns: ["a", "b", "c"] }))).toEqual(expected);
    const table = tableFromRows(objects);
    expect(tableFromRows(table)).toBe(table);
  });

  it("reads a matrix as numbered columns", () => {
    const X = { rows: 2, cols: 2, data: Float64Array.of(1, 2, 3, 4) };
    const table = tableFromRows(X);
    expect(table.named).toBe(false);
    expect(table.columns.map(({ name }) => name)).toEqual(["column_1", "column_2"]);
  });

  it("reads text as parseCsv does, for random cells", () => {
    const cell = fc.oneof(
      fc.constantFrom("", "NA", "TRUE", "false", "2024-02-29", "$5", "x y", "9007199254740993"),
      fc.integer({ min: -50, max: 50 }).map(String),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 12 }), (rows) => {
        const csv = `left,right\n${rows.map((row) => row.map((text) => `"${text}"`).join(",")).join("\n")}\n`;
        const read = (load: () => Table) => {
          try {
            return load().columns;
          } catch (error) {
            return (error as Error).name;
          }
        };
        const objects = rows.map(([left, right]) => ({ left, right }));
        expect(read(() => tableFromRows(objects))).toEqual(read(() => parseCsv(csv, { header: true })));
      }),
    );
  });

  it("keeps dates, bigints beyond 2^53, and keys of any name", () => {
    const rows = [1n, 2n ** 60n, 2n ** 60n + 1n].map((id, i) => {
      return { ["__proto__"]: i, constructor: new Date(Date.UTC(2024, 0, i + 1)), id };
    });
    const [proto, date, id] = tableFromRows(rows).columns;
    expect([proto!.name, proto!.kind, date!.kind]).toEqual(["__proto__", "numeric", "date"]);
    expect(id).toMatchObject({ kind: "numeric", exact: [1n, 2n ** 60n, 2n ** 60n + 1n] });
    expect(Object.prototype).not.toHaveProperty("id");
  });

  it("names row and column of what it refuses, and what it takes", () => {
    expect(() => tableFromRows([{ a: 1 }, { a: [1, 2] }])).toThrow('got a list at row 1, column "a"');
    expect(() => tableFromRows([{ a: 1 }, { a: "red" }, { a: 2 }])).toThrow('got "red" at row 1, column "a"');
    expect(() =>
      tableFromRows([
        [1, 2],
        [1, 2, 3],
      ]),
    ).toThrow("rows must have 2 cells in every row, got 3 at row 1");
    expect(() => tableFromRows({ a: [1], b: [1, 2] })).toThrow("equal length (1 in a), got 2 in b");
    for (const rows of [undefined, null, 3, "text", [], {}, [3], { a: 1 }])
      expect(() => tableFromRows(rows as never), String(rows)).toThrow(/^tableFromRows: rows must/);
  });

  it("becomes a data set", () => {
    const { X, columns: names, classNames } = tableDataset(tableFromRows(objects), { target: "b" });
    expect([[...X.data], names, classNames]).toEqual([
      [1, 1, 2.5, 0, 1.75, 0.5],
      ["a", "c"],
      ["x", "y"],
    ]);
  });
});
