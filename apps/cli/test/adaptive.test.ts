import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gaussianMixture, parseNpy } from "@collapsar/datasets";
import { adaptiveKernel } from "@collapsar/kernels";
import { adaptiveTargets } from "@collapsar/kernels/parts";
import { gramNc1 } from "@collapsar/metrics";
import { afterAll, describe, expect, it } from "vitest";
import { workFolder } from "./collapsar.js";
import { collapsar, json } from "./in-process.js";

const work = workFolder();
afterAll(work.remove);

describe("adaptive", () => {
  const data = "gaussian:n=24,d=2";
  const out = join(work.path, "run");

  it("gives the library's stages, and keeps Σ", async () => {
    const found = await json([
      "adaptive",
      data,
      "--width",
      "500",
      "--anneal",
      "10000,1000",
      "--noise",
      "1e-3",
      "--out",
      out,
    ]);
    const { X, y } = gaussianMixture({ n: 24, d: 2 });
    const wanted = adaptiveKernel(X, adaptiveTargets(y), { width: 500, anneal: [10000, 1000], noise: 1e-3 });
    expect(found["stages"].map(({ width }: { width: number }) => width)).toEqual([10000, 1000, 500]);
    expect(found["end"].nc1).toBeCloseTo(gramNc1(wanted.gram, y).sample.nc1, 8);
    expect(found["stages"][2].traceSigma).toBeCloseTo(wanted.traceSigma, 8);
    expect(found["stages"][2].residual).toBeLessThan(1e-8);
    const Sigma = parseNpy(readFileSync(join(out, "sigma.npy")));
    Sigma.data.forEach((value, i) => {
      expect(value).toBeCloseTo(wanted.Sigma.data[i]!, 7);
    });
    expect(readdirSync(out).sort()).toEqual(["nc1.svg", "result.json", "sigma.json", "sigma.npy"]);
  });

  it("goes on from a saved Σ", async () => {
    const found = await json(["adaptive", data, "--width", "300", "--noise", "1e-3", "--resume", out]);
    expect(found["stages"].at(-1).width).toBe(300);
    const whole = await json(["adaptive", data, "--width", "300", "--noise", "1e-3"]);
    expect(found["end"].nc1).toBeCloseTo(whole["end"].nc1, 7);
  });

  it.each([
    [["--anneal", "100,1000"], /the list must fall/],
    [["--anneal", "400", "--width", "500"], /must end at width 500/],
    [["--noise", "0"], /must be above 0/],
    [["--resume", "nowhere"], /nowhere/],
  ] as [string[], RegExp][])("refuses %j", async (flags, message) => {
    const { code, stdout, stderr } = await collapsar(["adaptive", data, ...flags, "--backend", "js"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
  });
});
