import {
  gram,
  type Matrix,
  matmul,
  type Progress,
  randomNormal,
  seededRandom,
  setBackend,
  transpose,
} from "@collapsar/linalg";
import { frobeniusNorm, subtract } from "@collapsar/linalg/parts";
import { collapseMetrics } from "@collapsar/metrics";
import { assert, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blockDynamics,
  closedDynamics,
  collapseTheorem,
  initialState,
  invariant,
  sampleDynamics,
  stateCollapse,
} from "../src/index.js";
import {
  classCoordinates,
  closedStateOf,
  featuresFromCoordinates,
  measuredEndRates,
  predictedEndRates,
  StepLimitError,
  sampleStateOf,
  withinPart,
} from "../src/parts.js";
import { balancedLabels, KAPPA, shuffledLabels } from "./cases.js";

const START = { features: 9, kappa: KAPPA } as const;
const FOUR = { classes: 4, perClass: 6, ...START } as const;
const relative = (A: Matrix, B: Matrix) => frobeniusNorm(subtract(A, B)) / frobeniusNorm(B);

const shapes = record({
  C: integer({ min: 2, max: 4 }),
  extra: integer({ min: 0, max: 4 }),
  m: integer({ min: 2, max: 5 }),
  seed: integer({ min: 0, max: 1e6 }),
});

describe("class coordinates", () => {
  it("are an orthonormal change of basis that keeps S, the means and the samples", () => {
    assert(
      property(shapes, ({ C, extra, seed }) => {
        const { labels, sizes } = shuffledLabels(C, seed);
        const H = randomNormal(seededRandom(seed), C + extra, labels.length);
        const { H1, H2 } = classCoordinates(H, labels);
        expect(relative(featuresFromCoordinates({ H1, H2 }, labels), H)).toBeLessThan(1e-13);
        const weighted = { ...H1, data: H1.data.map((value, at) => value * Math.sqrt(sizes[at % C]!)) };
        const whole = gram(H);
        const parts = gram(weighted);
        const within = gram(H2);
        whole.data.forEach((value, at) => {
          expect(parts.data[at]! + within.data[at]!).toBeCloseTo(value, 10);
        });
      }),
      { numRuns: 25 },
    );
  });
});

describe("closed coordinates", () => {
  it("follow the unreduced n-sample system to 1e-8", () => {
    assert(
      property(shapes, ({ C, extra, m, seed }) => {
        const sized = { classes: C, perClass: m };
        const labels = balancedLabels(C, m);
        const start = initialState(sized, { features: C + extra, kappa: KAPPA, invariant: "random", seed });
        const state = { ...start, H2: withinPart(start.S, { columns: C * (m - 1), seed }) };
        const closed = closedDynamics(state, { classes: sized, kappa: KAPPA, time: 2 });
        const reference = sampleDynamics(sampleStateOf(state, labels), {
          labels,
          kernel: KAPPA,
          time: 2,
          points: 2,
        });
        const end = closedStateOf(reference.final, labels);
        for (const key of ["W", "H1", "S", "H2"] as const) {
          expect(relative(closed.final[key]!, end[key]!)).toBeLessThan(1e-8);
        }
      }),
      { numRuns: 10 },
    );
  });

  it("follow the unreduced system for classes of unequal sizes", () => {
    const { labels, sizes } = shuffledLabels(3, 11);
    const start = initialState({ sizes }, { features: 5, kappa: KAPPA, invariant: "zero", seed: 3 });
    const columns = labels.length - 3;
    const state = { ...start, H2: withinPart(start.S, { columns }) };
    const closed = closedDynamics(state, { classes: { sizes }, kappa: KAPPA, time: 2 });
    const reference = sampleDynamics(sampleStateOf(state, labels), {
      labels,
      kernel: KAPPA,
      time: 2,
      points: 2,
    });
    const end = closedStateOf(reference.final, labels);
    for (const key of ["W", "H1", "S", "H2"] as const) {
      expect(relative(closed.final[key]!, end[key]!)).toBeLessThan(1e-8);
    }
    expect(closed.invariantDrift).toBeLessThan(1e-8);
    expect(invariant(state, KAPPA, { sizes }).relative).toBeLessThan(1e-13);
  });

  it.each([[[6, 6, 6, 6]], [[12, 3, 7, 2]], [[2, 40, 2, 5]]])(
    "measure what the metrics of the features measure, for classes of %j samples",
    (sizes) => {
      const start = initialState({ sizes }, { features: 9, kappa: KAPPA, invariant: "random", seed: 5 });
      const labels = sizes.flatMap((size, c) => new Array<number>(size).fill(c));
      const state = { ...start, H2: withinPart(start.S, { columns: labels.length - 4 }) };
      const { H } = sampleStateOf(state, labels);
      const found = collapseMetrics(transpose(H), labels, { weights: state.W, bias: state.b });
      const ours = stateCollapse(state, sizes);
      const { traceRatio } = found.nc1;
      const expected = { nc1: traceRatio, nc2: found.nc2.etfDistance, nc3: found.nc3!.selfDuality };
      expect({ nc1: ours.nc1, nc2: ours.nc2, nc3: ours.nc3 }).toAgree(expected, { relative: 1e-10 });
    },
  );

  it("find the same conclusions as the metrics", () => {
    const start = initialState(FOUR, { ...START, invariant: "random", seed: 5 });
    const state = { ...start, H2: withinPart(start.S, { columns: 20 }) };
    const labels = balancedLabels(4, 6);
    const { H } = sampleStateOf(state, labels);
    const found = collapseMetrics(transpose(H), labels, { weights: state.W, bias: state.b });
    const theorem = collapseTheorem(state, { classes: FOUR, kappa: KAPPA });
    expect(theorem.conclusions.nc4.value).toBeCloseTo(found.nc4!, 12);
    expect(theorem.nc4From).toBe("samples");
  });
});

