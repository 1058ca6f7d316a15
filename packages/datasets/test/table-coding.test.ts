import { describe, expect, it } from "vitest";
import {
  codedColumns,
  encodeLabels,
  encodeTable,
  oneHotBlocks,
  parseCsv,
  type TableCoding,
  tableCoding,
} from "../src/index.js";

describe("tableCoding", () => {
  const training = parseCsv("size,colour,kind\n1,red,a\n3,blue,b\n5,red,a\n");
  const coding = JSON.parse(JSON.stringify(tableCoding(training))) as TableCoding;
  const target = coding.target as Extract<NonNullable<TableCoding["target"]>, { kind: "class" }>;

  it("codes new rows as the training rows, in any order of columns", () => {
    const table = parseCsv("kind,colour,size\nb,blue,\n,,7\n");
    expect(codedColumns(coding)).toEqual(["size", "colour=blue", "colour=red"]);
    expect([...encodeTable(table, coding).data]).toEqual([3, 1, 0, 7, 0, 0]);
    expect(oneHotBlocks(coding)).toEqual([{ name: "colour", start: 1, end: 3 }]);
    expect([...encodeLabels(training, target)]).toEqual([0, 1, 0]);
  });

  it("refuses unknown categories and classes, missing columns, and text where numbers were", () => {
    expect(() => encodeTable(parseCsv("size,colour\n1,green"), coding)).toThrow(
      'expected one of the known categories blue, red, got "green" at row 2, column "colour"',
    );
    expect(() => encodeTable(parseCsv("size\n1\n2"), coding)).toThrow('expected a column "colour"');
    expect(() => encodeTable(parseCsv("size,colour\nbig,red"), coding)).toThrow("expected a number");
    expect(() => encodeLabels(parseCsv("size,kind\n1,c"), target)).toThrow('got "c"');
  });
});
