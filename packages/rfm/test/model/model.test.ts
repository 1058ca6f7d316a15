import {
  breastCancer,
  type Dataset,
  gaussianMixture,
  iris,
  parseCsv,
  tableDataset,
  trainTestSplit,
} from "@collapsar/datasets";
import { InputError, matrix, type Progress, randomNormal, seededRandom, zeros } from "@collapsar/linalg";
import { mapFn } from "@collapsar/linalg/parts";
import { beforeAll, describe, expect, it } from "vitest";
import {
  explain,
  fitModel,
  fitRfm,
  loadModel,
  type MetricKernelSpec,
  type ModelOptions,
  type PartialModel,
  partialDependence,
  type RfmModel,
  saveModel,
  score,
} from "../../src/index.js";
import {
  chooseBandwidth,
  codeTargets,
  fitLeaf,
  fitModelParallel,
  fitReport,
  type LeafRunner,
  predictMatrix as predict,
  probabilities as predictProba,
  predictScores,
} from "../../src/parts.js";
import { maxDifference } from "../numeric.js";

const houses = (rows: number, seed: number) => {
  const random = seededRandom(seed);
  const lines = Array.from({ length: rows }, (_, i) => {
    const [area, age] = [60 + 90 * random.next(), 50 * random.next()];
    const town = ["Ulm", "Bonn", "Kiel"][random.integer(3)]!;
    const price = 3 * area - age + (town === "Kiel" ? 80 : 0);
    return `${area.toFixed(3)},${i % 17 === 3 ? "" : age.toFixed(3)},${town},4,${price.toFixed(3)}`;
  });
  return `area,age,town,floor,price\n${lines.join("\n")}\n`;
};

describe("the metric of a tree", () => {
  /** Rows whose target bends along single columns, one or another by the sign of a third, or along turned directions. */
  function bent(turned: boolean) {
    const random = seededRandom(5);
    const [n, d] = [1200, 10];
    const X = randomNormal(random, n, d);
    const target = Float64Array.from({ length: n }, (_, i) => {
      const x = Float64Array.from(X.data.subarray(i * d, (i + 1) * d));
      const single = x[0]! > 0 ? x[1]! : x[2]!;
      const along = turned ? x.reduce((sum, value) => sum + value, 0) / Math.sqrt(d) : single;
      return Math.sin(2 * along) + 0.1 * random.normal();
    });
    const columns = Array.from({ length: d }, (_, k) => `x${k}`);
    return { name: "bent", X, target: matrix(n, 1, target), y: new Int32Array(0), classNames: [], columns };
  }

  it("is the diagonal where single columns matter and a full matrix where directions do", () => {
    const chosen = (turned: boolean) => fitModel(bent(turned), { leafRows: 300 }).model.tuned?.diagonal;
    expect([chosen(false), chosen(true)]).toEqual([true, undefined]);
  });

  it("is not asked for where it is given, or where one machine is fitted", () => {
    const data = bent(false);
    expect(fitModel(data, { leafRows: 300, diagonal: false }).model.tuned).not.toHaveProperty("diagonal");
    expect(fitModel(data, { rounds: 1 }).model.tuned).not.toHaveProperty("diagonal");
  });
});

