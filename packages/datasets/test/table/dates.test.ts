import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv, tableDataset } from "../../src/index.js";
import { datePart, readDates } from "../../src/table/dates.js";

const day = fc.date({ min: new Date("1800-01-01"), max: new Date("2200-12-31"), noInvalidDate: true });
const two = (value: number) => String(value).padStart(2, "0");

describe("readDates", () => {
  it("reads the forms that programs and people write, for random days", () => {
    const forms: ((d: Date) => string)[] = [
      (d) => d.toISOString().slice(0, 10),
      (d) => d.toISOString().slice(0, 10).replaceAll("-", "/"),
      (d) => `${d.getUTCDate()}.${d.getUTCMonth() + 1}.${d.getUTCFullYear()}`,
      (d) => `${two(d.getUTCMonth() + 1)}/${two(d.getUTCDate())}/${d.getUTCFullYear()}`,
    ];
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 12 }), fc.constantFrom(...forms), (days, form) => {
        const found = readDates(days.map(form))!;
        expect(found.values).toEqual(days.map((d) => Math.floor(d.getTime() / 86_400_000) * 86_400_000));
        expect(found.holds).toBe("dates");
      }),
    );
  });

  it("takes the day first where no month fits, and says where it could not tell", () => {
    expect(readDates(["13/02/2024", "01/02/2024"])!.values[1]).toBe(Date.UTC(2024, 1, 1));
    expect(readDates(["02/13/2024", "01/02/2024"])).toMatchObject({ monthFirst: false });
    expect(readDates(["03/02/2024", "01/02/2024"])).toMatchObject({ monthFirst: true });
  });

  it("refuses days that are none, and text", () => {
    for (const cell of ["2023-02-29", "2024-13-01", "31/31/2024", "2024", "tomorrow", "1-2-3", "25:00"])
      expect(readDates([cell]), cell).toBeUndefined();
    expect(readDates(["2024-01-01", "later"])).toBeUndefined();
  });

  it("splits a date into its parts", () => {
    const at = Date.UTC(2024, 1, 29, 15, 9, 26);
    const parts = (["year", "month", "day", "weekday", "seconds", "days"] as const).map((part) =>
      datePart(part, at),
    );
    expect(parts).toEqual([2024, 2, 29, 4, 54566, at / 86_400_000]);
    expect(datePart("seconds", Date.UTC(1969, 11, 31, 23))).toBe(82_800);
  });
});

describe("dates in tables", () => {
  const text = "when,y\n2024-01-31,a\n2024-02-29,b\n2024-03-01,a\n2024-03-02,b\n";

  it("become their parts to learn from, and are refused to be measured", () => {
    expect(tableDataset(parseCsv(text)).columns).toEqual([
      "when.month",
      "when.day",
      "when.weekday",
      "when.days",
    ]);
    expect(() => tableDataset(parseCsv(text), { purpose: "measure" })).toThrow(
      'got the date 2024-01-31T00:00:00.000Z at row 2, column "when"; leave the column out with drop: when',
    );
  });

  it("are no target", () => {
    expect(() => tableDataset(parseCsv("a,when\n1,2024-01-31\n2,2024-02-01\n"))).toThrow(
      "expected numbers or names in the target, got dates",
    );
  });
});
