import { InputError } from "@collapsar/linalg";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { crc32 } from "../../src/bytes/crc32.js";
import { parseParquet } from "../../src/index.js";
import { writeParquet } from "../../src/parts.js";
import { type ColumnChunk, checkColumn } from "../../src/read/parquet/check-column.js";
import { walkValues } from "../../src/read/parquet/check-values.js";
import { PageReader } from "../../src/read/parquet/page-reader.js";
import { withParquet } from "../../src/read/parquet-file.js";

const cellsOf = (bytes: Uint8Array) => withParquet(bytes, ({ cells }) => cells());

/** A file with a list column, of any items. */
function lists(data: readonly unknown[], type: "FLOAT" | "DOUBLE" | "INT32" = "FLOAT"): Uint8Array {
  const schema = [
    { name: "root", num_children: 2 },
    { name: "e", repetition_type: "OPTIONAL" as const, num_children: 1, converted_type: "LIST" as const },
    { name: "list", repetition_type: "REPEATED" as const, num_children: 1 },
    { name: "element", repetition_type: "OPTIONAL" as const, type },
    { name: "y", repetition_type: "OPTIONAL" as const, type: "INT32" as const },
  ];
  const columnData = [
    { name: "e", data: [...data] },
    { name: "y", data: data.map((_, i) => i) },
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData, schema }));
}

describe("withParquet", () => {
  it("makes a column of each place of lists of one length; a missing list leaves all of them empty", async () => {
    const columns = await cellsOf(lists([[1, 2.5], null, [3, 4]]));
    expect(columns).toEqual([
      { name: "e[0]", kind: "number", cells: [1, null, 3] },
      { name: "e[1]", kind: "number", cells: [2.5, null, 4] },
      { name: "y", kind: "integer", cells: [0, 1, 2] },
    ]);
    await expect(cellsOf(lists([[1, 2], [3]]))).rejects.toThrow(
      'expected a list of 2, as in the other rows, got one of 1 at row 2, column "e"',
    );
  });

  it("takes a column of the type of nothing for missing cells, as pandas writes one of None alone", async () => {
    const optional = { repetition_type: "OPTIONAL" as const, type: "INT32" as const };
    const schema = [
      { name: "root", num_children: 2 },
      { name: "n", ...optional, logical_type: { type: "NULL" as const } },
      { name: "y", ...optional },
    ];
    const columnData = [
      { name: "n", data: [null, null] },
      { name: "y", data: [1, 2] },
    ];
    const columns = await cellsOf(new Uint8Array(parquetWriteBuffer({ columnData, schema })));
    expect(columns.map(({ name, cells }) => [name, cells])).toEqual([
      ["n", [null, null]],
      ["y", [1, 2]],
    ]);
    const table = await parseParquet(new Uint8Array(parquetWriteBuffer({ columnData, schema })));
    expect(table.columns[0]).toMatchObject({ kind: "numeric", name: "n" });
  });

  it("says of each column what it holds", async () => {
    const columnData = [
      { name: "number", data: [1.5], type: "DOUBLE" as const },
      { name: "half", data: [0.5], type: "FLOAT16" as const },
      { name: "integer", data: [1n], type: "INT64" as const },
      { name: "boolean", data: [true], type: "BOOLEAN" as const },
      { name: "text", data: ["a"], type: "STRING" as const },
      { name: "date", data: [new Date(5)], type: "TIMESTAMP" as const },
    ];
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData }));
    const columns = await cellsOf(bytes);
    for (const { name, kind } of columns) expect(kind, name).toBe(name === "half" ? "number" : name);
    expect(columns.find(({ name }) => name === "half")!.cells).toEqual([0.5]);
  });

  it("knows pandas' index by the file's own metadata", async () => {
    const columnData = [{ name: "__index_level_0__", data: [3, 1], type: "INT32" as const }];
    const index = (value: string) =>
      withParquet(
        new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata: [{ key: "pandas", value }] })),
        ({ pandasIndex }) => pandasIndex,
      );
    expect(await index('{"index_columns": ["__index_level_0__"]}')).toEqual(["__index_level_0__"]);
    expect(await index('{"index_columns": [{"kind": "range"}]}')).toEqual([]);
    for (const broken of ["{", "null", "[]", '{"index_columns": 3}']) expect(await index(broken)).toEqual([]);
  });

  it("takes names of prototypes for names, and refuses one name twice", async () => {
    const columns = await cellsOf(
      writeParquet([
        { name: "__proto__", data: [1] },
        { name: "constructor", data: [2] },
      ]),
    );
    expect(columns.map(({ name, cells }) => [name, cells[0]])).toEqual([
      ["__proto__", 1],
      ["constructor", 2],
    ]);
    const twice = [
      { name: "a", data: [1], type: "INT32" as const },
      { name: "a", data: [2], type: "INT32" as const },
    ];
    await expect(cellsOf(new Uint8Array(parquetWriteBuffer({ columnData: twice })))).rejects.toThrow(
      InputError,
    );
  });

  it("gives the place of a chunk's rows in the whole file", async () => {
    const data = Array.from({ length: 70 }, (_, i) => i);
    const bytes = new Uint8Array(
      parquetWriteBuffer({ columnData: [{ name: "a", data, type: "INT32" }], rowGroupSize: 25 }),
    );
    const found: unknown[] = [];
    await withParquet(bytes, ({ chunks }) =>
      chunks(({ columnData, rowStart }) => {
        for (let i = 0; i < columnData.length; i++) found[rowStart + i] = columnData[i];
      }),
    );
    expect(found).toEqual(data);
  });
});

