import { type Derivative, IntegrationError, rungeKutta45 } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const oscillator: Derivative = (_, y, out) => {
  out[0] = y[1]!;
  out[1] = -y[0]!;
};

describe("rungeKutta45", () => {
  it("follows the exponential and the circle, forwards and backwards, at any time by dense output", () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (t1) => {
        const path = rungeKutta45({
          derivative: oscillator,
          y0: Float64Array.of(0, 1),
          t0: 0,
          t1,
          rtol: 1e-10,
          atol: 1e-12,
        });
        expect(path.t).toBe(t1 + 0); // −0 is 0
        for (const share of [0, 0.1, 0.37, 0.99, 1]) {
          const t = share * t1;
          expect(Math.abs(path.at(t)[0]! - Math.sin(t))).toBeLessThan(1e-7);
          expect(Math.abs(path.at(t)[1]! - Math.cos(t))).toBeLessThan(1e-7);
        }
        expect(path.y).toEqual(path.states.at(-1));
      }),
      { numRuns: 30 },
    );
  });

  it("is of order five: a tenth of the tolerance costs about 10^(1/5) more steps and keeps the error in step", () => {
    const run = (rtol: number) => {
      const path = rungeKutta45({
        derivative: oscillator,
        y0: Float64Array.of(0, 1),
        t0: 0,
        t1: 20,
        rtol,
        atol: rtol,
      });
      return { steps: path.times.length, error: Math.abs(path.y[0]! - Math.sin(20)) };
    };
    const [coarse, fine] = [run(1e-6), run(1e-11)];
    expect(fine.steps / coarse.steps).toBeGreaterThan(6);
    expect(fine.steps / coarse.steps).toBeLessThan(16);
    expect(fine.error).toBeLessThan(coarse.error * 1e-3);
  });

  it("dense output is continuous and of order four between the steps", () => {
    const path = rungeKutta45({
      derivative: (_, y, out) => out.set(y),
      y0: Float64Array.of(1),
      t0: 0,
      t1: 3,
    });
    path.times.forEach((t, i) => {
      expect(path.at(t)[0]! / path.states[i]![0]!).toBeCloseTo(1, 14);
      if (i > 0) {
        const middle = (t + path.times[i - 1]!) / 2;
        expect(path.at(middle)[0]! / Math.exp(middle)).toBeCloseTo(1, 7);
      }
    });
    expect(() => path.at(3.1)).toThrow("at: time must lie between 0 and 3, got 3.1");
  });

  it("stops where the stop function changes sign", () => {
    const path = rungeKutta45({
      derivative: oscillator,
      y0: Float64Array.of(0, 1),
      t0: 0,
      t1: 20,
      rtol: 1e-11,
      atol: 1e-12,
      stop: (_, y) => y[1]!,
    });
    expect(path.stopped).toBe(true);
    expect(path.t).toBeCloseTo(Math.PI / 2, 8);
    expect(path.y[0]).toBeCloseTo(1, 9);
  });

  it("attaches the state reached when the steps run out or the solution blows up", () => {
    const slow = () =>
      rungeKutta45({ derivative: oscillator, y0: Float64Array.of(0, 1), t0: 0, t1: 1e4, maxSteps: 20 });
    expect(slow).toThrow(IntegrationError);
    try {
      slow();
    } catch (error) {
      const { t, y } = error as IntegrationError;
      expect(t).toBeGreaterThan(0);
      expect(y[0]).toBeCloseTo(Math.sin(t), 5);
    }
    const square: Derivative = (_, y, out) => {
      out[0] = y[0]! ** 2;
    };
    expect(() => rungeKutta45({ derivative: square, y0: Float64Array.of(1), t0: 0, t1: 2 })).toThrow(
      IntegrationError,
    );
  });

  it("an empty interval and an empty state are no trouble; NaN is", () => {
    const still = rungeKutta45({ derivative: oscillator, y0: Float64Array.of(0, 1), t0: 1, t1: 1 });
    expect(still.at(1)).toEqual(Float64Array.of(0, 1));
    expect(rungeKutta45({ derivative: () => {}, y0: new Float64Array(0), t0: 0, t1: 1 }).t).toBe(1);
    expect(() =>
      rungeKutta45({ derivative: oscillator, y0: Float64Array.of(Number.NaN, 0), t0: 0, t1: 1 }),
    ).toThrow("rungeKutta45: y0 must be finite, got NaN at entry 0");
  });
});
