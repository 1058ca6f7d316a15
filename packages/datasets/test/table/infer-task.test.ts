import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv, tableDataset, takeRows } from "../../src/index.js";
import { hasClasses, inferTask, noClasses } from "../../src/parts.js";

const of = (cells: readonly (string | number)[]) =>
  inferTask(tableDataset(parseCsv(`x,y\n${cells.map((cell, i) => `${i / 3},${cell}`).join("\n")}\n`)));
const times = (n: number, cell: (i: number) => string | number) =>
  Array.from({ length: n }, (_, i) => cell(i));

describe("inferTask", () => {
  it("takes names for classes and fractions for numbers", () => {
    expect(of(times(12, (i) => "abc"[i % 3]!))).toEqual({ task: "classification", reason: "3 names" });
    expect(of(times(12, (i) => i + 0.5))).toEqual({ task: "regression", reason: "12 different values" });
  });

  it("takes few whole numbers for classes, prices and counts for numbers", () => {
    expect(of([0, 0, 1, 1, 2, 2]).task).toBe("classification");
    expect(of([3, 3, 17, 17]).task).toBe("classification");
    expect(of(times(200, (i) => 300 + ((i * 37) % 386)))).toEqual({
      task: "regression",
      reason: "200 different values in 200 rows",
    });
    // counts: 15 different ones, the largest once
    expect(of(times(120, (i) => (i < 8 ? 6 + i : i % 7))).task).toBe("regression");
    expect(of(times(2600, (i) => 1 + (i % 26))).task).toBe("classification");
    expect(of(times(2600, (i) => 30 + (i % 26))).task).toBe("regression");
  });

  it("takes several targets for numbers", () => {
    const target = { rows: 2, cols: 2, data: Float64Array.of(0, 1, 1, 0) };
    expect(inferTask({ y: new Int32Array(0), classNames: [], target }).task).toBe("regression");
  });

  it("does not depend on the order of the rows, nor on a shift of the names", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 4, maxLength: 80 }), (cells) => {
        expect(of([...cells].reverse()).task).toBe(of(cells).task);
        if (new Set(cells).size <= 10) expect(of(cells.map((cell) => cell + 5)).task).toBe(of(cells).task);
      }),
    );
  });
});

describe("hasClasses", () => {
  it("tells a target of names or whole numbers from one of real numbers, also after rows are taken", () => {
    const of = (values: readonly string[]) =>
      tableDataset(parseCsv(["a,b", ...values.map((v) => `1.5,${v}`)].join("\n")));
    expect(hasClasses(of(["cat", "dog"]))).toBe(true);
    expect(hasClasses(of(["1", "2"]))).toBe(true);
    const numbers = of(["0.25", "1.5"]);
    expect(hasClasses(numbers)).toBe(false);
    expect(hasClasses(takeRows(numbers, [1]))).toBe(false);
    expect(numbers).toMatchObject(noClasses());
  });
});