describe("a model on the way", () => {
  const data = tableDataset(parseCsv(houses(240, 1)), { target: "price" });

  it("is the best round so far after each round of a lone machine", () => {
    const partials: RfmModel[] = [];
    const onPartial = ({ done, total, unit, model }: PartialModel) => {
      expect([done, total, unit]).toEqual([partials.length + 1, 3, "rounds"]);
      partials.push(model());
    };
    const { model } = fitModel(data, { rounds: 2, bandwidth: "auto", onPartial });
    expect(partials.map(({ rounds, stopped }) => [rounds.length, stopped])).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ]);
    expect({ ...partials[2], stopped: false }).toEqual(model);
    const early = fitModel(data, { rounds: 0, bandwidth: "auto" }).model;
    expect(maxDifference(predictScores(partials[0]!, data.X), predictScores(early, data.X))).toBeLessThan(
      1e-7,
    );
  });

  it("is a tree after each leaf, here or elsewhere", async () => {
    const options = { rounds: 1, bandwidth: "auto", leafRows: 60, splitRows: 60 } as const;
    const scores: number[] = [];
    const onPartial = ({ unit, model }: PartialModel) => {
      expect(unit).toBe("leaves");
      scores.push(score(model(), data.X, data.target!)!);
    };
    const { model } = fitModel(data, { ...options, onPartial });
    expect(scores).toHaveLength(model.tree.leaves.length);
    expect(scores.at(-1)).toBeGreaterThan(scores[0]!);
    const runLeaf: LeafRunner = async (job, growth) => fitLeaf(job, growth);
    const parallel = await fitModelParallel(data, options, runLeaf, 2);
    expect(parallel.model).toEqual(model);
    const alone = await fitModelParallel(data, { rounds: 1 }, runLeaf);
    expect(alone.model).toEqual(fitModel(data, { rounds: 1 }).model);
  });
});

describe("fitModel on a table", () => {
  let model: RfmModel;
  const table = parseCsv(houses(240, 1));
  const fresh = parseCsv(houses(120, 2));
  beforeAll(() => {
    model = fitModel(tableDataset(table, { target: "price" }), { rounds: 2, bandwidth: "auto" }).model;
  });

  it("predicts the same kind of table, in the target's units", () => {
    expect(model.task).toEqual({ kind: "regression", targetNames: ["price"] });
    expect(score(model, fresh, fresh)).toBeGreaterThan(0.8);
    const prediction = predict(model, fresh);
    expect(prediction.kind === "regression" && prediction.values.rows).toBe(120);
    const withoutTarget = parseCsv("area,age,town,floor\n100,10,Ulm,4\n");
    expect(predictScores(model, withoutTarget).data[0]).toBeGreaterThan(230);
    expect(predictScores(model, withoutTarget).data[0]).toBeLessThan(350);
  });

  it("explains itself by the table's columns, with units, and a constant column counts nothing", () => {
    const { importance, topEigenvalues, directions } = explain(model);
    expect(importance.map(({ feature }) => feature)).toEqual(["area", "age", "town", "floor"]);
    const by = Object.fromEntries(importance.map((entry) => [entry.feature, entry]));
    expect(by["floor"]!.value).toBeLessThan(1e-12);
    expect(by["area"]!.perUnit).toBeGreaterThan(2);
    expect(by["area"]!.perUnit).toBeLessThan(4);
    expect(by["town"]!.perUnit).toBeUndefined();
    expect(by["area"]!.value).toBeGreaterThan(by["age"]!.value);
    expect(topEigenvalues[0]).toBe(directions[0]!.eigenvalue);
    expect(directions[0]!.components[0]!.feature).toBe("area");
    const { rounds, best, bandwidth, task } = fitReport(model);
    expect({ task, best, rounds: rounds.length, auto: bandwidth! > 0 }).toEqual({
      task: "regression",
      best: 2,
      rounds: 3,
      auto: true,
    });
  });

  it("draws partial dependence on numbers and categories", () => {
    const area = partialDependence(model, "area");
    const [first, last] = [area.values[0] as number, area.values.at(-1) as number];
    const slope = (area.scores.data.at(-1)! - area.scores.data[0]!) / (last - first);
    expect(slope).toBeGreaterThan(2);
    expect(slope).toBeLessThan(4);
    // in the column's own units: areas lie in 60…150
    expect([Math.round(first / 10), Math.round(last / 10)]).toEqual([6, 15]);
    const town = partialDependence(model, "town");
    expect(town.values).toEqual(["Bonn", "Kiel", "Ulm"]);
    expect(town.scores.data[1]! - town.scores.data[0]!).toBeGreaterThan(40);
    expect(() => partialDependence(model, "colour")).toThrow('must be a column of the fit, got "colour"');
  });

  it("takes unknown categories for zeros with a note, ignores additional columns, refuses missing ones", () => {
    const notes: string[] = [];
    const onNote = ({ message }: { message: string }) => void notes.push(message);
    const fresh = parseCsv("area,age,town,floor,colour\n100,2,Rome,4,3\n100,2,Rome,4,1\n");
    const { data } = predictScores(model, fresh, { onNote });
    expect(data[0]).toBe(data[1]);
    expect(notes.join()).toContain("town=Rome (2 rows)");
    expect(() => predict(model, parseCsv("area,age,floor\n1,2,4\n"))).toThrow('a column "town"');
    expect(() => predict(model, zeros(2, 9))).toThrow("rows must have the 6 columns of the fit, got 9");
    const wrong = parseCsv("area,age,town,floor\nlarge,2,Ulm,4\n");
    expect(() => predict(model, wrong)).toThrow(/row 2, column "area"/);
  });

  it("scores the rows that have a target, and says nothing where R² is undefined", () => {
    const rows = "area,age,town,floor,price\n100,2,Ulm,4,298\n80,9,Ulm,4,\n60,2,Kiel,4,258\n";
    const table = parseCsv(rows);
    expect(score(model, table, table)).toBeGreaterThan(0.5);
    const one = parseCsv("area,age,town,floor,price\n100,2,Ulm,4,298\n");
    expect(score(model, one, one)).toBeUndefined();
  });

  it("survives the way through a file, and refuses other files", () => {
    const bytes = saveModel(model);
    const loaded = loadModel(bytes);
    expect(maxDifference(predictScores(loaded, fresh), predictScores(model, fresh))).toBe(0);
    expect(saveModel(loaded)).toEqual(bytes);
    expect(() => loadModel(bytes.subarray(0, bytes.length - 9))).toThrow(InputError);
    expect(() => loadModel(bytes.subarray(0, 5))).toThrow(InputError);
    expect(() => loadModel(new TextEncoder().encode("PK not a model at all"))).toThrow(InputError);
    const newer = new TextDecoder("latin1").decode(bytes).replace('"version":"2"', '"version":"9"');
    expect(() => loadModel(Uint8Array.from(newer, (c) => c.charCodeAt(0)))).toThrow(
      "version 9; install a newer collapsar",
    );
    const other = new TextDecoder("latin1").decode(bytes).replace("collapsar-rfm", "somebody-else");
    expect(() => loadModel(Uint8Array.from(other, (c) => c.charCodeAt(0)))).toThrow("another program");
  });
});

