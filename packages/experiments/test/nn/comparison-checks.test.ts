import { describe, expect, it } from "vitest";
import type { Check } from "../../src/index.js";
import { gridChecks, normChecks, startChecks } from "../../src/nn/comparison-checks.js";
import { scatterChecks } from "../../src/nn/scatter-checks.js";
import type { CollapseProbe } from "../../src/nn/training/collapse-probe.js";
import type { TrainingCourse } from "../../src/nn/training-summary.js";

const start = {
  trainAccuracy: 0.1,
  testAccuracy: 0.1,
  nc1: 3,
  nc2: 0.8,
  nc3: 1.4,
  gammaAlignment: 0.3,
  kappaAlignment: 0.3,
  invariantAlignment: 0.1,
  invariantNorm: 9,
  gammaDiagonal: 3,
  gammaWithin: 2,
  gammaBetween: 1,
  gammaDistance: 0.1,
  kappaDiagonal: 3,
  kappaWithin: 2,
  kappaBetween: 1,
  kappaDistance: 0.1,
  globalMeanNorm: 1,
  meansNorm: 10,
  scatterNorm: 30,
  weightsNorm: 10,
  classifierMeanNorm: 0.01,
  shuffledNc1: 30,
  shuffledNc2: 0.9,
  shuffledNc3: 1.4,
  shuffledInvariantAlignment: 0.1,
  shuffledGammaAlignment: 0.3,
  shuffledGammaDiagonal: 3,
  shuffledGammaWithin: 1.2,
  shuffledGammaBetween: 1.1,
  shuffledGammaDistance: 0.1,
  shuffledKappaDiagonal: 3,
  shuffledKappaWithin: 1.2,
  shuffledKappaBetween: 1.1,
  shuffledKappaDistance: 0.1,
  shuffledMeansNorm: 10,
  shuffledScatterNorm: 30,
};

type Values = Partial<CollapseProbe>;

/** A training from the common start through some later probes. */
function course(later: readonly Values[], settings: Partial<TrainingCourse> = {}): TrainingCourse {
  const probes = [start, ...later.map((values) => ({ ...start, trainAccuracy: 1, ...values }))];
  const names = { network: "mlp", data: "digits", initialisation: "lecun", samples: 100, widthFactor: 1 };
  const sizes = { perClass: 6, testSamples: 1000 };
  return { label: "one", ...names, ...sizes, ...settings, probes, at: [] } as unknown as TrainingCourse;
}

/** A training that ends collapsed to a degree: 1 hardly, 0 wholly. */
const ended = (degree: number, values: Values = {}, settings: Partial<TrainingCourse> = {}) =>
  course(
    [
      { nc1: 2, nc2: 0.7, nc3: 1.3 },
      {
        nc1: degree,
        nc2: degree / 2,
        nc3: degree,
        gammaAlignment: 0.9,
        scatterNorm: 10 * degree,
        gammaDistance: 0.05,
        kappaDistance: 0.05,
        invariantAlignment: 1 - degree,
        invariantNorm: degree,
        ...values,
      },
    ],
    settings,
  );

const seen = (checks: readonly Check[], id: string) => {
  const check = checks.find((one) => one.id === id);
  expect(check?.detail).not.toMatch(/NaN|undefined/);
  return check?.seen;
};

const control = (checks: readonly Check[], id: string) => checks.find((one) => one.id === id)?.control?.seen;

