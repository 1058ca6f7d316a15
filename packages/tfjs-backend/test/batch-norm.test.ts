import * as tf from "@tensorflow/tfjs";
import * as fc from "fast-check";
import { beforeAll, describe, it } from "vitest";
import { registerCollapsarBackend } from "../src/index.js";
import { expectSame, type Inputs, mapped, normals, property, strewn } from "./against-cpu.js";

beforeAll(() => {
  tf.enableProdMode();
  registerCollapsarBackend();
});

const cases = fc.record({
  before: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
  channels: fc.integer({ min: 1, max: 9 }),
  scaled: fc.boolean(),
  shifted: fc.boolean(),
  varianceEpsilon: fc.constantFrom(1e-3, 1e-5, 0.1),
});

describe("FusedBatchNorm equals the stock cpu backend's", () => {
  it("with and without scale and offset, by channel and by entry", () =>
    property(
      cases,
      async ({ before, channels, scaled, shifted, varianceEpsilon }, random) => {
        const shape = [...before, channels];
        for (const own of [[channels], shape]) {
          const inputs: Inputs = {
            x: normals(random, shape),
            mean: normals(random, own),
            variance: mapped(normals(random, own), (value) => value * value + 0.01),
            ...(scaled ? { scale: normals(random, own) } : {}),
            ...(shifted ? { offset: normals(random, own) } : {}),
          };
          // |x − μ| |γ|/√(v + ε) and |β| are not above 400 here.
          await expectSame("FusedBatchNorm", inputs, { varianceEpsilon }, { relative: 8, absolute: 1e-5 });
          const odd = { ...inputs, x: strewn(random, inputs["x"]!) };
          await expectSame("FusedBatchNorm", odd, { varianceEpsilon }, { relative: 8, absolute: 1e-5 });
        }
      },
      60,
    ));
});
