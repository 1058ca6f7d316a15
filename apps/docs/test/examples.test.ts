import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { adaptiveKernel } from "../examples/adaptive-kernel.js";
import { blockDynamics } from "../examples/block-dynamics.js";
import { collapsePlane } from "../examples/collapse-plane.js";
import { kernelNc1 } from "../examples/kernel-nc1.js";
import { kernelPicture } from "../examples/kernel-picture.js";
import { networkCollapse } from "../examples/network-collapse.js";
import { networkPrediction } from "../examples/network-prediction.js";
import { phases } from "../examples/phases.js";
import { randomNetwork } from "../examples/random-network.js";
import { rfmBreastCancer } from "../examples/rfm-breast-cancer.js";
import { rfmPaint } from "../examples/rfm-paint.js";

test("kernel NC1: the NTK is not more collapsed than the NNGP, and ties with it at d = 1 for ReLU", () => {
  for (const activation of ["relu", "erf"] as const) {
    const { curve, here } = kernelNc1({
      activation,
      depth: 2,
      samples: 128,
      dimension: 5,
      std: 0.5,
      seed: 0,
    });
    for (const { nngp, ntk } of curve) expect(ntk).toBeGreaterThanOrEqual(nngp - 1e-9);
    if (activation === "relu") expect(Math.abs(curve[0]!.ntk - curve[0]!.nngp)).toBeLessThan(1e-12);
    expect(here.dimension).toBe(5);
    expect(here.gram.rows).toBe(128);
  }
});

test("block dynamics: E = 0 collapses, a start far from it does not", () => {
  const kappa = { diagonal: 1, within: 0.5, between: 0.1, seed: 0 };
  const collapsed = blockDynamics({ ...kappa, distance: 0 });
  const other = blockDynamics({ ...kappa, distance: 1 });
  expect(collapsed.invariant).toBeLessThan(1e-10);
  expect(other.invariant).toBeGreaterThan(0.1);
  expect(collapsed.points.at(-1)!.nc1).toBeLessThan(1e-4);
  expect(other.points.at(-1)!.nc1).toBeGreaterThan(20 * collapsed.points.at(-1)!.nc1);
  expect(collapsed.samples).toHaveLength(48);
  const [state] = collapsed.samples.slice(-1);
  expect(state!.every(Number.isFinite)).toBe(true);
});

test("adaptive kernel: NC1 falls with the width, and less in the published code's variant", () => {
  let last: { rows: { width: number; nc1: number; variant: string }[] } = { rows: [] };
  for (const step of adaptiveKernel({ samples: 64, dimension: 4, width: 500, seed: 0 })) last = step;
  const of = (variant: string) => last.rows.filter((row) => row.variant === variant);
  const [paper, code] = [of("paper"), of("published-code")];
  expect(paper[0]!.nc1).toBeCloseTo(code[0]!.nc1, 12);
  expect(paper.at(-1)!.nc1).toBeLessThan(code.at(-1)!.nc1);
  expect(code.at(-1)!.width).toBe(500);
});

test("RFM on painted points learns to ignore the direction that tells nothing", () => {
  const grid = Array.from({ length: 8 }, (_, i) => -0.9 + (1.8 * i) / 7);
  const points = grid.flatMap((x) => grid.map((y): [number, number] => [x, y]));
  const labels = points.map(([x]) => (Math.sin(4 * x) > 0 ? 1 : 0));
  const rounds = [...rfmPaint({ points, labels, bandwidth: 1, rounds: 4 })];
  const [xx, , , yy] = rounds.at(-1)!.metric;
  expect(rounds).toHaveLength(5);
  expect(yy! / xx!).toBeLessThan(0.1);
  expect(rounds.at(-1)!.accuracy).toBeGreaterThan(0.95);
});

test("RFM on breast cancer reports errors by round and ten columns", () => {
  const rounds = [...rfmBreastCancer({ bandwidth: 10, ridge: 1e-3, seed: 0 })];
  const last = rounds.at(-1)!;
  expect(last.rounds).toHaveLength(6);
  expect(last.rounds.at(-1)!.test).toBeLessThan(0.06);
  expect(last.importance).toHaveLength(10);
  expect(last.importance[0]!.value).toBe(1);
});

test("RFM on breast cancer: two rows of 171 wrong, none after an update, and some again later, as the guide says", () => {
  const { rounds } = [...rfmBreastCancer({ bandwidth: 10, ridge: 0.1, seed: 0 })].at(-1)!;
  const wrong = rounds.map(({ test: share }) => Math.round(171 * share));
  expect(wrong.slice(0, 2)).toEqual([2, 0]);
  expect(wrong[0]).toBeCloseTo(171 * rounds[0]!.test, 9);
  expect(Math.max(...wrong.slice(2))).toBeGreaterThan(0);
});

