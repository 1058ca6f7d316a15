import { describe, expect, it } from "vitest";
import { type Note, parseCsv, type TableCoding } from "../../src/index.js";
import { codedColumns, columnBlocks, encodeLabels, encodeTable, tableCoding } from "../../src/parts.js";

describe("tableCoding", () => {
  const training = parseCsv("size,colour,kind\n1,red,a\n3,blue,b\n5,red,a\n");
  const coding = JSON.parse(JSON.stringify(tableCoding(training))) as TableCoding;
  const target = coding.target as Extract<NonNullable<TableCoding["target"]>, { kind: "class" }>;

  it("codes new rows as the training rows, in any order of columns", () => {
    const table = parseCsv("kind,colour,size\nb,blue,\n,,7\n");
    expect(codedColumns(coding)).toEqual(["size", "colour=blue", "colour=red"]);
    expect([...encodeTable(table, coding).data]).toEqual([3, 1, 0, 7, 0, 0]);
    expect(columnBlocks(coding)).toEqual([{ name: "colour", start: 1, end: 3 }]);
    expect([...encodeLabels(training, target)]).toEqual([0, 1, 0]);
  });

  it("takes columns without names by position where there are these alone, or the target behind them", () => {
    const wanted = [3, 1, 0, 7, 0, 1];
    const unnamed = (text: string) => encodeTable(parseCsv(text, { header: "no" }), coding);
    expect([...unnamed("3,blue\n7,red\n").data]).toEqual(wanted);
    expect([...unnamed("3,blue,a\n7,red,b\n").data]).toEqual(wanted);
    expect(() => unnamed("3,blue,a,1\n7,red,b,2\n")).toThrow(
      "expected 2 columns as in the training table: size, colour, got 4 columns without names",
    );
    // the names of other columns are no reason to take one cell twice
    const middle = tableCoding(parseCsv("1,2,3\n4,5,6\n2,9,1\n", { header: "no" }), { target: 1 });
    const bare = parseCsv("2,3\n5,6\n", { header: "no" });
    expect([...encodeTable(bare, middle).data]).toEqual([2, 3, 5, 6]);
  });

  it("codes categories that were not learned as zeros, and says how many", () => {
    const notes: Note[] = [];
    const table = parseCsv("size,colour,more\n1,green,9\n2,red,9\n3,green,9\n");
    const X = encodeTable(table, coding, { onNote: (note) => notes.push(note) });
    expect([...X.data]).toEqual([1, 0, 0, 2, 0, 1, 3, 0, 0]);
    expect(notes).toEqual([
      {
        kind: "unseen",
        message: "categories that the fit did not have, coded as zeros: colour=green (2 rows)",
      },
    ]);
  });

  it("gives −1 for classes that are unknown or absent", () => {
    expect([...encodeLabels(parseCsv("size,kind\n1,c\n2,b\n3,\n"), target)]).toEqual([-1, 1, -1]);
    expect([...encodeLabels(parseCsv("size,colour\n1,red\n"), target)]).toEqual([-1]);
  });

  it("takes 2.0 for 2 and TRUE for true, but never folds the case of names", () => {
    const learned: TableCoding = {
      columns: [
        { kind: "categorical", name: "n", categories: ["1", "2"] },
        { kind: "categorical", name: "b", categories: ["FALSE", "TRUE"] },
        { kind: "categorical", name: "w", categories: ["Red", "red"] },
      ],
    };
    const X = encodeTable(parseCsv("n,b,w\n2.0,True,RED\n1,false,red\n"), learned);
    expect([...X.data]).toEqual([0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1]);
  });

  it("expands dates by the parts that differed in training", () => {
    const dates = tableCoding(parseCsv("when,y\n2024-01-31,1.5\n2024-02-29,2.5\n,3.5\n"));
    expect(codedColumns(dates)).toEqual(["when.month", "when.day", "when.weekday", "when.days"]);
    expect(columnBlocks(dates)).toEqual([{ name: "when", start: 0, end: 4 }]);
    const X = encodeTable(parseCsv("when,z\n2024-03-01,1\n,2\n"), dates);
    expect([...X.data]).toEqual([3, 1, 5, 19783, 1.5, 30, 3.5, 19767.5]);
  });

  it("takes text among numbers for missing, with a note, and keeps the numbers", () => {
    const notes: string[] = [];
    const onNote = ({ message }: { message: string }) => notes.push(message);
    const learned = tableCoding(parseCsv("size,y\n1,1.5\n2,2.5\n6,3.5\n"));
    const read = (cells: string) => parseCsv(`size,z\n${cells}\n`, { categorical: ["size"] });
    const X = encodeTable(read('"6",1\nrotary,2\n4.5,3\nrotary,4\n,5'), learned, { onNote });
    expect([...X.data].filter((_, i) => i % X.cols === 0)).toEqual([6, 3, 4.5, 3, 3]);
    expect(notes).toEqual([
      "missing cells, taken as the fit's mean or as no category: size (1)",
      "text where the fit had numbers, taken as missing: size=rotary (2 rows)",
    ]);
    // a number in another spelling is none that may be lost
    expect(() => encodeTable(read("6,1\n$7,2\nrotary,4"), learned)).toThrow("expected a number");
  });

  it("refuses missing columns, and text where numbers were", () => {
    expect(() => encodeTable(parseCsv("size\n1\n2"), coding)).toThrow('expected a column "colour"');
    expect(() => encodeTable(parseCsv("size,colour\nbig,red"), coding)).toThrow(
      'expected a number, as in the training table, got "big" at row 2, column "size"',
    );
  });
});
