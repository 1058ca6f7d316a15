import { describe, expect, it } from "vitest";
import { parseCsv, tableDataset } from "../../src/index.js";

const columns = (text: string, options = {}) => tableDataset(parseCsv(text), options).columns;
const kinds = (text: string) => tableDataset(parseCsv(text)).notes.map(({ kind }) => kind);

describe("row names", () => {
  it("of pandas and R are left out with a note", () => {
    for (const text of [
      ",a,y\n0,5,x\n1,6,y\n2,7,x\n",
      ",a,y\n12,5,x\n3,6,y\n7,7,x\n",
      "a,,y\n5,2,x\n6,0,y\n7,1,x\n",
      "Unnamed: 0,a,y\n0,5,x\n1,6,y\n2,7,x\n",
      '"","a","y"\n"Mazda RX4",5,"x"\n"Datsun",6,"y"\n"Fiat",7,"x"\n',
      '"a" "y"\n"1" 5 "x"\n"2" 6 "y"\n"3" 7 "x"\n',
      "rownames,a,y\n1,5,x\n2,6,y\n3,7,x\n",
      "__index_level_0__,a,y\n1,5,x\n1,6,y\n3,7,x\n",
      "a,y,\n5,x,\n6,y,\n7,x,\n",
    ]) {
      expect(columns(text), text).toEqual(["a"]);
      expect(kinds(text), text).toContain("index");
    }
  });

  it("are kept where they are wanted, repeat, or name another thing", () => {
    expect(columns(",a,y\n0,5,x\n1,6,y\n", { index: "none" })).toEqual(["column_1", "a"]);
    expect(columns(",a,y\n1,5,x\n1,6,y\n2,7,x\n")).toEqual(["column_1", "a"]);
    expect(columns("code,a,y\n1,5,x\n2,6,y\n", { index: ["code"] })).toEqual(["a"]);
    expect(() => columns("a,y\n5,x\n6,y\n", { index: ["b"] })).toThrow("a column among a, y");
  });

  it("of tables under one another, and levels without names, are left out; another column without a name is said", () => {
    const under = (counts: readonly number[]) =>
      `,a,y\n${counts.map((at, i) => `${at},${i % 3},${i % 2}`).join("\n")}\n`;
    expect(columns(under([0, 1, 2, 3, 4, 0, 1, 2, 3, 0, 1, 2, 3, 4]))).toEqual(["a"]);
    expect(columns(under([7, 8, 9, 10, 7, 8, 9, 10]))).toEqual(["a"]);
    for (const other of [
      [0, 1, 0, 1, 0, 1],
      [0, 1, 2, 3, 5, 0, 1, 2],
      [3, 3, 3, 3, 4, 4, 4],
    ])
      expect(columns(under(other)), other.join()).toEqual(["column_1", "a"]);
    expect(tableDataset(parseCsv(under([3, 3, 3, 4, 4, 4]))).notes).toContainEqual({
      kind: "kept",
      message: "column_1 is kept, though it has no name",
      remedy: [["leave it out with ", { option: "drop", value: "column_1" }]],
    });
    const levels = (inner: number) =>
      `,,a,y\n${Array.from({ length: 12 }, (_, i) => `g${Math.floor(i / 4)},${i % inner},${i % 3},${i % 2}`).join("\n")}\n`;
    expect(columns(levels(4))).toEqual(["a"]);
    expect(columns(levels(2)).length).toBeGreaterThan(1);
    // fractions were measured
    expect(columns(",,y\n0.12,1.5,a\n0.34,2.5,b\n0.56,3.5,a\n")).toContain("column_2");
  });

  it("are no target: the last other column is", () => {
    expect(tableDataset(parseCsv("a,y,\n5,x,2\n6,y,0\n7,x,1\n")).classNames).toEqual(["x", "y"]);
  });
});

describe("identifiers", () => {
  const rows = Array.from({ length: 20 }, (_, i) => i);
  const table = (id: (i: number) => string | number, name: string) =>
    `a,${name},y\n${rows.map((i) => `${(i * 7) % 5},${id(i)},${i % 2 === 0 ? "u" : "v"}`).join("\n")}\n`;

  it("are left out to learn from: text that is different in every row, and numbers of that name", () => {
    expect(columns(table((i) => `name ${i}`, "who"))).toEqual(["a"]);
    expect(columns(table((i) => 1000 + ((i * 7) % 20), "customer_id"))).toEqual(["a"]);
    expect(columns(table((i) => (i * 7) % 20, "height"))).toEqual(["a", "height"]);
    expect(columns(table((i) => `g${i % 3}`, "group"))).toEqual(["a", "group=g0", "group=g1", "group=g2"]);
    expect(
      columns(
        table((i) => `name ${i}`, "who"),
        { index: "none" },
      ).length,
    ).toBe(21);
  });

  it("are said where they are measured", () => {
    const notes = (name: string) =>
      tableDataset(parseCsv(table((i) => 1000 + i, name)), { purpose: "measure" }).notes.filter(
        ({ kind }) => kind === "kept",
      );
    expect(notes("id")).toEqual([
      {
        kind: "kept",
        message: "id is kept, though it only counts or names the rows, as it seems",
        remedy: [["leave it out with ", { option: "drop", value: "id" }]],
      },
    ]);
    expect(notes("height")).toEqual([]);
  });

  it("are kept to be measured, and where nothing else is left", () => {
    expect(
      columns(
        table((i) => 1000 + i, "id"),
        { purpose: "measure" },
      ),
    ).toEqual(["a", "id"]);
    const only = `id,y\n${rows.map((i) => `${i},${i % 2}`).join("\n")}\n`;
    expect(columns(only)).toEqual(["id"]);
  });
});

describe("drop", () => {
  it("leaves columns out by name or number, and refuses others", () => {
    expect(columns("a,b,c,y\n1,2,3,x\n4,5,6,y\n", { drop: ["a", 3] })).toEqual(["b"]);
    expect(() => columns("a,y\n1,x\n2,y\n", { drop: ["z"] })).toThrow(
      'a column among a, y (or a number 1–2), got "z"',
    );
    expect(() => columns("a,b,y\n1,2,x\n2,3,y\n", { drop: ["y"], target: "y" })).toThrow("got the target");
  });
});