/** Signs folded into the lowest bit, seven bits a byte. */
function zigzag(value: number): number[] {
  let left = value >= 0 ? 2 * value : -2 * value - 1;
  const bytes = [];
  for (; left > 127; left = Math.floor(left / 128)) bytes.push(128 + (left % 128));
  return [...bytes, left];
}

/** A data page of the first version: its header in Thrift's compact protocol, and its bytes. */
function page(
  body: readonly number[],
  values: number,
  { encoding = 0, crc }: { encoding?: number; crc?: number } = {},
): number[] {
  const sizes = [0x15, ...zigzag(0), 0x15, ...zigzag(body.length), 0x15, ...zigzag(body.length)];
  const check = crc === undefined ? [] : [0x15, ...zigzag(crc | 0)];
  const step = crc === undefined ? 0x2c : 0x1c;
  const own = [
    step,
    0x15,
    ...zigzag(values),
    0x15,
    ...zigzag(encoding),
    0x15,
    ...zigzag(3),
    0x15,
    ...zigzag(3),
    0,
  ];
  return [...sizes, ...check, ...own, 0, ...body];
}

const plain: ColumnChunk = {
  rows: 2,
  values: 2,
  type: "INT32",
  typeLength: undefined,
  levels: { repetition: 0, definition: 0 },
  decompress: undefined,
};

describe("checkColumn", () => {
  const numbers = [1, 0, 0, 0, 2, 0, 0, 0];
  const check = (bytes: readonly number[], chunk: Partial<ColumnChunk> = {}) =>
    checkColumn(Uint8Array.from(bytes), { ...plain, ...chunk });

  it("verifies a page's checksum where it has one", () => {
    const crc = crc32(Uint8Array.from(numbers));
    expect(() => check(page(numbers, 2))).not.toThrow();
    expect(() => check(page(numbers, 2, { crc }))).not.toThrow();
    expect(() => check(page(numbers, 2, { crc: crc ^ 1 }))).toThrow("a page with a wrong checksum");
  });

  it("refuses runs that do not move on, are too long, or end too soon", () => {
    const optional = { levels: { repetition: 0, definition: 1 } };
    const levels = (...runs: number[]) => [runs.length, 0, 0, 0, ...runs, ...numbers];
    expect(() => check(page(levels(4, 1), 2), optional)).not.toThrow();
    expect(() => check(page(levels(0, 1, 4, 1), 2), optional)).toThrow("a run of no values");
    expect(() => check(page(levels(1, 4, 1), 2), optional)).toThrow("a run of no values");
    expect(() => check(page(levels(0xfe, 0xff, 0xff, 0xff, 0x0f, 1), 2), optional)).toThrow(
      /a run of \d+ values where 2 are left/,
    );
    expect(() => check(page(levels(2, 1), 2), optional)).toThrow(InputError);
    expect(() => check(page(levels(4, 2), 2), optional)).toThrow("a level 2 where 1 is the highest");
  });

  it("walks through runs of values of no bits where a decoder does: a page of the second version", () => {
    const dictionary = { type: "INT32", typeLength: undefined, dictionary: 4 };
    const walk = (bytes: readonly number[], second: boolean) =>
      walkValues(new PageReader(Uint8Array.from(bytes)), 8, 60, { ...dictionary, second });
    expect(() => walk([0, 2 * 60], true)).not.toThrow();
    expect(() => walk([0], false)).not.toThrow();
    // two runs of nothing and one of 2^27 values, which filled the memory
    const long = [0, 0, 0, 0x80, 0xe4, 0xe4, 0xe4, 1];
    expect(() => walk(long, true)).toThrow("a run of no values");
    expect(() => walk([0, ...long.slice(3)], true)).toThrow(/a run of \d+ values where 60 are left/);
  });

  it("refuses values, rows and bytes other than the footer promises", () => {
    expect(() => check(page(numbers, 2), { values: 3, rows: 3 })).toThrow(
      "2 values where its footer promises 3",
    );
    expect(() => check(page(numbers, 2), { rows: 3 })).toThrow("2 rows where its footer promises 3");
    expect(() => check(page(numbers, 2), { values: 1, rows: 1 })).toThrow(
      "more values than its footer promises",
    );
    expect(() => check(page(numbers.slice(1), 2))).toThrow("7 bytes where 8 are promised");
    expect(() => check(page(numbers, 2).slice(0, -1))).toThrow(InputError);
    expect(() => check(page(numbers, 2, { encoding: 8 }))).toThrow("a dictionary where there is none");
    expect(() => check(page(numbers, 2, { encoding: 4 }))).toThrow("the encoding 4");
  });
});
