import { setBackend } from "@collapsar/linalg";
import { loadNative } from "@collapsar/linalg/native";
import { assert, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { dop853 } from "../../src/ode/dop853.js";
import type { ErrorNorm } from "../../src/ode/part-norm.js";
import { stageStack } from "../../src/ode/stage-stack.js";
import { weightedSum } from "../../src/ode/weighted-sum.js";

/** y″ = −y and a decay, whose solutions are known. */
function oscillator(_t: number, y: Float64Array, out: Float64Array): void {
  [out[0], out[1], out[2]] = [y[1]!, -y[0]!, -0.5 * y[2]!];
}

const exact = (t: number) => [Math.sin(t), Math.cos(t), Math.exp(-0.5 * t)];

function largest(tolerance: number): ErrorNorm {
  return {
    bounds: () => Float64Array.of(tolerance),
    size: (error, bounds) => Math.max(...error.map(Math.abs)) / bounds[0]!,
  };
}

describe("the explicit method", () => {
  it("meets known solutions at its steps, and between them by its dense output", () => {
    let between = 0;
    const run = dop853({
      derivative: oscillator,
      y0: Float64Array.from(exact(0)),
      t0: 0,
      t1: 10,
      norm: largest(1e-11),
      maxSteps: 1000,
      onStep: ({ t0, t1, at }) => {
        const out = new Float64Array(3);
        for (const share of [0, 0.37, 0.81, 1]) {
          const t = t0 + share * (t1 - t0);
          at(t, out);
          exact(t).forEach((value, i) => {
            between = Math.max(between, Math.abs(out[i]! - value));
          });
        }
        return false;
      },
    });
    expect(run.t).toBe(10);
    exact(10).forEach((value, i) => {
      expect(Math.abs(run.y[i]! - value)).toBeLessThan(1e-9);
    });
    expect(between).toBeLessThan(1e-8);
    expect(run.steps).toBeLessThan(60);
  });

  it("has order 8: halving the step divides the error by about 2⁸", () => {
    const errorWith = (steps: number) => {
      const length = 4 / steps;
      const run = dop853({
        derivative: oscillator,
        y0: Float64Array.from(exact(0)),
        t0: 0,
        t1: 4,
        norm: { bounds: () => new Float64Array(1), size: () => 0.9 ** 8 },
        initialStep: length,
        maxSteps: 1000,
      });
      return Math.abs(run.y[0]! - Math.sin(4));
    };
    const ratio = errorWith(5) / errorWith(10);
    expect(Math.log2(ratio)).toBeGreaterThan(7);
    expect(Math.log2(ratio)).toBeLessThan(10);
  });

  it("ends at the step limit and says so", () => {
    const run = dop853({
      derivative: oscillator,
      y0: Float64Array.from([0, 1, 1]),
      t0: 0,
      t1: 100,
      norm: largest(1e-10),
      maxSteps: 3,
    });
    expect(run).toMatchObject({ steps: 3, exhausted: true });
  });
});

describe("combinations of stages", () => {
  it("are sums, by loops and by BLAS, of any number of sources", () => {
    assert(
      property(
        integer({ min: 1, max: 11 }),
        integer({ min: 1, max: 9 }),
        double({ min: -2, max: 2, noNaN: true }),
        (count, n, first) => {
          const stack = stageStack(count, n);
          stack.rows.forEach((row, s) => {
            row.forEach((_, k) => {
              row[k] = Math.sin(3 * s + k);
            });
          });
          const factors = stack.rows.map((_, s) => (s === 0 ? first : s % 3 === 1 ? 0 : s + 0.5));
          const out = new Float64Array(n);
          stack.combine(out, factors);
          const direct = weightedSum(new Float64Array(n), {
            base: new Float64Array(n),
            sources: stack.rows,
            factors,
          });
          out.forEach((value, k) => {
            const sum = stack.rows.reduce((total, row, s) => total + factors[s]! * row[k]!, 0);
            expect(value).toBeCloseTo(sum, 12);
            expect(direct[k]).toBeCloseTo(sum, 12);
          });
        },
      ),
    );
  });

  it("of long stages agree with the loops where the machine has a BLAS", ({ skip }) => {
    try {
      loadNative();
      setBackend("native");
    } catch {
      skip();
    }
    const stack = stageStack(4, 30_000);
    stack.rows.forEach((row, s) => {
      row.fill(s + 1);
    });
    const out = new Float64Array(30_000);
    stack.combine(out, [1, 0.5, 0, 2]);
    setBackend("auto");
    expect(out[29_999]).toBeCloseTo(1 + 1 + 8, 12);
  });
});
