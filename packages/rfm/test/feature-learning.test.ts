import { breastCancer, digits, takeRows } from "@collapsar/datasets";
import { eigh, matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { mapFn } from "@collapsar/linalg/parts";
import { describe, expect, it } from "vitest";
import { fitModel, fitRfm, score } from "../src/index.js";

describe("what a recursive feature machine learns with its default settings", () => {
  it("finds the hidden direction of y = (x·u)²: |cos| ≥ 0.99 at n = 1,000, d = 50", () => {
    const random = seededRandom(0);
    const [n, d] = [1000, 50];
    const X = randomNormal(random, n, d);
    const u = randomNormal(random, d, 1).data;
    const norm = Math.hypot(...u);
    const Y = mapFn(matrix(n, 1, new Float64Array(n)), (_, i) => {
      let projection = 0;
      for (let k = 0; k < d; k++) projection += (X.data[i * d + k]! * u[k]!) / norm;
      return projection ** 2;
    });
    const { lastMetric } = fitRfm(X, Y);
    const { vectors } = eigh(lastMetric!);
    let cosine = 0;
    for (let k = 0; k < d; k++) cosine += (vectors.data[k * d + d - 1]! * u[k]!) / norm;
    expect(Math.abs(cosine)).toBeGreaterThanOrEqual(0.99);
  });

  it.each([
    ["breast cancer", breastCancer, 5, 0.97],
    ["digits", digits, 1, 0.98],
  ])("is right about %s, each fifth judged by the others", (_, load, folds, wanted) => {
    const data = load();
    const order = seededRandom(0).permutation(data.y.length);
    let [right, judged] = [0, 0];
    for (let fold = 0; fold < folds; fold++) {
      const test = takeRows(
        data,
        order.filter((_, i) => i % 5 === fold),
      );
      const { model } = fitModel(
        takeRows(
          data,
          order.filter((_, i) => i % 5 !== fold),
        ),
      );
      right += score(model, test.X, test.y)! * test.y.length;
      judged += test.y.length;
    }
    expect(right / judged).toBeGreaterThanOrEqual(wanted);
  });
});
