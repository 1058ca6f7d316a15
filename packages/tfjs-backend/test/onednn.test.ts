import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs";
import * as fc from "fast-check";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { registerCollapsarBackend } from "../src/index.js";
import { findOneDnn, loadOneDnn, OneDnnUnavailableError } from "../src/native/index.js";
import { type ConvolutionEngine, convolutionEngineInForce, setConvolutionEngine } from "../src/parts.js";
import { EPSILON, mapped, normals, property, runKernel } from "./against-cpu.js";

function isHere(): boolean {
  try {
    loadOneDnn();
    return true;
  } catch {
    return false;
  }
}

const here = isHere();

beforeAll(() => {
  tf.enableProdMode();
  registerCollapsarBackend();
});

describe.runIf(here)("oneDNN's convolutions", () => {
  const size = (max: number, min = 1) => fc.integer({ min, max });
  const shapes = fc.record({
    batch: size(4),
    extent: size(14, 6),
    filter: fc.tuple(size(5), size(5), size(20), size(40)),
    strides: size(3),
    pad: fc.constantFrom("same" as const, "valid" as const, 1),
  });

  beforeAll(() => setConvolutionEngine(convolutionEngineInForce(), 0));

  it("equal those of the stock cpu backend within their rounding, forward and both gradients", () =>
    property(
      shapes,
      async ({ batch, extent, filter, strides, pad }, random) => {
        if (typeof pad === "number" && pad >= Math.min(filter[0], filter[1])) return;
        const input = [batch, extent, extent + 1, filter[2]] as [number, number, number, number];
        const { outShape } = tf.backend_util.computeConv2DInfo(input, filter, strides, 1, pad);
        const x = normals(random, input);
        const [w, dy] = [normals(random, filter), normals(random, outShape)];
        const attrs = { strides, pad, dataFormat: "NHWC", dilations: 1 };
        const terms =
          filter[0] * filter[1] * Math.max(filter[2], filter[3], batch * outShape[1]! * outShape[2]!);
        for (const [name, inputs, extra] of [
          ["Conv2D", { x, filter: w }, {}],
          ["Conv2DBackpropInput", { dy, filter: w }, { inputShape: input }],
          ["Conv2DBackpropFilter", { x, dy }, { filterShape: filter }],
        ] as const) {
          const all = { ...attrs, ...extra };
          const magnitude = await runKernel(
            "cpu",
            name,
            Object.fromEntries(Object.entries(inputs).map(([key, one]) => [key, mapped(one, Math.abs)])),
            all,
          );
          const expected = await runKernel("cpu", name, inputs, all);
          const received = await runKernel("collapsar", name, inputs, all);
          expect(received.shape).toEqual(expected.shape);
          for (let i = 0; i < expected.data.length; i++) {
            const bound = 4 * Math.sqrt(terms) * EPSILON * magnitude.data[i]! + 1e-30;
            expect(Math.abs(received.data[i]! - expected.data[i]!)).toBeLessThanOrEqual(bound);
          }
        }
      },
      40,
    ));

  it("are those that compute", async () => {
    loadOneDnn();
    expect(convolutionEngineInForce()?.description).toMatch(/^oneDNN 2\.\d+\.\d+ \(/);
    expect(convolutionEngineInForce()?.description).toBe(findOneDnn());
    const calls: string[] = [];
    const refusing: ConvolutionEngine = {
      description: "none",
      forward: () => calls.push("forward") < 0,
      inputGradient: () => calls.push("input") < 0,
      filterGradient: () => calls.push("filter") < 0,
    };
    setConvolutionEngine(refusing);
    await tf.setBackend("collapsar");
    const gap = tf.tidy(() => {
      const x = tf.ones([4, 16, 16, 16]) as tf.Tensor4D;
      const w = tf.ones([3, 3, 16, 16]) as tf.Tensor4D;
      const f = (a: tf.Tensor, b: tf.Tensor) => tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 1, "same");
      const [dx] = tf.grads(f)([x, w]);
      return Math.abs(dx!.dataSync()[16 * 17 + 1]! - 144);
    });
    expect(gap).toBe(0);
    expect(calls.sort()).toEqual(["filter", "forward", "forward", "input"]);
    setConvolutionEngine(undefined);
  });

  it("give back all that they made before the process ends", () => {
    const script = `
      import { registerCollapsarBackend } from "@collapsar/tfjs-backend";
      import { loadOneDnn } from "@collapsar/tfjs-backend/native";
      import * as tf from "@tensorflow/tfjs-core";
      registerCollapsarBackend();
      await tf.setBackend("collapsar");
      loadOneDnn();
      const y = tf.conv2d(tf.ones([8, 16, 16, 16]), tf.ones([3, 3, 16, 16]), 1, "same");
      process.stdout.write(String(y.dataSync()[17 * 16]));`;
    const child = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      cwd: new URL("..", import.meta.url),
      encoding: "utf8",
    });
    expect([child.status, child.signal, child.stdout]).toEqual([0, null, "144"]);
  });
});

describe("a library that cannot be used is named with its reason", () => {
  const folder = mkdtempSync(join(tmpdir(), "onednn-"));
  afterEach(() => vi.unstubAllEnvs());
  /** In a process of its own: a library that is open stays open. */
  const reasonFor = (asked: string): string => {
    const script = `
      const { loadOneDnn } = await import("@collapsar/tfjs-backend/native");
      try { loadOneDnn(); } catch (error) { process.stdout.write(error.name + " " + error.message); }`;
    const child: { stdout: string } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      cwd: new URL("..", import.meta.url),
      encoding: "utf8",
      env: { ...process.env, COLLAPSAR_ONEDNN: asked },
    });
    return child.stdout;
  };

  it.each([
    ["is missing", (): string => join(folder, "nothing.so"), /nothing\.so: .*(no such file|cannot open)/i],
    [
      "is no library",
      (): string => {
        const path = join(folder, "text.so");
        writeFileSync(path, "text");
        return path;
      },
      /text\.so: /,
    ],
    ["is not wanted", (): string => "none", /COLLAPSAR_ONEDNN=none; unset COLLAPSAR_ONEDNN/],
    ["is another library", (): string => "libm.so.6", /lacks the function dnnl_\w+: oneDNN 2 is needed/],
  ] as const)("%s", (_name, path, reason) => {
    expect(reasonFor(path())).toMatch(/^OneDnnUnavailableError/);
    expect(reasonFor(path())).toMatch(reason);
  });

  it("as an error with its hint", () => {
    const error = new OneDnnUnavailableError(["libdnnl.so.2: not there"], "apt-get install libdnnl2");
    expect(error.message).toBe(
      "loadOneDnn: a oneDNN library must be found, got libdnnl.so.2: not there; apt-get install libdnnl2",
    );
    rmSync(folder, { recursive: true });
  });
});
