import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { digits, parseNpz, parseParquet, perClass } from "@collapsar/datasets";
import { unitNorm } from "@collapsar/datasets/parts";
import { ntk } from "@collapsar/kernels";
import { blockSpectrum, closestBlockKernel, constantKernelPhases } from "@collapsar/ntk";
import { afterAll, describe, expect, it } from "vitest";
import { workFolder } from "./collapsar.js";
import { collapsar, json } from "./in-process.js";

const work = workFolder();
afterAll(work.remove);

const short = ["dynamics", "--time", "0.5"];

describe("dynamics", () => {
  it("writes states and trajectory with the documented keys", async () => {
    const out = join(work.path, "run");
    const found = await json([...short, "--per-class", "3", "--out", out]);
    expect(readdirSync(out).sort()).toEqual([
      "final.npz",
      "initial.npz",
      "result.json",
      "trajectory.npz",
      "trajectory.parquet",
      "trajectory.svg",
    ]);
    const final = parseNpz(readFileSync(join(out, "final.npz")));
    expect(Object.fromEntries(Array.from(final, ([key, { shape }]) => [key, shape]))).toEqual({
      W: [4, 9],
      b: [4],
      H1: [9, 4],
      H2: [9, 8],
      t: [],
    });
    expect(final.get("t")!.data[0]).toBe(0.5);
    const trajectory = parseNpz(readFileSync(join(out, "trajectory.npz")));
    const { columns } = await parseParquet(readFileSync(join(out, "trajectory.parquet")));
    expect([...trajectory.keys()]).toEqual(columns.map(({ name }) => name));
    expect(Array.from(trajectory.get("loss")!.data)).toEqual(found["loss"]);
  });

  it("takes its blocks and classes from a kernel on data", async () => {
    const found = await json([
      ...short,
      ...["--data", "digits", "--per-class", "5", "--unit-norm", "--kernel", "ntk:erf,depth=2,sigma-b=0.5"],
    ]);
    const { X, y } = perClass(digits(), 5);
    const K = ntk({ activation: "erf", depth: 2, sigmaB: 0.5 }).gram(unitNorm(X));
    const blocks = closestBlockKernel(K, y);
    expect(found["data"].sizes).toEqual(new Array(10).fill(5));
    expect(found["data"].relativeDistance).toBeCloseTo(blocks.relativeDistance, 10);
    expect(found["kappa"].within).toBeCloseTo(blocks.within, 10);
    const spectrum = blockSpectrum(blocks, { classes: 10, perClass: 5 });
    expect(found["rates"].class).toBeCloseTo(spectrum.class.value, 9);
    const whole = await json([
      ...short,
      "--data",
      "iris",
      "--standardize",
      "--kernel",
      "laplace:bandwidth=2",
    ]);
    expect(whole["data"].sizes).toEqual([50, 50, 50]);
  });

  it("follows κ(t) and the residual under γ(t)", async () => {
    const flags = ["--gamma", "4,2,0.5"];
    const constant = await json([...short, ...flags]);
    const { rates, times, single, class: classes, global } = constant["gamma"];
    times.forEach((t: number, i: number) => {
      expect(single[i]).toBeCloseTo(0, 12);
      expect(classes[i]).toBeCloseTo(classes[0] * Math.exp(-rates.class * t), 7);
      expect(global[i]).toBeCloseTo(global[0] * Math.exp(-rates.global * t), 7);
    });
    const phases = constantKernelPhases(
      { diagonal: 4, within: 2, between: 0.5 },
      { classes: 4, perClass: 6 },
    );
    expect(rates.global).toBeCloseTo(phases[0]!.rate, 10);
    const still = await json([
      ...short,
      "--kappa-rate",
      "0,0,0",
      ...flags,
      "--gamma-end",
      "4,2,0.5",
      "--gamma-time",
      "1",
    ]);
    expect(still["final"].loss).toBeCloseTo(constant["final"].loss, 10);
    expect(still["gamma"].class.at(-1)).toBeCloseTo(classes.at(-1), 9);
    const growing = await json([...short, "--kappa-end", "9,6,1", "--kappa-time", "0.2"]);
    expect(growing["kappaEnd"].diagonal).toBeCloseTo(9 - 6 * Math.exp(-2.5), 10);
    expect(growing["invariantDrift"]).toBeGreaterThan(1e-3);
  });

  it.each([
    [["--kappa", "1,2,0"], /diagonal must be at least kappa\.within/],
    [["--kappa", "2,1,1.5"], /eigenvalue/],
    [["--kappa", "1,2"], /three numbers d,c,n/],
    [["--features", "3"], /at least the number of classes, 4, got 3/],
    [["--per-class", "1"], /--per-class must be at least 2 for E = 0/],
    [["--sizes", "3,1"], /--sizes must be at least 2 for E = 0/],
    [["--sizes", "3,4,5", "--mean", "zero"], /balanced/],
    [["--max-steps", "3", "--loss", "1e-9"], /^error: --max-steps 3: .*raise it, loosen --rtol/],
    [["--kappa-rate", "1,1,0", "--kappa-end", "9,6,1", "--kappa-time", "1"], /expected one of them/],
    [["--kappa-end", "9,6,1"], /each needs the other/],
    [["--kappa-rate", "1,1,0", "--learning-rate", "0.01"], /constant κ/],
    [["--gamma-rate", "1,1,0"], /it acts with --gamma/],
    [["--kernel", "ntk"], /it acts with --data/],
    [["--data", "digits", "--kappa", "3,2,1"], /--kappa and --data/],
    [["--data", "digits", "--kernel", "ntkk"], /did you mean ntk/],
    [["--data", "nowhere.csv", "--weight-decay", "1e-6"], /^error: (?!--weight).*nowhere\.csv/],
    [["--data", "digits", "--kernel", "ntk:relu,dept=3"], /did you mean depth/],
  ] as [string[], RegExp][])("refuses %j", async (flags, message) => {
    const { code, stdout, stderr } = await collapsar(["dynamics", ...flags]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it("ends at once or says which flag stands against it, however far its numbers lie from 1", async () => {
    const ended = [
      ["--feature-decay", "1e9", "--time", "10"],
      ["--time", "1e300"],
      ["--gamma", "4e9,2e9,5e8", "--time", "1"],
    ];
    for (const flags of ended) {
      const { final } = await json(["dynamics", ...flags]);
      expect(Number.isFinite(final.loss)).toBe(true);
    }
    const refused = [
      [["--feature-decay", "1e9"], /^error: --loss: the run must reach it, got to .* give a last --time$/m],
      [["--loss", "1e-300"], /^error: --(loss|max-steps 20000): the run must/m],
      [["--rtol", "1e-20"], /^error: --rtol must be at least 1e-13, got 1e-20$/m],
      [["--kappa", "1e-300,2,0.5"], /^error: --kappa 1e-300,2,0.5: kappa.diagonal must be at least/m],
      [["--kappa-rate", "0,1,0"], /^error: --kappa-rate 0,1,0: /m],
      [["--init-scale", "1e300"], /^error: --init-scale 1e\+300: leads out of the range of numbers/m],
      [["--classes", "1"], /^error: --classes: expected at least two classes, got 1$/m],
      [["--classes", "1e9"], /^error: --classes 1000000000: a state of 2000000000 features has/m],
      [["--learning-rate", "1e3"], /^error: --learning-rate 1000: .*must be small enough/m],
    ] as const;
    for (const [flags, message] of refused) {
      const { code, stderr } = await collapsar(["dynamics", ...flags]);
      expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    }
  });
});

describe("kernel", () => {
  it("puts a second kernel on the same tiles", async () => {
    const found = await json([
      "kernel",
      "iris",
      "--kernel",
      "nngp",
      "--activation",
      "erf",
      "--against",
      "ntk:depth=3",
    ]);
    const alone = await json(["kernel", "iris", "--kernel", "ntk", "--activation", "erf", "--depth", "3"]);
    expect(found["against"].name).toBe(alone["name"]);
    expect(found["against"].nc1.sample.nc1).toBeCloseTo(alone["nc1"].sample.nc1, 12);
  });

  it("says what infinitely many samples would give, and how surely", async () => {
    const { expected } = await json(["kernel", "gaussian:n=64,d=4", "--expected", "16"]);
    const large = await json(["kernel", "gaussian:n=4096,d=4"]);
    const error = expected.standardError.sample.nc1;
    expect(error).toBeGreaterThan(0);
    expect(Math.abs(expected.nc1.sample.nc1 - large["nc1"].sample.nc1)).toBeLessThan(4 * error + 0.002);
    const { code, stderr } = await collapsar(["kernel", "iris", "--expected", "4"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/distribution is known/);
  });
});
