import fc from "fast-check";
import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type CsvOptions, parseCsv, type Table, tableDataset } from "../../src/index.js";
import { readingOf, targetMatrix } from "../../src/parts.js";

function cells(table: Table): Record<string, unknown[]> {
  return Object.fromEntries(
    table.columns.map((column) => [
      column.name,
      column.kind === "categorical"
        ? [...column.codes].map((code) => column.categories[code] ?? null)
        : [...column.values],
    ]),
  );
}

const read = (text: string, options?: CsvOptions) => cells(parseCsv(text, options));

describe("parseCsv", () => {
  it("reads a header if the first row holds no number, and numbers the columns otherwise", () => {
    expect(read("a,b\n1,2\n3,4\n")).toEqual({ a: [1, 3], b: [2, 4] });
    expect(read("1,2\n3,4")).toEqual({ column_1: [1, 3], column_2: [2, 4] });
    expect(read("1,x\n3,y")).toEqual({ column_1: [1, 3], column_2: ["x", "y"] });
    expect(read("x,y\n1,2", { header: true })).toEqual({ x: [1], y: [2] });
    expect(read("x,y\nz,w", { header: false })).toEqual({ column_1: ["x", "z"], column_2: ["y", "w"] });
  });

  it("handles quotes, empty cells, a byte order mark, blank lines, CRLF and gzip", () => {
    const text = '\uFEFF"na ""me",b\r\n"1",\r\n\r\n2,"x, y"\r\n';
    const expected = { 'na "me': [1, 2], b: [null, "x, y"] };
    expect(read(text)).toEqual(expected);
    expect(cells(parseCsv(gzipSync(new TextEncoder().encode(text))))).toEqual(expected);
    expect(read("a,b\n1,\n,2")).toEqual({ a: [1, Number.NaN], b: [Number.NaN, 2] });
  });

  it("finds the separator", () => {
    for (const separator of [",", ";", "\t", "|"])
      expect(read(`a${separator}b\n1${separator}2`)).toEqual({ a: [1], b: [2] });
    expect(read('"a,c";b\n1;2')).toEqual({ "a,c": [1], b: [2] });
    expect(read("a,b;c\nx,2;3", { delimiter: ";" })).toHaveProperty("a,b", ["x,2"]);
  });

  it("names the first text cell of a numeric column", () => {
    expect(() => read("a,b\n1,2\n3,abc\n7,def")).toThrow(
      'expected a number, as in the other rows of this column, got "abc" at row 3, column "b"',
    );
    expect(() => read("a,b\n1,%\n3,4")).toThrow('row 2, column "b"');
    expect(() => read("a\n0x10\n1")).toThrow('got "0x10"');
    expect(read("a,b\n1,2\n3,abc", { categorical: ["b"] })).toEqual({ a: [1, 3], b: ["2", "abc"] });
    expect(read("a,b\n1,10\n3,9", { categorical: [2] })["b"]).toEqual(["10", "9"]);
    const known = (name: string) => ["b", "absent"].includes(name);
    expect(read("a,b\n1,10\n3,9", { categorical: known })).toEqual({ a: [1, 3], b: ["10", "9"] });
  });

  it("takes numbers among a few names that repeat for names, and says so", () => {
    const drives = ["f", "4", "f", "r", "4", "f", "f", "r", "4", "f", "r", "f", "r", "r", "4"];
    const table = parseCsv(`drive,kw\n${drives.map((drive, i) => `${drive},${i}`).join("\n")}\n`);
    const [column] = table.columns;
    expect(column!.kind === "categorical" && column!.categories).toEqual(["4", "f", "r"]);
    expect(table.notes!.map(({ message }) => message).join("; ")).toContain(
      "names, as half of their cells or more are a few words that repeat: drive",
    );
    expect(table.notes!.at(-1)!.remedy).toEqual([expect.arrayContaining([{ option: "na" }])]);
    // marks and words that stand for missing numbers, half of the cells
    for (const mark of [".", "-", "<0.01", "unknown"])
      expect(() => read(`a\n${Array.from({ length: 30 }, (_, i) => `${mark}\n${i}.5\n`).join("")}`)).toThrow(
        `got "${mark}"`,
      );
    for (const mark of [".", "-", "<0.01"])
      expect(() => read(`a\n${`${mark}\n1\n${mark}\n2\n`.repeat(30)}`)).toThrow(`got "${mark}"`);
    // names are kept as they are written
    expect(new Set(read(`a\n${"none\nnone\n02134\n".repeat(9)}`)["a"])).toEqual(new Set(["none", "02134"]));
    // one word among numbers is a slip
    expect(() => read(`a\n${"1\n2\n3\n".repeat(9)}x\nx\nx\nx\nx\n`)).toThrow('got "x"');
  });

  it("takes a number in a column of text for text", () => {
    const keys = Array.from({ length: 40 }, (_, i) => (i === 7 ? "1234e5" : `${i}f${i * i}`));
    const table = parseCsv(`key,kw\n${keys.map((key, i) => `${key},${i}`).join("\n")}\n`);
    expect(table.columns[0]).toMatchObject({ kind: "categorical", categories: { length: 40 } });
    expect(table.notes!.map(({ message }) => message)).toContain(
      "names, as nearly all their cells are text: key",
    );
    expect(() => read(`a\n${keys.slice(8, 16).join("\n")}\n1\n`)).toThrow("as in the other rows");
  });

  it("takes whole numbers beside codes for codes", () => {
    const tickets = Array.from({ length: 40 }, (_, i) =>
      i % 4 > 0 ? 110_000 + 7 * i : i % 8 ? `PC ${i}` : "LINE",
    );
    const table = parseCsv(`ticket\n${tickets.join("\n")}\n`);
    expect(table.columns[0]!.kind).toBe("categorical");
    expect(table.notes!.map(({ message }) => message)).toContain(
      "names, as they are whole numbers and codes of letters and digits: ticket",
    );
    const numbers = Array.from({ length: 40 }, (_, i) => i + 3);
    for (const [slip, of] of [
      ["PC 17", 1],
      ["5 kg", 20],
      ["n1", 20],
    ] as const) {
      const cells = numbers.map((value, i) => (i < of ? slip : value));
      expect(() => read(`a,b\n${cells.map((cell) => `${cell},1`).join("\n")}\n`)).toThrow(`got "${slip}"`);
    }
    const fractions = tickets.map((cell) => (typeof cell === "number" ? cell + 0.5 : cell));
    expect(() => read(`a,b\n${fractions.map((cell) => `${cell},1`).join("\n")}\n`)).toThrow('got "LINE"');
  });

  it("takes the usual marks for missing cells, and those that are named", () => {
    for (const cell of ["nan", "NaN", "NA", "N/A", "null", "NULL", "?", " NA "])
      expect(read(`a,b\n1,2\n3,${cell}`)).toEqual({ a: [1, 3], b: [2, Number.NaN] });
    expect(read("a,b\n1,x\nNA,?\n2,.", { na: ["NA", "."] })).toEqual({
      a: [1, Number.NaN, 2],
      b: ["x", "?", null],
    });
    expect(read('kind\nx\n\ny\n""\n\n')).toEqual({ kind: ["x", null, "y", null] });
  });

  it("refuses infinity and overflow among numbers", () => {
    for (const cell of ["inf", "-Infinity", "1e999"]) {
      expect(() => read(`a,b\n1,2\n3,${cell}`)).toThrow(
        `expected a finite number, got "${cell}" at row 3, column "b"`,
      );
    }
  });

  it("refuses ragged rows, unmatched quotes, double names, no rows and bytes that are no text", () => {
    expect(() => read("a,b\n1,2\n\n3")).toThrow("expected 2 cells, as in the first row, got 1 at row 4");
    expect(() => read("a,b\n1,2\n1,2,3")).toThrow("expected 2 cells, as in the first row, got 3 at row 3");
    expect(() => read('a,b\n1,"2\n3,4')).toThrow("a quote that is never closed");
    expect(() => read('a,b\n1,"2"x\n')).toThrow("expected quotes");
    expect(() => read("a,a\n1,2")).toThrow(/this one twice at row 1, column "a"; rename one of them$/);
    expect(() => read("1,1\n1,2", { header: true })).toThrow(/or read the first row as data/);
    expect(() => read("a,b\n")).toThrow("a header alone");
    expect(() => read("")).toThrow("an empty file");
    expect(() => parseCsv(Uint8Array.of(0x61, 0xff, 0xfe))).toThrow("UTF-8");
    expect(() => read("a,b\n1,2", { categorical: ["c"] })).toThrow("expected a column among a, b");
    expect(() => read("area,price\n1,2", { categorical: ["prise"] })).toThrow("did you mean price?");
  });

  it("gives every float64 back bit for bit, for random tables", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(number, { minLength: 8, maxLength: 40 }),
        (cols, values) => {
          const rows = Array.from({ length: Math.floor(values.length / cols) }, (_, i) =>
            values.slice(i * cols, (i + 1) * cols),
          );
          const table = parseCsv(rows.map((row) => row.join(",")).join("\n"));
          table.columns.forEach((column, j) => {
            expect(column.kind === "numeric" && [...column.values].map((v) => v + 0)).toEqual(
              rows.map((row) => row[j]! + 0),
            );
          });
        },
      ),
    );
  });
});