describe("the claims of trainings from several starts", () => {
  it("ask for a fall after the rows are fitted", () => {
    expect(seen(startChecks({ courses: [ended(0.1)] }), "falls-after-fit")).toBe(true);
    expect(seen(startChecks({ courses: [ended(0.1, { nc2: 0.75 })] }), "falls-after-fit")).toBe(false);
    expect(seen(startChecks({ courses: [ended(0.1, { trainAccuracy: 0.5 })] }), "falls-after-fit")).toBe(
      undefined,
    );
  });

  it("compare the two trainings of each start that fit their rows", () => {
    const [near, far] = [ended(0.1), ended(0.9)];
    const other = { initialisation: "torch" } as const;
    expect(seen(startChecks({ courses: [near, far] }), "invariant-tells")).toBe(true);
    expect(seen(startChecks({ courses: [near, ended(0.9, {}, other)] }), "invariant-tells")).toBe(undefined);
    const wrong = [
      ended(0.1, { invariantAlignment: 0.2 }, other),
      ended(0.9, { invariantAlignment: 0.3 }, other),
    ];
    expect(seen(startChecks({ courses: [near, far, ...wrong] }), "invariant-tells")).toBe(false);
  });

  it("are not to show under permuted labels", () => {
    const [near, far] = [ended(0.1), ended(0.9)];
    const apart = startChecks({ courses: [near, far] });
    expect(control(apart, "falls-after-fit")).toBe(false);
    expect(control(apart, "invariant-tells")).toBe(false);
    const shuffled = { shuffledNc1: 9, shuffledNc2: 0.5, shuffledNc3: 0.9, shuffledInvariantAlignment: 0.3 };
    const alike = startChecks({ courses: [ended(0.1, shuffled), far] });
    expect(control(alike, "falls-after-fit")).toBe(true);
    expect(control(alike, "invariant-tells")).toBe(true);
  });
});

describe("the claims of one training", () => {
  const of = (values: Values, id: string) =>
    startChecks({ courses: [ended(0.05, values)] }).find((one) => one.id === id);

  it("ask for collapse and not for any fall, and not at epoch 0", () => {
    expect(of({}, "collapse")).toMatchObject({ seen: true, control: { seen: false } });
    for (const end of [{ nc1: 0.45 }, { nc2: 0.6 }, { nc3: 1.01 }])
      expect(of(end, "collapse")?.seen, JSON.stringify(end)).toBe(false);
  });

  it("ask for a kernel that comes nearer to blocks: their order holds at epoch 0 already", () => {
    expect(of({}, "blocks")?.seen).toBe(true);
    for (const end of [{ gammaDistance: 0.2 }, { kappaDistance: 0.095 }])
      expect(of(end, "blocks")?.seen, JSON.stringify(end)).toBe(false);
  });

  it("are not to show under permuted labels, nor in the classifier's rows", () => {
    const shows = {
      "alignment-rises": { shuffledGammaAlignment: 0.4 },
      blocks: { shuffledGammaDistance: 0.05, shuffledKappaDistance: 0.05 },
      mean: { classifierMeanNorm: 1 },
    };
    for (const [id, values] of Object.entries(shows)) {
      expect(of({}, id), id).toMatchObject({ seen: true, control: { seen: false } });
      expect(of(values, id), id).toMatchObject({ seen: true, control: { seen: true } });
    }
    const unordered = { ...shows.blocks, shuffledKappaBetween: 1.3 };
    expect(of(unordered, "blocks")?.control?.seen).toBe(false);
    const unmeasured = { shuffledGammaAlignment: undefined } as never as Values;
    expect(of(unmeasured, "alignment-rises")?.control?.seen).toBe(undefined);
  });

  it("cannot be tested on a network that does not fit its rows", () => {
    const checks = startChecks({ courses: [ended(0.05, { trainAccuracy: 0.9 })] });
    for (const { id, seen } of checks) expect(seen, id).toBe(undefined);
  });
});