describe("a run that is watched", () => {
  const options = { classes: { classes: 4, perClass: 6 }, kappa: KAPPA } as const;
  const start = initialState(FOUR, { ...START, invariant: "random", seed: 5 });

  it("ends where it ends without H2, bit for bit, and its H2 is the scatter's", () => {
    const H2 = withinPart(start.S, { columns: 20 });
    for (const run of [{ time: 1 }, { loss: 1e-6 }, { time: 0.5, method: "implicit" as const }]) {
      const bare = closedDynamics(start, { ...options, ...run });
      const whole = closedDynamics({ ...start, H2 }, { ...options, ...run, states: true });
      expect(whole.points).toEqual(bare.points);
      const { H2: reached, ...state } = whole.final;
      expect(state).toEqual(bare.final);
      for (const { S, H2: part } of whole.states) expect(relative(gram(part!), S)).toBeLessThan(1e-6);
      expect(relative(gram(reached!), state.S)).toBeLessThan(1e-6);
    }
  });

  it("tells how far it has come, and stops when it is asked to", () => {
    const told = (from: typeof start) => {
      const done: number[] = [];
      closedDynamics(from, { ...options, onProgress: (progress) => done.push(progress.done) });
      expect(done).toEqual([...done].sort((a, b) => a - b));
      expect(done.at(-1)).toBe(100);
      return done;
    };
    const alone = told(start);
    const twice = told({ ...start, H2: withinPart(start.S, { columns: 20 }) });
    expect(twice.slice(0, alone.length)).toEqual(alone.map((share) => share / 2));
    expect(twice.length).toBeGreaterThan(alone.length + 1);
    const stopping = AbortSignal.abort();
    expect(() => closedDynamics(start, { ...options, signal: stopping })).toThrow(/abort/);
  });
});

describe("a start", () => {
  it("of more classes or features than memory holds is refused by name, before anything is made", () => {
    const kappa = { diagonal: 3, within: 2, between: 0.5 };
    const begin = (classes: number, features: number) =>
      initialState({ classes, perClass: 2 }, { features, kappa, invariant: "zero" });
    expect(() => begin(1_000_000, 2_000_000)).toThrow(
      "initialState: classes must leave a state of 1000000 classes and 2000000 features within 4 GiB, got one of",
    );
    expect(() => begin(4, 1_000_000)).toThrow("initialState: features must leave a state of 4 classes");
  });

  it.each(["zero", "held-by-bias", "held-by-classifier", "symmetric", "free"] as const)(
    "is the same on every backend, though the class quotient has C − 1 equal eigenvalues: mean %s",
    (mean) => {
      const on = (backend: "js" | "wasm" | "auto") => {
        setBackend(backend);
        try {
          return initialState(FOUR, { ...START, invariant: "zero", seed: 2, mean });
        } finally {
          setBackend("auto");
        }
      };
      const js = on("js");
      for (const other of [on("wasm"), on("auto")]) {
        for (const part of ["W", "H1", "S"] as const)
          expect(relative(other[part], js[part])).toBeLessThan(1e-13);
      }
    },
  );

  it("tells how far its construction is, and ends where it is asked to", () => {
    for (const kind of ["zero", "random"] as const) {
      const done: number[] = [];
      const options = { ...START, invariant: kind, onProgress: (told: Progress) => done.push(told.done) };
      initialState(FOUR, options);
      expect(done[0]).toBe(0);
      expect(done).toEqual([...done].sort((a, b) => a - b));
      expect(done.at(-1)).toBeGreaterThan(0);
      const stopping = new AbortController();
      const stop = () => stopping.abort();
      expect(() => initialState(FOUR, { ...options, signal: stopping.signal, onProgress: stop })).toThrow(
        /abort/,
      );
    }
  });
});

