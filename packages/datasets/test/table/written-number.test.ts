import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointOf, type WrittenContext, writtenNumbers } from "../../src/table/written-number.js";

const alone: WrittenContext = { plain: "none" };
const values = (cells: readonly string[], context = alone) => {
  const found = writtenNumbers(cells, context);
  return found !== undefined && "values" in found ? found.values : found;
};

const cents = fc.integer({ min: -999_999_999, max: 999_999_999 });
const grouped = (locale: string, cent: number) =>
  (cent / 100).toLocaleString(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

describe("writtenNumbers", () => {
  it("reads what Intl writes for Americans, Germans, Swiss and French, for random amounts", () => {
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 1, maxLength: 20 }),
        fc.constantFrom("en", "de", "de-CH", "fr"),
        (all, locale) => {
          const expected = all.map((cent) => cent / 100);
          expect(values(all.map((cent) => grouped(locale, cent)))).toEqual(
            expected.map((value) => value + 0),
          );
        },
      ),
    );
  });

  it("reads currency signs before and behind, brackets, per cent, and the true minus", () => {
    expect(values(["$1,234.50", "$2", "($3)", "-$4"])).toEqual([1234.5, 2, -3, -4]);
    expect(values(["1.234,5 €", "2 €"])).toEqual([1234.5, 2]);
    expect(values(["12.3%", "4 %"])).toEqual([12.3, 4]);
    expect(values(["\u22125,5", "6,25"])).toEqual([-5.5, 6.25]);
    expect(values(["12,34,567", "1,23,456.5"])).toEqual([1234567, 123456.5]);
  });

  it("names the cell whose comma can be read in two ways, unless a comma separates the columns", () => {
    expect(values(["12", "1,234"])).toEqual({
      cell: 1,
      expected: "a number whose comma or point is clear",
      bothWays: true,
    });
    expect(values(["12", "1,234"], { plain: "none", delimiter: "," })).toEqual([12, 1234]);
    expect(values(["1,234", "1,234,567"])).toEqual([1234, 1234567]);
    expect(values(["1,234", "0,5"])).toEqual([1.234, 0.5]);
    // a plain 0.5 in the same column excludes the comma as a decimal mark
    expect(values(["1,234"], { plain: "fractions" })).toEqual([1234]);
  });

  it("takes the points of plain numbers for groups where the cells beside them say so", () => {
    expect(writtenNumbers(["2.500,5"], { plain: "groups" })).toMatchObject({
      values: [2500.5],
      decimal: ",",
    });
    expect(writtenNumbers(["$2,500.5"], { plain: "groups" })).toMatchObject({
      values: [2500.5],
      decimal: ".",
    });
    expect(writtenNumbers(["5 €"], { plain: "groups" })).toMatchObject({ values: [5], decimal: "either" });
    expect(["1.234", "-12.345", "123", "1234", "0.123", "1.2345", "1.5"].map(pointOf)).toEqual([
      ...["either", "either", "none", "ungrouped", "decimal", "decimal", "decimal"],
    ]);
  });

  it("refuses units that are mixed, and leaves text alone", () => {
    expect(values(["$1", "€2"])).toEqual({
      cell: 1,
      expected: "one unit in the whole column",
      bothWays: false,
    });
    expect(values(["1%", "2"])).toEqual({
      cell: 1,
      expected: "one unit in the whole column",
      bothWays: false,
    });
    for (const cells of [["red"], ["$1", "many"], ["1-2"], ["1,2,3"], ["v1.2"], [""]])
      expect(values(cells), cells.join(" ")).toBeUndefined();
  });
});
