import { InputError, type Matrix, matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { fitModel, fitRfm, predictRfm, type RfmOptions, rfmRounds } from "../src/index.js";
import { meanSquaredError } from "../src/machine/scores.js";
import { metricKernel, planSolver, ridgeSolve } from "../src/parts.js";
import { type MachineMemory, machineSystem } from "../src/solver/solve-machine.js";
import { judgedCourse } from "../src/tune/judged-course.js";
import { tune } from "../src/tune/tune.js";
import { maxDifference } from "./numeric.js";

const random = seededRandom(3);
const [n, d] = [60, 4];
const X = matrix(
  n,
  d,
  Float64Array.from({ length: n * d }, () => random.normal()),
);
const target = (i: number) => X.data[i * d]! ** 2 + X.data[i * d + 1]! + 0.1 * random.normal();
const Y = matrix(
  n,
  1,
  Float64Array.from({ length: n }, (_, i) => target(i)),
);
const rows = (options: RfmOptions) => [...rfmRounds(X, Y, { rounds: 2, ...options })];

describe("a metric with a ridge of its own", () => {
  it("is that of the other ridge's machines, and the machines solve for theirs under it", () => {
    const [plain, shared] = [rows({ ridge: 0.1 }), rows({ ridge: 1, metricRidge: 0.1 })];
    shared.forEach(({ metric, alpha, bandwidth }, round) => {
      const other = plain[round]!;
      if (round > 0) expect(maxDifference(metric!, other.metric!)).toBeLessThan(1e-12);
      const K = metricKernel("laplace", bandwidth, metric).gram(X);
      expect(maxDifference(alpha, ridgeSolve(K, Y, 1))).toBeLessThan(1e-8);
      expect(maxDifference(alpha, other.alpha)).toBeGreaterThan(1e-3);
    });
  });

  it("is refused below 0", () => {
    expect(() => rows({ metricRidge: -1 })).toThrow("metricRidge");
  });
});

describe("ridges that are compared", () => {
  it("have the scores of machines that are fitted alone", () => {
    const held = matrix(5, d, X.data.slice(0, 5 * d));
    const validation = { X: held, Y: matrix(5, 1, Y.data.slice(0, 5)) };
    const fold = { X, Y, weights: undefined, validation, rows: [], isConstant: false };
    const course = judgedCourse([fold], { rounds: 2, ridge: 0.1 }, { afterFold() {} });
    const alone = [1e-3, 0.1, 10].map((ridge) => ({ ridge, rounds: rows({ ridge, metricRidge: 0.1 }) }));
    let round = 0;
    for (const { scores, machines } of course) {
      for (const { ridge, rounds } of alone) {
        const { bandwidth, metric, alpha } = rounds[round]!;
        const kernel = { name: "laplace" } as const;
        const machine = { kernel, bandwidth, metric, centres: X, alpha, loss: "squared" } as const;
        expect(maxDifference(scores(ridge), predictRfm(machine, held))).toBeLessThan(1e-8);
        expect(maxDifference(machines(ridge)[0]!.alpha, alpha)).toBeLessThan(1e-6);
      }
      round++;
    }
    expect(round).toBe(3);
  });

  it("are compared by iterations where the directly solved machine fills the budget of all folds", () => {
    const n = 900;
    const large = randomNormal(seededRandom(5), n, 2);
    const held = matrix(5, 2, large.data.slice(0, 10));
    const targets = matrix(n, 1, large.data.slice(0, n));
    const validation = { X: held, Y: matrix(5, 1, targets.data.slice(0, 5)) };
    const fold = { X: large, Y: targets, weights: undefined, validation, rows: [], isConstant: false };
    const memoryBudget = 30 * 2 ** 20;
    expect(() => planSolver(n, 1, "direct", memoryBudget)).not.toThrow();
    expect(() => planSolver(n, 1, "direct", 16 * 2 ** 20)).toThrow("memoryBudget");
    const settings = { rounds: 0, ridge: 1, solver: "direct", memoryBudget } as const;
    for (const { scores } of judgedCourse([fold, fold], settings, { afterFold() {} })) {
      const alone = predictRfm(fitRfm(large, targets, settings).machine, held).data;
      expect(maxDifference(scores(1), matrix(10, 1, [...alone, ...alone]))).toBeLessThan(1e-6);
    }
  });
});

describe("a fit of more than 2,000 rows", () => {
  const many = 2001;
  const points = matrix(
    many,
    2,
    Float64Array.from({ length: 2 * many }, () => random.normal()),
  );
  const values = matrix(
    many,
    1,
    Float64Array.from({ length: many }, (_, i) => Math.sin(3 * points.data[2 * i]!)),
  );
  const ridges = { ridge: 1, metricRidge: 0.1, rounds: 2 } as const;
  const first = (ridge: number) => fitRfm(points, values, { ridge, rounds: 0 });

  it("is solved with its ridge where it is cut before the round to keep", () => {
    let onTheWay: number | undefined;
    const cut = fitRfm(points, values, {
      ...ridges,
      keep: 2,
      endsAt: 1,
      onRound: (_, soFar) => {
        onTheWay = soFar().ridge;
      },
    });
    const { machine, rounds } = first(1);
    expect(onTheWay).toBe(0.1);
    expect(cut).toMatchObject({ best: 0, ridge: 1 });
    expect(maxDifference(cut.machine.alpha, machine.alpha)).toBeLessThan(1e-8);
    expect(cut.rounds[0]!.train.mse).toBeCloseTo(rounds[0]!.train.mse, 12);
  });

  it("factors once in a round before the last one where that is kept", () => {
    const [round] = rfmRounds(points, values, { ...ridges, keep: "last" });
    expect(round!.ridge).toBe(0.1);
  });

  it("describes a model on the way by its own ridge, and by no score of another", () => {
    const data = {
      name: "points",
      X: points,
      y: new Int32Array(0),
      target: values,
      classNames: [],
      columns: ["a", "b"],
    };
    const half = {
      ...data,
      X: matrix(20, 2, points.data.slice(0, 40)),
      target: matrix(20, 1, values.data.slice(0, 20)),
    };
    let partial: ReturnType<typeof fitModel>["model"] | undefined;
    const { model } = fitModel(data, {
      rounds: 1,
      validation: half,
      keep: "last",
      onPartial: ({ model: soFar }) => {
        partial ??= soFar();
      },
    });
    expect(model.tuned!.ridge).not.toBe(0.1);
    expect(model.heldOut).toBeDefined();
    expect(partial).toMatchObject({ best: 0, tuned: { ridge: 0.1 } });
    expect(partial!.heldOut).toBeUndefined();
  });
});

describe("patience", () => {
  it("does not end a fit before the round to keep", () => {
    const validation = { X: matrix(5, d, X.data.slice(0, 5 * d)), Y: matrix(5, 1, [0, 0, 0, 0, 0]) };
    const settings = { ridge: 0.1, rounds: 6, patience: 1, validation };
    expect(fitRfm(X, Y, { ...settings, keep: "best" }).rounds.length).toBeLessThan(6);
    expect(fitRfm(X, Y, { ...settings, keep: 5 }).best).toBe(5);
  });
});

describe("a kernel matrix that is factored in place", () => {
  it("is made anew for a second ridge where no copy fits the budget", () => {
    expect([planSolver(5000, 1).copies, planSolver(11_000, 1).copies]).toEqual([true, false]);
    const memory: MachineMemory = {};
    const kernel = metricKernel("laplace", 3, undefined);
    const plan = { method: "direct", stored: true, tile: n, landmarks: 0, copies: false } as const;
    const rest = {
      loss: "squared",
      weights: undefined,
      derivatives: true,
      tolerance: 1e-8,
      work: {},
    } as const;
    const system = machineSystem({ ...rest, kernel, bandwidth: 3, X, Y, plan, random, memory });
    const K = kernel.gram(X);
    for (const ridge of [1, 0.1]) {
      expect(maxDifference(system.solve(ridge, false).alpha, ridgeSolve(K, Y, ridge))).toBeLessThan(1e-9);
    }
    expect(memory.factor).toBeUndefined();
  });
});

describe("a search", () => {
  const held = { X: matrix(5, d, X.data.slice(0, 5 * d)), Y: matrix(5, 1, Y.data.slice(0, 5)) };
  const search = (targets: typeof Y, loss: (F: Matrix) => number, metricRidges = [0.1], ridges = [0.1]) => {
    const fold = { X, Y: targets, weights: undefined, validation: held, rows: [], isConstant: false };
    const judge = { loss, scores: () => ({}), byFold: () => [], calibration: () => undefined };
    const rest = { variants: [{}], patience: 2, lastOnly: false, work: {} };
    const machine = { rounds: 2, normalisation: "none" } as const;
    return tune({ machine, folds: [fold], judge, metric: "r2", ridges, metricRidges, ...rest });
  };

  it("keeps the best of the rounds before one that cannot be solved", () => {
    // a metric of 1e-16 leaves every kernel value at 1
    const tiny = matrix(
      n,
      1,
      Y.data.map((value) => 1e-8 * value),
    );
    expect(() => rows({ normalisation: "none" })).not.toThrow();
    expect(() => [...rfmRounds(X, tiny, { rounds: 1, normalisation: "none" })]).toThrow("bandwidth");
    const { best } = search(tiny, () => 1);
    expect(best).toMatchObject({ round: 0, candidate: { ridge: 0.1 } });
    expect(best.scores.rows).toBe(5);
  });

  it("goes on with the ridge for the metric that is better in round 1, and finds what it alone would find", () => {
    const ridges = [1e-3, 1e-2, 0.1, 1, 10];
    const loss = (F: Matrix) => meanSquaredError(F, { ...Y, rows: 5, data: Y.data.slice(0, 5) });
    const alone = [0.1, 1e-3].map((metricRidge) => search(Y, loss, [metricRidge], ridges).best);
    const both = search(Y, loss, [0.1, 1e-3], ridges);
    const found = alone.find(({ candidate }) => candidate.metricRidge === both.best.candidate.metricRidge);
    expect(both.best.round).toBe(found!.round);
    expect(both.best.candidate.ridge).toBe(found!.candidate.ridge);
    expect(both.best.loss).toBeCloseTo(found!.loss, 10);
    expect(both.judged).toBeGreaterThan(3);
  });

  it("says that a score cannot be told on the held-out rows", () => {
    expect(() => search(Y, () => Number.POSITIVE_INFINITY)).toThrow(InputError);
    expect(() => search(Y, () => Number.POSITIVE_INFINITY)).toThrow(
      "metric must be a score that can be told",
    );
  });
});
