import { seededRandom } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { fitSync } from "../src/parts.js";

/** Growth of animals, each with a rate of its own that no column but its name tells. */
function growth(animals: number, times: number, noise: number) {
  const random = seededRandom(11);
  return Array.from({ length: animals }, (_, animal) => {
    const rate = Math.exp(0.4 * random.normal());
    return Array.from({ length: times }, (_, time) => ({
      animal: `a${animal}`,
      time,
      weight: rate * (time + 4) + noise * random.normal(),
    }));
  }).flat();
}

describe("the ridge of the machines that teach the metric", () => {
  const { tuned, heldOut } = fitSync(growth(40, 10, 0.1), { target: "weight" });

  it("is small where groups differ sharply", () => {
    expect(tuned).toMatchObject({ metricRidge: 1e-3 });
    expect(heldOut!.scores.r2!).toBeGreaterThan(0.8);
  });

  it("is left to what is given where the ridge is", () => {
    expect(fitSync(growth(10, 6, 0.1), { target: "weight", ridge: 0.1 }).tuned).not.toHaveProperty(
      "metricRidge",
    );
  });
});
