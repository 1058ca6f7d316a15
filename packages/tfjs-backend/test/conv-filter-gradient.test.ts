import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { registerConvFilterGradient } from "../src/index.js";
import { mapped, normals, property, runKernel } from "./against-cpu.js";

const size = (max: number, min = 1) => fc.integer({ min, max });

describe("convFilterGradient", () => {
  beforeAll(async () => {
    tf.enableProdMode();
    await tf.setBackend("wasm");
    registerConvFilterGradient("wasm");
  });

  it("equals the stock cpu backend's on random shapes, strides and paddings", () => {
    const shapes = fc.record({
      filter: fc.tuple(size(4), size(4), size(4), size(5)),
      stride: size(3),
      extent: size(9, 4),
      pad: fc.constantFrom("same" as const, "valid" as const, 1),
    });
    return property(shapes, async ({ filter, stride, extent, pad }, random) => {
      const input = [2, extent, extent + 1, filter[2]] as [number, number, number, number];
      const { outShape } = tf.backend_util.computeConv2DInfo(input, filter, stride, 1, pad);
      // Sums of products of small whole numbers are exact in float32, in any order.
      const whole = (shape: readonly number[]) => mapped(normals(random, shape), (v) => Math.round(2 * v));
      const inputs = { x: whole(input), dy: whole(outShape) };
      const attrs = { strides: stride, pad, dataFormat: "NHWC", filterShape: filter };
      const [expected, received] = [
        await runKernel("cpu", "Conv2DBackpropFilter", inputs, attrs),
        await runKernel("wasm", "Conv2DBackpropFilter", inputs, attrs),
      ];
      expect(received.shape).toEqual(expected.shape);
      expect(Array.from(received.data, (v) => v + 0)).toEqual(Array.from(expected.data, (v) => v + 0));
    });
  });
});
