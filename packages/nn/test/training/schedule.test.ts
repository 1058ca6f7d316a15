import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { learningRateAt } from "../../src/training/schedule.js";

const epochs = fc.integer({ min: 1, max: 500 });
const rates = fc.double({ min: 1e-4, max: 2, noNaN: true });

describe("learningRateAt", () => {
  it("[NTC]'s staircase falls to a tenth at epochs 120, 240 and 360", () => {
    const schedule = { kind: "staircase", factor: 0.1, every: 120 } as const;
    const drops = new Map(
      [0, 119, 120, 239, 240, 359, 360, 399].map((epoch, i) => [epoch, Math.floor(i / 2)]),
    );
    for (const [epoch, drop] of drops)
      expect(learningRateAt(schedule, 1, epoch)).toBeCloseTo(10 ** -drop, 12);
  });

  it("the cosine goes from the rate to nothing, through half of it in the middle, symmetrically", () => {
    fc.assert(
      fc.property(epochs, rates, fc.double({ min: 0, max: 1, noNaN: true }), (length, rate, share) => {
        const at = (epoch: number) => learningRateAt({ kind: "cosine", epochs: length }, rate, epoch);
        expect(at(0)).toBeCloseTo(rate, 12);
        expect(at(length / 2)).toBeCloseTo(rate / 2, 12);
        expect(at(share * length) + at((1 - share) * length)).toBeCloseTo(rate, 12);
        expect(at(length)).toBeCloseTo(0, 12);
        expect(at(length + 1)).toBeCloseTo(0, 12);
      }),
    );
  });

  it("a constant stays", () => {
    fc.assert(
      fc.property(epochs, rates, (epoch, rate) => {
        expect(learningRateAt({ kind: "constant" }, rate, epoch)).toBe(rate);
      }),
    );
  });
});
