import { describe, expect, it } from "vitest";
import { explainRows, modelFromJson, modelToJson, predict } from "../../src/index.js";
import { fitSync, probabilities } from "../../src/parts.js";

const rows = Array.from({ length: 80 }, (_, i) => {
  const [x, z] = [Math.sin(7 * i), Math.cos(5 * i)];
  return {
    x: 10 * x,
    z,
    town: i % 3 === 0 ? "Ulm" : "Kiel",
    y: x * x + z,
    w: 2 * x,
    kind: x > z ? "a" : "b",
  };
});
const one = { x: 3, z: 0.2, town: "Kiel" };

describe("the slopes of one row", () => {
  it.each(["laplace", "product-laplace"] as const)(
    "are the derivatives of what is predicted (%s)",
    (kernel) => {
      const targets = ["y", "w"];
      const model = fitSync(rows, { targets, drop: ["kind"], kernel, rounds: 1, keep: "last" });
      const [explanation] = explainRows(model, [one]);
      const at = (x: number) => predict(model, [{ ...one, x }])[0] as Record<string, number>;
      expect(explanation!.scores).toEqual(at(3));
      const { perUnit } = explanation!.slopes.find(({ feature }) => feature === "x")!;
      const h = 1e-4;
      targets.forEach((target, c) => {
        const difference = (at(3 + h)[target]! - at(3 - h)[target]!) / (2 * h);
        expect(perUnit![c]).toBeCloseTo(difference, 6);
      });
      const steepness = explanation!.slopes.map(({ perDeviation }) =>
        Math.max(...perDeviation.map(Math.abs)),
      );
      expect(steepness).toEqual(steepness.toSorted((a, b) => b - a));
    },
  );

  it("are those of probabilities under the logistic loss, and add up to 0 over the classes", () => {
    const model = fitSync(rows, {
      target: "kind",
      drop: ["y", "w"],
      loss: "logistic",
      rounds: 0,
      ridge: 0.1,
    });
    for (const { perDeviation } of explainRows(model, [one])[0]!.slopes)
      expect(perDeviation[0]! + perDeviation[1]!).toBeCloseTo(0, 12);
  });
});

describe("a model as JSON", () => {
  const model = fitSync(rows, { target: "kind", drop: ["y", "w"], rounds: 1 });
  const text = modelToJson(model);

  it("is the same model to the last bit", () => {
    const back = modelFromJson(text);
    expect(back).toEqual(JSON.parse(JSON.stringify(model)) && model);
    const X = { rows: 1, cols: 4, data: Float64Array.of(3, 0.2, 1, 0) };
    expect(probabilities(back, X).data).toEqual(probabilities(model, X).data);
  });

  it.each([
    ["no JSON", "{"],
    ["another object", '{"kind":"other"}'],
    ["version 3", text.replace('"version":2', '"version":3')],
    ["a coding of other columns", text.replace('"columns":["x",', '"columns":["x","x",')],
    ["numbers that are not finite", text.replace(/("alpha":.*?"\$f64":\[)[^,]+/, '$1"one"')],
  ])("is refused where it is %s", (found, damaged) => {
    expect(damaged).not.toBe(text);
    expect(() => modelFromJson(damaged)).toThrow(found);
  });
});