describe("the invariant", () => {
  it("drifts by less than 1e-8 over the whole run at rtol 1e-10", () => {
    for (const kind of ["zero", "random"] as const) {
      const run = blockDynamics({ ...FOUR, invariant: kind, seed: 1 });
      expect(run.invariantDrift).toBeLessThan(1e-8);
      expect(run.end.loss).toBeLessThan(1e-12);
    }
  });

  it("is zero by construction in every start that says so, and its mean is as asked", () => {
    assert(
      property(shapes, ({ C, extra, m, seed }) => {
        const sized = { classes: C, perClass: m };
        for (const mean of ["zero", "held-by-bias", "held-by-classifier", "symmetric", "free"] as const) {
          const features = C + extra + 1;
          const state = initialState(sized, { features, kappa: KAPPA, invariant: "zero", mean, seed });
          const found = invariant(state, KAPPA, sized);
          expect(found.relative).toBeLessThan(1e-12);
          expect(found.alignment).toBeCloseTo(1, 12);
          const sums = matmul(state.H1, { rows: C, cols: 1, data: new Float64Array(C).fill(1) });
          const isZero = mean !== "symmetric" && mean !== "free";
          if (isZero) expect(frobeniusNorm(sums)).toBeLessThan(1e-12);
          else expect(frobeniusNorm(sums)).toBeGreaterThan(1e-6);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe("the theorem", () => {
  it("E = 0 and a zero mean end in collapse", () => {
    for (const mean of ["zero", "held-by-classifier"] as const) {
      const run = blockDynamics({ ...FOUR, invariant: "zero", mean, withinPart: true });
      expect(run.end.nc1).toBeLessThan(1e-6);
      expect(run.end.nc2).toBeLessThan(1e-4);
      expect(run.end.nc3).toBeLessThan(1e-4);
      expect(Math.max(...run.points.map((point) => point.mean))).toBeLessThan(1e-7);
      const { hypotheses, conclusions } = collapseTheorem(run.final, { classes: FOUR, kappa: KAPPA });
      for (const finding of Object.values(hypotheses)) expect(finding.holds).toBe(true);
      for (const conclusion of Object.values(conclusions)) {
        expect(conclusion.implied).toBe(true);
        expect(conclusion.holds).toBe(true);
      }
    }
  });

  it("at its end MᵀM = √(μ_class/m)(I − 11ᵀ/C) and the centred W is √(m/μ_class)Mᵀ", () => {
    const { final } = blockDynamics({ ...FOUR, invariant: "zero" });
    const ratio = Math.sqrt(2.3 / 6);
    const G = gram(final.H1, { transpose: true });
    G.data.forEach((value, at) => {
      expect(value).toBeCloseTo(ratio * ((at % 5 === 0 ? 1 : 0) - 0.25), 6);
    });
    final.W.data.forEach((value, at) => {
      const [k, j] = [Math.floor(at / 9), at % 9];
      expect(value).toBeCloseTo(final.H1.data[j * 4 + k]! / ratio, 6);
    });
  });

  it("a mean that is not zero breaks NC3 alone", () => {
    const run = blockDynamics({ ...FOUR, invariant: "zero", mean: "symmetric" });
    const { hypotheses, conclusions } = collapseTheorem(run.final, { classes: FOUR, kappa: KAPPA });
    expect(hypotheses.zeroMean.holds).toBe(false);
    expect(conclusions.nc1.holds && conclusions.nc2.holds && conclusions.nc3Centred.holds).toBe(true);
    expect(conclusions.nc3).toMatchObject({ implied: false, holds: false });
    expect(conclusions.nc3.value).toBeGreaterThan(0.1);
  });

  it("zero loss without E = 0 does not collapse", () => {
    const run = blockDynamics({ ...FOUR, invariant: "random" });
    expect(run.end.loss).toBeLessThan(1e-12);
    expect(run.end.nc1).toBeGreaterThan(1e-2);
    expect(run.end.nc2).toBeGreaterThan(1e-2);
    const { conclusions } = collapseTheorem(run.final, { classes: FOUR, kappa: KAPPA });
    expect(conclusions.nc1).toMatchObject({ implied: false, holds: false });
  });

  it("ends at the predicted rates", () => {
    const run = blockDynamics({ ...FOUR, invariant: "zero", loss: 1e-14, points: 2000 });
    const predicted = predictedEndRates(KAPPA, FOUR);
    const measured = measuredEndRates(run.points);
    expect(measured.within! / predicted.within).toBeCloseTo(1, 5);
    expect(measured.classResidual! / predicted.classResidual).toBeCloseTo(1, 3);
  });
});

describe("a run", () => {
  it("measures at the times asked for, in agreement with runs that end there", () => {
    const times = [0.1, 0.5, 2];
    const run = blockDynamics({ ...FOUR, invariant: "random", time: 2, times, states: true });
    expect(run.times).toEqual([0, ...times]);
    const half = blockDynamics({ ...FOUR, invariant: "random", time: 0.5 });
    expect(relative(run.states[2]!.W, half.final.W)).toBeLessThan(1e-8);
  });

  it("stops at the step limit and hands over the state reached", () => {
    try {
      blockDynamics({ ...FOUR, invariant: "random", maxSteps: 20 });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(StepLimitError);
      expect((error as StepLimitError).state.t).toBeGreaterThan(0);
      expect((error as StepLimitError).message).toMatch(
        /^closedDynamics: the run must end within 20 steps, got to t = /,
      );
    }
  });

  it("does not depend on the number of samples but through m", () => {
    const run = blockDynamics({ ...FOUR, perClass: 10_000, invariant: "zero", time: 1e-3 });
    expect(run.invariantDrift).toBeLessThan(1e-8);
  });

  it("refuses an H2 that no memory holds, and says what says the same", () => {
    const S = initialState(FOUR, { ...START, invariant: "zero" }).S;
    expect(() => withinPart(S, { columns: 20_000_000 })).toThrow(
      /H2 must have at most 134217728 entries, got 9×20000000/,
    );
    expect(() => withinPart(S, { columns: 2 })).toThrow(/at least the rank of S, 3, got 2/);
  });

  it("refuses what does not fit, and says what was received", () => {
    const run = (change: object) => () => blockDynamics({ ...FOUR, invariant: "zero", time: 0.1, ...change });
    expect(run({ features: 3 })).toThrow(
      "initialState: features must be at least the number of classes, 4, got 3",
    );
    expect(run({ perClass: 1 })).toThrow(
      "initialState: perClass must be at least 2 for E = 0, which needs H2, got 1",
    );
    expect(run({ perClass: 1, invariant: "random", withinPart: true })).toThrow(
      "blockDynamics: H2 needs at least 2 samples a class, got 1",
    );
    expect(run({ kappa: { diagonal: 0.4, within: 0.5, between: 0.2 } })).toThrow(
      /kappa.diagonal must be at least kappa.within/,
    );
    expect(run({ kappa: { diagonal: 1, within: 0.2, between: 0.9 } })).toThrow(
      /positive semi-definite, got the eigenvalue -3.*class/,
    );
    expect(run({ kappa: { diagonal: 0.5, within: 0.5, between: 0.2 } })).toThrow(
      /positive definite, got the smallest eigenvalue 0/,
    );
    expect(run({ kappa: { diagonal: Number.NaN, within: 0.5, between: 0.2 } })).toThrow(
      /must be a finite number/,
    );
    expect(run({ time: -1 })).toThrow(/time must be zero or positive/);
    expect(run({ rtol: 0 })).toThrow(/rtol must be positive/);
    expect(run({ rtol: 1e-14 })).toThrow(/rtol must be at least 1e-13, got 1e-14/);
  });
});