describe("fitModel on classes", () => {
  const { train, test } = trainTestSplit(breastCancer(), { testFraction: 0.3, seed: 1 });

  it.each([
    ["one-hot", "squared"],
    ["plus-minus", "squared"],
    ["prevalence", "squared"],
    ["one-hot", "logistic"],
  ] as const)("reaches 95 %% for %s targets and loss, with probabilities and a file", (coding, loss) => {
    const { model } = fitModel(train, { coding, loss, rounds: 1, ridge: loss === "logistic" ? 0.1 : 1e-3 });
    expect(score(model, test.X, test.y)).toBeGreaterThan(0.95);
    const P = predictProba(model, test.X);
    const sums = mapFn(
      { rows: P.rows, cols: 1, data: new Float64Array(P.rows) },
      (_, i) => P.data[2 * i]! + P.data[2 * i + 1]!,
    );
    expect(sums.data.every((total) => Math.abs(total - 1) < 1e-12)).toBe(true);
    const loaded = loadModel(saveModel(model));
    expect(maxDifference(predictProba(loaded, test.X), P)).toBe(0);
    const prediction = predict(loaded, test.X);
    const right =
      prediction.kind === "classification"
        ? prediction.labels.filter((label, i) => label === test.y[i]).length
        : 0;
    expect(right / test.y.length).toBe(score(model, test.X, test.y));
  });

  it.each([
    ["one-hot", (score: number) => score],
    ["plus-minus", (score: number) => (score + 1) / 2],
  ] as const)(
    "takes %s scores for shares of their class, cut to 0.001…1, where nothing was held out",
    (coding, share) => {
      const { model } = fitModel(train, { coding, rounds: 1, tune: "none" });
      const [F, P] = [predictScores(model, test.X), predictProba(model, test.X)];
      for (let at = 0; at < F.data.length; at += 2) {
        const [a, b] = [share(F.data[at]!), share(F.data[at + 1]!)].map((s) =>
          Math.min(1, Math.max(1e-3, s)),
        );
        expect(P.data[at]!).toBeCloseTo(a! / (a! + b!), 12);
      }
    },
  );

  it("measures in folds what it does not choose", () => {
    const { model } = fitModel(train, { tune: "none", folds: 2, rounds: 2 });
    const { model: alone } = fitModel(train, { tune: "none", rounds: 2 });
    expect(model.heldOut).toMatchObject({ folds: 2, rows: train.X.rows });
    expect(model.tuned).toEqual({ candidates: 1 });
    expect(model.best).toBe(2);
    expect(model.tree).toEqual(alone.tree);
    // a round may be asked for all the same
    expect(fitModel(train, { tune: "none", folds: 2, rounds: 2, keep: "best" }).model.tuned).toHaveProperty(
      "round",
    );
  });

  it("keeps the best validation round, stops early, and stops on demand with the rounds so far", () => {
    const best = fitModel(train, { validation: test, rounds: 3, ridge: 1e-3 });
    const errors = best.model.rounds.map(({ validation }) => validation!.mse);
    expect(errors[best.model.best]).toBe(Math.min(...errors));
    expect(best.validationScores!.rows).toBe(test.y.length);
    const patient = fitModel(train, { validation: test, rounds: 5, patience: 1, tune: "none" });
    expect(patient.model.rounds.length).toBeLessThan(6);
    const partials: RfmModel[] = [];
    const stop = new AbortController();
    const onPartial = ({ model }: PartialModel) => {
      partials.push(model());
      if (partials.length === 2) stop.abort();
    };
    const stopping = { tune: "none", rounds: 5, signal: stop.signal, onPartial } as const;
    expect(() => fitModel(train, stopping)).toThrow(stop.signal.reason);
    expect(partials.map(({ stopped, rounds }) => [stopped, rounds.length])).toEqual([
      [true, 1],
      [true, 2],
    ]);
    expect(score(partials[1]!, test.X, test.y)).toBeGreaterThan(0.9);
  });

  it("says where an iterative solve is, and ends when it is aborted", () => {
    const stop = new AbortController();
    const messages: string[] = [];
    const onProgress = ({ done, message }: Progress) => {
      messages.push(`${done} ${message}`);
      if (done === 2) stop.abort();
    };
    const options = {
      tune: "none",
      rounds: 5,
      solver: "iterative",
      signal: stop.signal,
      onProgress,
    } as const;
    expect(() => fitModel(train, options)).toThrow(stop.signal.reason);
    expect(messages[0]).toMatch(/^0 iteration 1, residual \de[+-]\d/);
    expect(messages.at(-1)).toBe("2 undefined");
  });

  it("grows a tree that a file keeps", () => {
    const { model } = fitModel(train, {
      leafRows: 150,
      splitRows: 100,
      rounds: 1,
      temperature: 0.2,
      validation: test,
    });
    expect(model.tree.leaves.length).toBeGreaterThan(1);
    expect(score(model, test.X, test.y)).toBeGreaterThan(0.93);
    const loaded = loadModel(saveModel(model));
    expect(maxDifference(predictScores(loaded, test.X), predictScores(model, test.X))).toBe(0);
    expect(explain(model).importance).toHaveLength(30);
    expect(partialDependence(model, "mean radius", { points: 3, rows: 20 }).values).toHaveLength(3);
  });

  it("chooses a bandwidth by cross-validation", () => {
    const small = gaussianMixture({ n: 80, d: 4, classes: 2, seed: 2 });
    const candidates = [1e-2, 5, { adapted: 1 }];
    const Y = codeTargets(small.y);
    const { best, scores } = chooseBandwidth(small.X, Y, candidates, { labels: small.y, rounds: 1 });
    expect(scores.map(({ candidate }) => candidate)).toEqual(candidates);
    expect(best).not.toBe(1e-2);
    const { model } = fitModel(small, { bandwidth: { candidates: [5, 20] }, rounds: 1 });
    expect([5, 20]).toContain(model.tree.leaves[0]!.machine!.bandwidth);
  });
});