describe("the claims of the scatter", () => {
  const courses = [0.8, 0.7, 0.5, 0.4, 0.2, 0.1, 0.05, 0.01].map((degree, i) =>
    ended(degree, {
      testAccuracy: 0.95 + i / 1000,
      gammaAlignment: 0.9 - degree,
      kappaAlignment: 0.9 - degree,
    }),
  );

  it("are seen where collapse, invariant, alignment and accuracy go together", () => {
    const checks = scatterChecks({ courses });
    for (const id of ["invariant-and-collapse", "residual-and-collapse", "alignment-and-accuracy"])
      expect(seen(checks, id), id).toBe(true);
    expect(seen(checks, "accuracy-without-collapse")).toBe(true);
  });

  it("are not seen in networks that are beside one another by chance, or are not trained", () => {
    const checks = scatterChecks({ courses });
    for (const id of ["invariant-and-collapse", "residual-and-collapse", "alignment-and-accuracy"])
      expect(control(checks, id), id).toBe(false);
    expect(control(checks, "accuracy-without-collapse")).toBe(false);
    const known = courses.map(({ probes, ...one }) => ({
      ...one,
      probes: probes.map((probe) => ({ ...probe, testAccuracy: 0.957 })),
    }));
    expect(control(scatterChecks({ courses: known }), "accuracy-without-collapse")).toBe(true);
  });

  it("are not seen where one of them goes the other way, or too few networks fit", () => {
    const against = (values: (degree: number) => Values) =>
      scatterChecks({
        courses: [0.8, 0.6, 0.4, 0.1, 0.05, 0.01].map((degree) => ended(degree, values(degree))),
      });
    expect(
      seen(
        against((d) => ({ invariantAlignment: d })),
        "invariant-and-collapse",
      ),
    ).toBe(false);
    expect(
      seen(
        against((d) => ({ invariantNorm: 1 - d })),
        "residual-and-collapse",
      ),
    ).toBe(false);
    expect(
      seen(
        against((d) => ({ testAccuracy: d, kappaAlignment: 1 - d })),
        "alignment-and-accuracy",
      ),
    ).toBe(false);
    expect(
      seen(
        against((d) => ({ testAccuracy: 1 - d })),
        "accuracy-without-collapse",
      ),
    ).toBe(false);
    expect(seen(scatterChecks({ courses: courses.slice(0, 2) }), "invariant-and-collapse")).toBe(undefined);
    const four = courses.slice(0, 4);
    expect(seen(scatterChecks({ courses: [...four, ended(0.9)] }), "invariant-and-collapse")).toBe(true);
    expect(seen(scatterChecks({ courses: [] }), "accuracy-without-collapse")).toBe(undefined);
    const few = courses.map((one) => ({ ...one, testSamples: 100 }));
    expect(seen(scatterChecks({ courses: few }), "accuracy-without-collapse")).toBe(undefined);
  });
});

describe("the claims of the grid", () => {
  it("hold where they hold in every pair, and name the pairs where they do not", () => {
    const vgg = { network: "vgg11" } as const;
    expect(seen(gridChecks({ courses: [ended(0.05), ended(0.06, {}, vgg)] }), "collapse")).toBe(true);
    const checks = gridChecks({ courses: [ended(0.05), ended(0.06, { nc2: 0.9 }, vgg)] });
    expect(seen(checks, "collapse")).toBe(false);
    expect(checks[0]!.detail).toMatch(/in 1 of 2; not seen in vgg11 on digits \(/);
    expect(seen(checks, "alignment-rises")).toBe(true);
  });

  it("have the controls of every pair", () => {
    const pairs = (values: Values) => [ended(0.05, values), ended(0.06, values, { network: "vgg11" })];
    expect(control(gridChecks({ courses: pairs({}) }), "alignment-rises")).toBe(false);
    const shuffled = { shuffledGammaAlignment: 0.5 };
    const checks = gridChecks({ courses: pairs(shuffled) });
    expect(control(checks, "alignment-rises")).toBe(true);
    const [first] = pairs(shuffled);
    expect(control(gridChecks({ courses: [first!, pairs({})[1]!] }), "alignment-rises")).toBe(false);
  });
});

describe("the claim of the norms", () => {
  it("asks for small scatter where NC1 is small", () => {
    const falling = (scatter: readonly number[]) =>
      normChecks({
        courses: [course(scatter.map((scatterNorm, i) => ({ nc1: 2 - i / 4, scatterNorm })))],
      });
    expect(seen(falling([25, 20, 15, 10]), "norms-and-collapse")).toBe(true);
    expect(seen(falling([10, 15, 20, 25]), "norms-and-collapse")).toBe(false);
  });

  it("asks for none under permuted labels", () => {
    const falling = (scatter: readonly number[]) =>
      normChecks({
        courses: [course(scatter.map((shuffledScatterNorm, i) => ({ nc1: 2 - i / 4, shuffledScatterNorm })))],
      });
    expect(control(falling([25, 26, 24, 25]), "norms-and-collapse")).toBe(false);
    expect(control(falling([25, 20, 15, 10]), "norms-and-collapse")).toBe(true);
  });
});