describe("tableDataset", () => {
  const text = "size,colour,price\n1,red,10.5\n,blue,11\n3,red,12\n";

  it("codes categories one-hot and fills empty cells with the mean", () => {
    const { X, columns, target, y } = tableDataset(parseCsv(text));
    expect(columns).toEqual(["size", "colour=blue", "colour=red"]);
    expect([...X.data]).toEqual([1, 0, 1, 2, 1, 0, 3, 0, 1]);
    expect([...target!.data]).toEqual([10.5, 11, 12]);
    expect(y.length).toBe(0);
  });

  it("reads numbers with commas where they are certain, unless they are declared names", () => {
    const values = (...texts: string[]) => {
      const [column] = parseCsv(`a;b\n${texts.map((cell, i) => `"${cell}";${i}`).join("\n")}\n`).columns;
      return column!.kind === "numeric" ? [...column.values] : column!.kind;
    };
    expect(values("0,5", "12,25")).toEqual([0.5, 12.25]);
    expect(values("1,234,567", "12")).toEqual([1234567, 12]);
    expect(values("-1,234.5", "0.25")).toEqual([-1234.5, 0.25]);
    const text = 'a;b\n"1,234";1\n"5,678";2\n';
    expect(parseCsv(text, { categorical: ["a"] }).columns[0]!.kind).toBe("categorical");
    expect(values("1,5", "x, y")).toBe("categorical");
  });

  it("reads 1,234 as the other columns tell, and between semicolons with a decimal comma, which it says", () => {
    const table = (separator: string, ...rows: string[]) =>
      ["p;q", ...rows].join("\n").replaceAll(";", separator);
    const doubtful = ["1,234;5", "-237,682;6"];
    expect(read(table(";", ...doubtful))).toEqual({ p: [1.234, -237.682], q: [5, 6] });
    expect(parseCsv(table(";", ...doubtful)).notes?.map(({ message }) => message)).toContain(
      "numbers such as 1,234 are read with a decimal comma: p",
    );
    for (const separator of [";", "\t"]) {
      expect(read(table(separator, "1,234;0,5", "5,678;6"))).toEqual({ p: [1.234, 5.678], q: [0.5, 6] });
      expect(read(table(separator, "1,234;0.5", "5,678;6"))).toEqual({ p: [1234, 5678], q: [0.5, 6] });
    }
    const refused =
      'expected a number whose comma or point is clear, got "1,234" at row 2, column "p"; write 0.5 for 0,5';
    expect(() => parseCsv(table("\t", ...doubtful))).toThrow(refused);
    // one column with a decimal comma and one with a decimal point: nobody writes both
    expect(() => parseCsv("p;q;r\n1,234;0,5;0.5\n")).toThrow(refused);
  });

  it("says how 1.234 is read between semicolons, and takes decimal commas beside it for the answer", () => {
    const notes = (text: string) => parseCsv(text).notes?.filter(({ kind }) => kind === "numbers");
    const table = (rows: readonly string[], separator = ";") =>
      ["p;q", ...rows].join("\n").replaceAll(";", separator);
    const doubtful = ["1.234;5", "999;6", "2.000;7"];
    expect(read(table(doubtful))).toEqual({ p: [1.234, 999, 2], q: [5, 6, 7] });
    expect(notes(table(doubtful))).toEqual([
      {
        kind: "numbers",
        message: "numbers such as 1.234 are read with a decimal point: p",
        remedy: "where they are thousands, write them without points",
      },
    ]);
    // one number that has no groups, another separator: nothing is in doubt
    for (const rows of [
      ["1.2345;5", ...doubtful],
      ["0.234;5", ...doubtful],
      ["1234;5", ...doubtful],
    ])
      expect(notes(table(rows))).toEqual([]);
    for (const separator of [",", "\t", "|"]) expect(notes(table(doubtful, separator))).toEqual([]);
    // decimal commas in the column itself, or in another of the table
    expect(read(table([...doubtful, "1.234,5;8"]))).toEqual({
      p: [1234, 999, 2000, 1234.5],
      q: [5, 6, 7, 8],
    });
    for (const separator of [";", "\t"])
      expect(read(table(["1.234;0,5", "-999;1,25", "-2.000;2,5"], separator))).toEqual({
        p: [1234, -999, -2000],
        q: [0.5, 1.25, 2.5],
      });
    expect(notes(table(["1.234;0,5", "999;1,25"]))).toEqual([
      { kind: "numbers", message: "thousands separators and decimal commas read away, in 2 columns: p, q" },
    ]);
  });

  it("says that numbers in brackets are read as negative", () => {
    const note = {
      kind: "numbers",
      message: "numbers in brackets such as (3) are read as negative: a",
      remedy: "where they are not, write them without brackets",
    };
    for (const text of ["a,b\n1,2\n(3),4\n", "a,b\n(1),2\n(3),4\n"])
      expect(parseCsv(text).notes).toContainEqual(note);
    expect(parseCsv('a,b\n"($1,000)",2\n$3,4\n').notes).toEqual([
      expect.objectContaining({ kind: "header" }),
      { kind: "numbers", message: "currency signs and thousands separators read away, in 1 column: a" },
      note,
    ]);
  });

  it("names a comment above the table, and leaves a header that begins with # alone", () => {
    for (const text of [
      "# made by me\na,b\n1,2\n",
      "# made, by, me\n# on monday\na,b\n1,2\n",
      "#x\n1;2\n3;4\n",
    ])
      expect(() => parseCsv(text)).toThrow(
        /^expected a header or a row of [23] cells, got "#.*", which looks like a comment at row 1; take out the lines that begin with #$/,
      );
    expect(parseCsv("# a,b\n1,2\n3,4\n").columns.map(({ name }) => name)).toEqual(["# a", "b"]);
    expect(() => parseCsv("# a,b\n1,2\n3\n")).toThrow(/^expected 2 cells, .*row 3/);
  });

  it("keeps in the coding what points were taken for, so that new rows are read alike", () => {
    const fitted = (text: string) => tableDataset(parseCsv(text), { target: "q" }).coding;
    const again = (text: string, coding: ReturnType<typeof fitted>) => {
      const points = (name: string) =>
        coding.columns.flatMap((one) => (one.name === name && "points" in one ? [one.points] : []))[0];
      const [p] = parseCsv(text, { points }).columns;
      return p?.kind === "numeric" ? [...p.values] : p?.kind;
    };
    const thousands = fitted("p;q\n1.234;0,5\n999;1,25\n2.000;2,5\n3.000;4,5");
    expect(thousands.columns[0]).toMatchObject({ points: "thousands", fill: 1808.25 });
    expect(again("p\n1.500\n2.000", thousands)).toEqual([1500, 2000]);
    expect(again("p;q\n1.500;0.5\n2.000;0.7", thousands)).toEqual([1500, 2000]);
    const decimal = fitted("p;q\n1.234;1\n999;2\n2.000;1\n3.000;2");
    expect(decimal.columns[0]).toMatchObject({ points: "decimal" });
    expect(again("p;q\n1.500;0,5\n2.000;0,7", decimal)).toEqual([1.5, 2]);
    const written = fitted("p;q\n€ 1.234,50;1\n€ 999,00;2\n€ 2.000,00;1\n€ 3.000,00;2");
    expect(written.columns[0]).toMatchObject({ points: "thousands" });
    expect(again("p;q\n€ 1.500;1\n€ 2.000;2", written)).toEqual([1500, 2000]);
    expect(again("p;q\n1.500;1\n2.000;2", written)).toEqual([1500, 2000]);
  });

  it("keeps them of several targets too", () => {
    const text = "a;p;q\n1;1.234;0,5\n2;999;1,25\n3;2.000;2,5\n";
    const { coding, target } = tableDataset(parseCsv(text), { targets: ["p", "q"] });
    expect([...target!.data]).toEqual([1234, 0.5, 999, 1.25, 2000, 2.5]);
    const kept = readingOf(JSON.parse(JSON.stringify(coding)));
    expect([kept.points("p"), kept.points("a")]).toEqual(["thousands", undefined]);
    const fresh = parseCsv("a;p;q\n1;1.500;1\n2;2.000;2\n", kept);
    expect([...targetMatrix(fresh, ["p", "q"]).data]).toEqual([1500, 1, 2000, 2]);
  });

  it("reads the target and longer numbers of new rows alike, by the coding", () => {
    const again = (fit: string, target: string, text: string) =>
      parseCsv(text, readingOf(tableDataset(parseCsv(fit), { target }).coding)).columns.map((column) =>
        column.kind === "numeric" ? [...column.values] : column.kind,
      );
    const fit = "p;q\n0,5;1.234\n1,5;2.500\n2,5;999\n3,5;3.000";
    expect(again(fit, "q", "p;q\n1;1.500\n2;10000")).toEqual([
      [1, 2],
      [1500, 10000],
    ]);
    expect(again(fit, "p", "p;q\n1;1.500\n2;10000")[1]).toEqual([1500, 10000]);
    const drives = `d,y\n${"4,1\nf,2\nr,3\nf,4\n".repeat(9)}`;
    for (const target of ["d", "y"])
      expect(again(drives, target, "d,y\n4,1\nf,2\nr,3\n")).toEqual(["categorical", [1, 2, 3]]);
  });

  it("lets decimal points of another column answer what decimal commas beside them leave open", () => {
    const lines = ["dose;weight;length", "1,5;0.25;1.234", "2,5;0.75;2.500"];
    const table = parseCsv(lines.join("\n"));
    expect(table.columns.map((column) => (column.kind === "numeric" ? [...column.values] : []))).toEqual([
      [1.5, 2.5],
      [0.25, 0.75],
      [1.234, 2.5],
    ]);
    expect(table.notes).toContainEqual(
      expect.objectContaining({ message: "numbers such as 1.234 are read with a decimal point: length" }),
    );
    // decimal points alone leave no doubt
    const plain = parseCsv("weight;length\n0.25;1.234\n0.75;2.500").notes ?? [];
    expect(plain.filter(({ kind }) => kind === "numbers")).toEqual([]);
  });

  it("reads no more rows than asked, empty ones included", () => {
    expect(parseCsv("a;b\n1;x\n;\n;\n2;y\n", { limit: 2 }).rows).toBe(2);
    expect(parseCsv("a;b\n1;x\n;\n2;y\n", { limit: 3 }).rows).toBe(3);
  });

  it("leaves rows of separators alone out at the end, and says so", () => {
    const table = parseCsv("a;b\n1;x\n;\n2;y\n;\n;\n");
    expect(cells(table)).toEqual({ a: [1, Number.NaN, 2], b: ["x", null, "y"] });
    expect([0, 1, 2].map(table.fileRow)).toEqual([2, 3, 4]);
    expect(table.notes).toContainEqual({
      kind: "missing",
      message: "left out at the end, with nothing in their cells: 2 rows",
    });
    // quotes make an empty cell one that was written
    expect(read('a,b\n1,x\n"",\n')).toEqual({ a: [1, Number.NaN], b: ["x", null] });
  });

  it("takes the target by name or number, and labels from text or whole numbers in their order", () => {
    const table = parseCsv("label,a\n10,1\n9,2\n10,3");
    for (const target of ["label", 1]) {
      const { y, classNames, columns } = tableDataset(table, { target });
      expect([[...y], classNames, columns]).toEqual([[1, 0, 1], ["9", "10"], ["a"]]);
    }
    expect(tableDataset(parseCsv("a,b\n1,x\n2,y"), {}).classNames).toEqual(["x", "y"]);
    expect(tableDataset(table, { target: null }).X.cols).toBe(2);
  });

  it("refuses categories, empty cells and empty targets where they are not wanted", () => {
    expect(() => tableDataset(parseCsv(text), { purpose: "measure" })).toThrow("expected numbers only");
    expect(() => tableDataset(parseCsv(text), { missing: "error" })).toThrow(
      'expected a number, got a missing cell at row 3, column "size"',
    );
    expect(() =>
      tableDataset(parseCsv(text), { target: "size", purpose: "measure", drop: ["colour"] }),
    ).toThrow('expected a target in every row, got a missing cell at row 3, column "size"');
    const { X, notes } = tableDataset(parseCsv(text), { target: "size" });
    expect([X.rows, notes.map(({ message }) => message)]).toEqual([
      2,
      expect.arrayContaining(["left out, 1 row without a target in size"]),
    ]);
    expect(() => tableDataset(parseCsv(text), { target: "cost" })).toThrow(
      'expected a column among size, colour, price (or a number 1–3), got "cost"',
    );
    expect(() => tableDataset(parseCsv("a\n1"))).toThrow("only the target");
    expect(() => tableDataset(parseCsv("a,b\n,1\n,2"))).toThrow(
      "expected at least one number, got empty cells only",
    );
  });
});