describe("fitModel's several targets", () => {
  it("regresses all at once, and scores them with R²", () => {
    const X = randomNormal(seededRandom(3), 300, 4);
    const target = mapFn(
      { rows: 300, cols: 2, data: new Float64Array(600) },
      (_, i, c) => X.data[4 * i + c]! ** 2 - 5,
    );
    const data: Dataset = {
      name: "two",
      X,
      y: new Int32Array(0),
      classNames: [],
      columns: ["a", "b", "c", "d"],
      target,
    };
    const { model } = fitModel(data, { rounds: 3, bandwidth: "auto" });
    expect(score(model, X, target)).toBeGreaterThan(0.9);
    const { importance } = explain(model);
    expect(Math.min(importance[0]!.value, importance[1]!.value)).toBeGreaterThan(3 * importance[2]!.value);
    expect(() => predictProba(model, X)).toThrow("must predict classes");
  });
});

describe("fitModel's errors", () => {
  const data = iris();
  it("says what is wrong and what to try", () => {
    expect(() => fitModel({ ...data, columns: undefined } as never)).toThrow(/data\.columns must be a list/);
    expect(() => fitModel({ ...data, columns: ["a"] })).toThrow(/data\.columns must name the 4 columns of X/);
    expect(() => fitModel({ ...data, y: data.y.map(() => 1) })).toThrow(
      "the target must vary (at least 2 classes, or numbers that differ), got only versicolor",
    );
    const target = { rows: 150, cols: 1, data: new Float64Array(150).fill(3) };
    expect(() => fitModel({ ...data, y: new Int32Array(0), target })).toThrow(
      "the target must vary, got 3 in every row",
    );
    expect(() =>
      fitModel({ ...data, X: { rows: 1, cols: 4, data: new Float64Array(4) }, y: Int32Array.of(0) }),
    ).toThrow("at least 2 rows");
    expect(() => fitModel(data, { bandwidth: 1e-9 })).toThrow(/must not all be 0.*try a larger bandwidth/);
    expect(() => fitModel(data, { bandwidth: 1e15 })).toThrow(/must not all be 1.*try a smaller bandwidth/);
    expect(() => fitModel(data, { memoryBudget: 1000 })).toThrow(/memoryBudget must hold .* for 150 rows/);
    const search = { bandwidth: { candidates: [5, 10] }, memoryBudget: 1000 };
    expect(() => fitModel(data, search)).toThrow("for 150 rows");
    expect(() => fitModel({ ...data, X: { ...data.X, data: data.X.data.map(() => Number.NaN) } })).toThrow(
      "must be finite",
    );
  });

  it("does not blame the bandwidth of kernels that have none, are scaled, or of sorted and of equal rows", () => {
    const named = (kernel: MetricKernelSpec) => fitModel(data, { kernel, rounds: 1 }).model.tree.leaves[0]!;
    expect(named({ name: "polynomial" }).machine?.alpha.rows).toBe(150);
    expect(named({ sum: [{ name: "laplace" }, { name: "gaussian", weight: 0.5 }] }).rows).toBe(150);
    expect(named({ name: "laplace", weight: 2 }).rows).toBe(150);
    const half = { kernel: { name: "laplace", weight: 0.5 }, bandwidth: 1e11 } as const;
    expect(() => fitModel(data, half)).toThrow(/must not all be 1.*try a smaller bandwidth/);
    const [n, values] = [1300, new Float64Array(2600).map((_, at) => (at < 1400 ? 0 : at % 97))];
    const X = { rows: n, cols: 2, data: values };
    const Y = { rows: n, cols: 1, data: Float64Array.from({ length: n }, (_, i) => values[2 * i]!) };
    for (const solver of ["direct", "iterative"] as const) {
      expect(fitRfm(X, Y, { solver, rounds: 0 }).rounds[0]!.train.mse).toBeLessThan(1e-3);
    }
    const equal = { ...X, data: values.map(() => 3) };
    expect(() => fitRfm(equal, Y)).toThrow(
      "rfm: rows must differ in some column, got the same 2 values in all",
    );
  });

  it("names the entry of the table, not of the scaled one", () => {
    const holed = data.X.data.map((value, at) => (at === 9 ? Number.POSITIVE_INFINITY : value));
    expect(() => fitModel({ ...data, X: { ...data.X, data: holed } })).toThrow(
      "got Infinity at row 2, column 1",
    );
  });

  it.each<[string, ModelOptions, RegExp]>([
    ["coding", { coding: "foo" as "one-hot" }, /coding must be one of .*, got "foo"/],
    ["leafRows", { leafRows: "3" as unknown as number }, /leafRows must be a/],
    ["temperature", { temperature: -1 }, /temperature must be zero or positive, got -1/],
    ["memory", { memoryBudget: Number.NaN }, /memoryBudget must be positive, got NaN/],
    ["bandwidth", { bandwidth: "wide" as "auto" }, /bandwidth must be one of auto, a number, got "wide"/],
    ["weights", { sampleWeights: [1, 2], leafRows: 50 }, /sampleWeights must hold 150 entries, got 2/],
    [
      "loss",
      { loss: "logistic", coding: "plus-minus" },
      /one-hot .*, got 1, -1, -1 in row 0; .*squared loss/,
    ],
    ["columns", { validation: { ...data, X: zeros(150, 3) } }, /validation rows must have 4 columns, got 3/],
    ["labels", { validation: { ...data, y: data.y.subarray(0, 3) } }, /150 samples need 150 labels, got 3/],
    ["classes", { validation: { ...data, y: data.y.map(() => 7) } }, /below the 3 classes of the fit, got 7/],
    ["rows", { validation: { ...data, X: zeros(0, 4), y: new Int32Array(0) } }, /at least 1 row, got 0/],
  ])("refuses %s out of range", (_, options, message) => {
    expect(() => fitModel(data, { ...options, rounds: 0 })).toThrow(message);
  });

  it("refuses validation targets that the model cannot be judged by", () => {
    const numbers = { ...data, y: new Int32Array(0), target: matrix(150, 1, Float64Array.from(data.y)) };
    const validation = { ...numbers, target: zeros(20, 1) };
    expect(() => fitModel(numbers, { validation })).toThrow("150 validation rows need as many targets");
  });

  it("refuses no points and no rows of a partial dependence", () => {
    const { model } = fitModel(data, { rounds: 0 });
    const [column] = data.columns as [string];
    expect(() => partialDependence(model, column, { points: 0 })).toThrow("points must be a whole number");
    expect(() => partialDependence(model, column, { rows: 0 })).toThrow("rows must be a whole number");
  });

  it("refuses files whose description is damaged", () => {
    const text = Array.from(saveModel(fitModel(data, { rounds: 0 }).model), (byte) =>
      String.fromCharCode(byte),
    );
    for (const key of ["task", "columns", "leaves", "splits", "outputs"]) {
      const damaged = text.join("").replace(key, key.replace(/.$/, "_"));
      const bytes = Uint8Array.from(damaged, (letter) => letter.charCodeAt(0));
      expect(() => loadModel(bytes)).toThrow(/damaged/);
    }
  });
});
