import { breastCancer, parseCsv } from "@collapsar/datasets";
import { InputError, matrix, seededRandom } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { fit, loadModel, predict, predictProba, saveModel } from "../../src/index.js";
import { fitSync } from "../../src/parts.js";

const random = seededRandom(4);
const houses = Array.from({ length: 150 }, (_, i) => {
  const [area, town] = [50 + 100 * random.next(), ["Ulm", "Bonn", "Kiel"][i % 3]!];
  return { id: `house-${i}`, area, town, price: 3 * area + (town === "Kiel" ? 80 : 0) };
});
const points = Array.from({ length: 120 }, () => [random.normal(), random.normal(), random.normal()]);
const options = { rounds: 1 } as const;

describe("fit from rows as programs have them", () => {
  it("takes objects: names one-hot, ids left out and said, columns that are not known ignored", () => {
    const model = fitSync(houses, { target: "price", ...options });
    expect(model.task).toEqual({ kind: "regression", targetNames: ["price"] });
    expect(model.taskReason).toBe("150 different values");
    expect(model.columns).toEqual(["area", "town=Bonn", "town=Kiel", "town=Ulm"]);
    expect(model.notes?.map(({ message }) => message).join()).toContain("id");
    const fresh = [
      { area: 100, town: "Kiel", colour: "red" },
      { area: 100, town: "Ulm" },
    ];
    const [kiel, ulm] = predict(model, fresh) as number[];
    expect(kiel! - ulm!).toBeGreaterThan(60);
    expect(predict(loadModel(saveModel(model)), fresh)).toEqual([kiel, ulm]);
    expect(predict(model, [{ area: 100, town: "Rome" }])[0]).toBeGreaterThan(250);
  });

  it.each([
    ["numbers with gaps", (sign: boolean) => (sign ? 7 : -3)],
    ["bigints", (sign: boolean) => (sign ? 7n : -3n)],
    ["text", (sign: boolean) => (sign ? "yes" : "no")],
    ["booleans", (sign: boolean) => sign],
  ])("takes labels that are %s, and answers in kind", (_, label) => {
    const labels = points.map(([first]) => label(first! > 0));
    const model = fitSync(points, { target: labels, ...options });
    expect(model.task.kind).toBe("classification");
    const wanted = [label(true), label(false)].map((value) =>
      typeof value === "bigint" ? Number(value) : value,
    );
    const rows = [
      [2, 0, 0],
      [-2, 0, 0],
    ];
    expect(predict(model, rows)).toEqual(wanted);
    const [first] = predictProba(model, rows);
    expect(Object.keys(first!).toSorted()).toEqual(wanted.map(String).toSorted());
    const chances = Object.values(first!);
    expect(chances[0]! + chances[1]!).toBeCloseTo(1, 12);
    expect(chances.every((p) => p > 0 && p < 1)).toBe(true);
  });

  it("is the same model from arrays, columns, a matrix, a CSV and Arrow's columns", () => {
    const names = ["a", "b", "c"];
    const y = points.map(([a, b]) => a! - b! / 2);
    const column = (k: number) => points.map((row) => row[k]!);
    const columns = { a: column(0), b: column(1), c: column(2), y };
    const csv = `a,b,c,y\n${points.map((row, i) => [...row, y[i]].join()).join("\n")}\n`;
    const arrow = {
      schema: { fields: [...names, "y"].map((name) => ({ name })) },
      getChild: (name: string) => columns[name as "a"],
    };
    const rows = points.slice(0, 4);
    const wanted = predict(fitSync(points, { target: y, ...options }), rows) as number[];
    const models = [
      fitSync(columns, { target: "y", ...options }),
      fitSync(parseCsv(csv), options),
      fitSync(arrow, { target: "y", ...options }),
      fitSync(matrix(120, 3, Float64Array.from(points.flat())), { target: y, ...options }),
    ];
    for (const model of models.slice(0, 3)) {
      const found = predict(
        model,
        rows.map(([a, b, c]) => ({ a, b, c })),
      );
      expect(found).toAgree(wanted, { relative: 1e-9 });
    }
    expect(predict(models[3]!, rows)).toAgree(wanted, { relative: 1e-9 });
  });

  it("reads arrays as the columns of the fit by position, the columns of X alone, or says which it needs", () => {
    const codes = ["007", "7", "42"];
    const rows = points.map(([a], i) => ({ id: `r${i}`, code: codes[i % 3]!, y: a! + (i % 3), a: a! }));
    const model = fitSync(rows, { target: "y", categorical: ["code"], ...options });
    expect(model.columns).toEqual(["code=007", "code=7", "code=42", "a"]);
    const cells = codes.map((code) => [code, 0.3]);
    const wanted = predict(
      model,
      cells.map(([code, a]) => ({ a, code })),
    );
    expect(new Set(wanted).size).toBe(3);
    expect(predict(model, cells)).toEqual(wanted);
    expect(predict(model, new Set(cells))).toEqual(wanted);
    const coded = Float64Array.of(1, 0, 0, 0.3, 0, 1, 0, 0.3, 0, 0, 1, 0.3);
    expect(predict(model, matrix(3, 4, coded))).toEqual(wanted);
    expect(() => predict(model, [["r1", "007", 0.3, 2, 9]])).toThrow(
      /2 columns as in the training table: code, a, got 5 columns without names; .*name the columns/,
    );
  });

  it("learns several targets, and takes a data set as it is", () => {
    const columns = { a: points.map(([a]) => a), b: points.map(([, b]) => b) };
    const two = { ...columns, y: columns.a.map((a) => 2 * a!), z: columns.b.map((b) => b! - 1) };
    const model = fitSync(two, { targets: ["y", "z"], ...options });
    const [found] = predict(model, { a: [0.5], b: [0.1] });
    expect(found).toAgree({ y: 1, z: -0.9 }, { absolute: 0.1 });
    const cancer = fitSync(breastCancer(), { rounds: 0 });
    expect(["malignant", "benign"]).toContain(predict(cancer, breastCancer())[0]);
  });
});

describe("fit in another thread", () => {
  it("resolves to the same model, with progress", async () => {
    const target = points.map(([first]) => first! > 0);
    const seen: string[] = [];
    const onProgress = ({ unit }: { unit: string }) => void seen.push(unit);
    const model = await fit(points, { target, ...options, onProgress });
    expect(predict(model, points)).toEqual(predict(fitSync(points, { target, ...options }), points));
    expect(seen).toContain("rounds");
  });

  it("is refused at once where it is wrong, and ends by the signal's reason", async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(fit(points, { signal: stop.signal })).rejects.toBe(stop.signal.reason);
    await expect(fit(points, { rigde: 1 } as object)).rejects.toThrow("did you mean ridge?");
    await expect(fit(points, { bandwidth: 1e-9 })).rejects.toThrow("far below every distance");
    for (const rows of [undefined, null, 3, "rows", [], {}, [[1], [1, 2]]]) {
      await expect(fit(rows as never)).rejects.toThrow(InputError);
    }
    await expect(fit(houses, { target: "prize" })).rejects.toThrow("prize");
    await expect(fit(points, { target: [1, 2] })).rejects.toThrow("one value for each of the 120 rows");
    await expect(fit(houses, { targets: ["price", "town"] })).rejects.toThrow(
      /numbers in each of several targets.*town/,
    );
  });
});