test("three classes in the plane collapse: NC1, NC2, NC3 and NC4 end near zero", () => {
  const { frames, labels } = collapsePlane({ share: 0.2, seed: 0 });
  const [first, last] = [frames[0]!, frames.at(-1)!];
  expect(labels).toHaveLength(first.samples.length);
  expect(first.nc1).toBeGreaterThan(1);
  for (const key of ["nc1", "nc2", "nc3"] as const) expect(last[key]).toBeLessThan(1e-5);
  expect(last.nc4).toBe(0);
});

test("a kernel's picture: a very short length scale makes every point alike to itself alone", () => {
  const at = (bandwidth: number) => kernelPicture({ kernel: "gaussian", bandwidth, spread: 0.5, seed: 0 });
  expect(at(1).gram.rows).toBe(60);
  expect(at(0.2).nc1).toBeGreaterThan(3 * at(1).nc1);
});

test("random networks close in on the kernels of infinite width as one over the root of their width", () => {
  const gap = (width: number) => {
    const { networks, nngp, ntk } = randomNetwork({ width, draws: 8, seed: 1 });
    const squares = networks.flatMap((network) =>
      network.map(({ features, tangent }, k) => (features - nngp[k]!) ** 2 + (tangent - ntk[k]!) ** 2),
    );
    return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  };
  const ratio = gap(64) / gap(4096);
  expect(ratio).toBeGreaterThan(4);
  expect(ratio).toBeLessThan(16);
});

test("the network of the page collapses: all digits right, NC1 below a tenth of its start", async () => {
  const settings = { width: 32, learningRate: 0.05, weightDecay: 0.02, epochs: 60, seed: 0 };
  let last: { course: { accuracy: number; nc1: number }[] } = { course: [] };
  for await (const step of networkCollapse(settings)) last = step;
  const { course } = last;
  expect(course.at(-1)!.accuracy).toBeGreaterThanOrEqual(0.99);
  expect(course.at(-1)!.nc1).toBeLessThan(0.1 * course[0]!.nc1);
});

test("at the page's own settings NC2 and NC3 end where the text says", async () => {
  const settings = { width: 64, learningRate: 0.05, weightDecay: 0.02, epochs: 120, seed: 0 };
  let course: { nc2: number; nc3: number }[] = [];
  for await (const step of networkCollapse(settings)) course = step.course;
  const last = course.at(-1)!;
  const page = await readFile(new URL("../guide/collapse.md", import.meta.url), "utf8");
  expect(page).toContain(`NC2 and NC3 fell to ${last.nc2.toFixed(2)} and ${last.nc3.toFixed(2)}`);
}, 120_000);

test("its weights come to look where its gradients do, and its kernel at the classes", async () => {
  const settings = { width: 32, learningRate: 0.05, weightDecay: 0.02, epochs: 60, seed: 0 };
  let course: { alignment: number; ansatz: number[] }[] = [];
  for await (const step of networkCollapse(settings)) course = step.course;
  const [first, last] = [course[0]!, course.at(-1)!];
  expect(last.ansatz).toHaveLength(3);
  for (const [layer, correlation] of last.ansatz.entries()) {
    expect(correlation).toBeLessThanOrEqual(1);
    expect(correlation).toBeGreaterThan(first.ansatz[layer]!);
  }
  expect(last.alignment).toBeGreaterThan(first.alignment + 0.2);
});

test("three phases: each part decays at its eigenvalue of the block kernel, the mean of all first", () => {
  const [m, C] = [6, 4];
  const { phases: found, course } = phases({ diagonal: 1, within: 0.5, between: 0.1, perClass: m, seed: 0 });
  const single = 1 - 0.5;
  const own = single + m * (0.5 - 0.1);
  const rates = { single, class: own, global: own + C * m * 0.1 };
  expect(found.map(({ part }) => part)).toEqual(["global", "class", "single"]);
  for (const { time, ...left } of course.slice(1, 10))
    for (const part of ["global", "class", "single"] as const)
      expect(-Math.log(left[part]) / time).toBeCloseTo(rates[part], 8);
});

test("the dynamics' curve begins at the network, and follows its NC1 better than no change would", async () => {
  let last: Awaited<ReturnType<ReturnType<typeof networkPrediction>["next"]>>["value"];
  for await (const step of networkPrediction({ width: 48, from: 160, steps: 1500, seed: 0 })) last = step;
  const { measured, predicted } = last!;
  expect(predicted[0]!.nc1 / measured[0]!.nc1).toBeCloseTo(1, 6);
  expect(predicted[0]!.loss / measured[0]!.loss).toBeCloseTo(1, 4);
  const off = (nc1: number) => Math.abs(Math.log(nc1 / measured.at(-1)!.nc1));
  expect(off(predicted.at(-1)!.nc1)).toBeLessThan(0.25 * off(measured[0]!.nc1));
});
