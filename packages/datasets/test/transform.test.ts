import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  gaussianMixture,
  iris,
  perClass,
  standardise,
  takeRows,
  trainTestSplit,
  wine,
} from "../src/index.js";
import {
  applyScaling,
  classSizes,
  columnScaling,
  dropEmptyClasses,
  firstRows,
  mixtureMeanFactors,
  selectClasses,
  unitNorm,
} from "../src/parts.js";

const anyMatrix = fc
  .record({ rows: fc.integer({ min: 2, max: 12 }), cols: fc.integer({ min: 1, max: 6 }), seed: fc.integer() })
  .map(({ rows, cols, seed }) => ({
    rows,
    cols,
    data: gaussianMixture({ n: rows, d: cols, classes: 1, std: 3, seed }).X.data,
  }));

describe("gaussianMixture", () => {
  it("has the means, deviations and sizes that were asked for", () => {
    const { X, y, classNames } = gaussianMixture({
      classes: 4,
      sizes: [3000, 1000, 1000, 1000],
      d: 2,
      mean: 2,
      std: 0.5,
      seed: 1,
    });
    expect(classNames).toEqual(["mean -6", "mean -2", "mean 2", "mean 6"]);
    const sums = [0, 0, 0, 0];
    const squares = [0, 0, 0, 0];
    y.forEach((label, i) => {
      sums[label]! += X.data[2 * i]!;
      squares[label]! += (X.data[2 * i]! - [-6, -2, 2, 6][label]!) ** 2;
    });
    [3000, 1000, 1000, 1000].forEach((size, c) => {
      expect(Math.abs(sums[c]! / size - [-6, -2, 2, 6][c]!)).toBeLessThan((4 * 0.5) / Math.sqrt(size));
      expect(Math.abs(squares[c]! / size / 0.25 - 1)).toBeLessThan(4 * Math.sqrt(2 / size));
    });
  });

  it("is the same for the same seed, and spreads what is left over", () => {
    expect(gaussianMixture({ n: 10, d: 3, seed: 5 }).X).toEqual(gaussianMixture({ n: 10, d: 3, seed: 5 }).X);
    expect(gaussianMixture({ n: 10, d: 3, seed: 6 }).X).not.toEqual(
      gaussianMixture({ n: 10, d: 3, seed: 5 }).X,
    );
    expect(classSizes(gaussianMixture({ n: 11, classes: 3, d: 1 }))).toEqual([4, 4, 3]);
    expect(gaussianMixture({ n: 4, d: 1, dtype: "f32" }).X.data).toBeInstanceOf(Float32Array);
    expect([1, 2, 3, 5].map(mixtureMeanFactors)).toEqual([[1], [-1, 1], [-1, 1, 3], [-3, -1, 1, 3, 5]]);
  });

  it.each([
    { n: 0 },
    { n: 2.5 },
    { d: 0 },
    { classes: 0 },
    { std: -1 },
    { std: Number.NaN },
    { mean: Infinity },
    { n: 5, sizes: [2, 2] },
    { sizes: [2, 0] },
  ])("refuses %j", (options) => {
    expect(() => gaussianMixture(options)).toThrow(/^gaussianMixture: /);
  });
});

describe("standardise and unitNorm", () => {
  it("give the same at any scale of the numbers", () => {
    const X = { rows: 5, cols: 2, data: Float64Array.of(1, 2, 3, -1, 0.5, 7, 2, 2, -4, 1) };
    const wanted = standardise(X).data;
    for (const scale of [2 ** -1000, 2 ** -500, 2 ** 500, 2 ** 1000, 2 ** 1020]) {
      const S = standardise({ ...X, data: X.data.map((value) => value * scale) }).data;
      for (const [k, value] of S.entries()) expect(value).toBeCloseTo(wanted[k]!, 12);
    }
  });

  it("give mean 0 and deviation 1 for random shapes, whatever the degrees of freedom", () => {
    fc.assert(
      fc.property(anyMatrix, fc.constantFrom(0, 1), (X, ddof) => {
        const S = standardise(X, { ddof });
        for (let j = 0; j < X.cols; j++) {
          const column = Array.from({ length: X.rows }, (_, i) => S.data[i * X.cols + j]!);
          const mean = column.reduce((a, b) => a + b) / X.rows;
          expect(Math.abs(mean)).toBeLessThan(1e-12);
          expect(column.reduce((a, b) => a + b * b, 0) / (X.rows - ddof)).toBeCloseTo(1, 10);
        }
      }),
    );
  });

  it("turn a constant column into 0, and keep exactness under a large offset", () => {
    const X = { rows: 3, cols: 2, data: Float64Array.of(0.1, 1e9, 0.1, 1e9 + 1, 0.1, 1e9 + 2) };
    const S = standardise(X);
    expect([S.data[0], S.data[2], S.data[4]]).toEqual([0, 0, 0]);
    expect(S.data[5]).toBeCloseTo(Math.sqrt(1.5), 12);
    expect([...applyScaling(X, columnScaling(X)).data]).toEqual([...S.data]);
  });

  it("give rows of length 1, zero rows staying, tiny and huge ones too", () => {
    fc.assert(
      fc.property(anyMatrix, fc.constantFrom(1e-300, 1, 1e300), (X, size) => {
        const U = unitNorm({ ...X, data: X.data.map((value) => value * size) as Float64Array });
        for (let i = 0; i < X.rows; i++) {
          expect(Math.hypot(...U.data.subarray(i * X.cols, (i + 1) * X.cols))).toBeCloseTo(1, 12);
        }
      }),
    );
    expect([...unitNorm({ rows: 1, cols: 2, data: Float64Array.of(0, 0) }).data]).toEqual([0, 0]);
  });

  it("refuse what does not fit", () => {
    const X = { rows: 1, cols: 2, data: Float64Array.of(1, 2) };
    expect(() => standardise(X, { ddof: 1 })).toThrow(
      "columnScaling: ddof must be in 0..n−1 for n = 1 rows, got 1",
    );
    expect(() => applyScaling(X, columnScaling({ rows: 1, cols: 1, data: Float64Array.of(1) }))).toThrow(
      "applyScaling",
    );
  });
});

describe("trainTestSplit", () => {
  it("parts the rows, keeps the shares of the classes, and repeats for a seed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (seed, testFraction) => {
          const data = wine();
          const { train, test } = trainTestSplit(data, { testFraction, seed });
          expect(train.X.rows + test.X.rows).toBe(178);
          expect(test.X.rows).toBe(Math.round(178 * testFraction));
          classSizes(test).forEach((size, c) => {
            expect(Math.abs(size - classSizes(data)[c]! * testFraction)).toBeLessThan(1);
          });
          expect(trainTestSplit(data, { testFraction, seed }).test.y).toEqual(test.y);
          const rows = [...rowTexts(train), ...rowTexts(test)].sort();
          expect(rows).toEqual(rowTexts(data).sort());
        },
      ),
      { numRuns: 25 },
    );
  });

  it("splits data without labels, and refuses fractions that leave a part empty", () => {
    const { y: _, ...rest } = iris();
    const { test } = trainTestSplit({ ...rest, y: new Int32Array(0) }, { testFraction: 0.2 });
    expect(test.X.rows).toBe(30);
    expect(() => trainTestSplit(iris(), { testFraction: 1 })).toThrow(
      "trainTestSplit: testFraction must be below 1, got 1",
    );
    expect(() => trainTestSplit(iris(), { testFraction: 0.001 })).toThrow("both parts");
  });
});

function rowTexts({ X }: { X: { rows: number; cols: number; data: ArrayLike<number> } }): string[] {
  return Array.from({ length: X.rows }, (_, i) =>
    Array.from({ length: X.cols }, (_, j) => X.data[i * X.cols + j]).join(),
  );
}

describe("choosing rows and classes", () => {
  it("takes rows with their labels and targets", () => {
    const data = {
      ...iris(),
      target: { rows: 150, cols: 1, data: Float64Array.from({ length: 150 }, (_, i) => i) },
    };
    const taken = takeRows(data, [149, 0]);
    expect([[...taken.y], [...taken.target!.data], taken.X.data[0]]).toEqual([[2, 0], [149, 0], 5.9]);
    expect(firstRows(data, 3).X.rows).toBe(3);
    expect(firstRows(data, 1000)).toBe(data);
    expect(() => takeRows(data, [150])).toThrow("takeRows: indices must be integers in 0..149, got 150");
    expect(() => firstRows(data, 0)).toThrow("firstRows");
  });

  it("takes so many of each class", () => {
    expect(classSizes(perClass(iris(), 7))).toEqual([7, 7, 7]);
    expect(() => perClass(iris(), 51)).toThrow("got 50 in class setosa");
    expect(() => perClass(iris(), 0)).toThrow("perClass");
    expect(() => perClass({ ...iris(), y: new Int32Array(0) }, 1)).toThrow("labels");
  });

  it("selects classes by name or number, and drops those that a limit empties", () => {
    const chosen = selectClasses(iris(), ["virginica", 0]);
    expect([chosen.classNames, classSizes(chosen), chosen.y[0]]).toEqual([
      ["virginica", "setosa"],
      [50, 50],
      1,
    ]);
    expect(() => selectClasses(iris(), [3])).toThrow("among setosa, versicolor, virginica, got 3");
    expect(() => selectClasses(iris(), [0, 0])).toThrow("once");
    expect(() => selectClasses(iris(), [])).toThrow("at least one");
    expect(dropEmptyClasses(takeRows(iris(), [60, 120])).classNames).toEqual(["versicolor", "virginica"]);
  });
});
