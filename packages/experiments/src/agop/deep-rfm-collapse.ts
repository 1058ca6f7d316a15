import { leastOf } from "@collapsar/linalg/parts";
import type { LineFigure } from "@collapsar/plot";
import { above, everyIs } from "../bound.js";
import { type Check, type Effect, effectOver } from "../check.js";
import { defineExperiment, type Experiment, type NamedFigure, type NamedTable } from "../experiment.js";
import { groupBy, meanAndDeviation, shortly } from "../statistics.js";
import { type DeepRfmConfig, type DeepRfmTrial, deepRfmSchema, deepRfmTrials } from "./deep-rfm-config.js";
import { runDeepRfm } from "./run-deep-rfm.js";

const places = ["X", "MX", "PhiMX"] as const;
type Place = (typeof places)[number];
const placeNames: Readonly<Record<Place, string>> = { X: "X", MX: "M^½X", PhiMX: "Φ(M^½X)" };

type Row = {
  readonly data: string;
  readonly map: string;
  readonly repeat: number;
  readonly samples: number;
  readonly width: number;
  readonly ridge: number;
  readonly bandwidth: number;
  readonly labels: "true" | "shuffled";
  readonly layer: number;
  /** NC1 at M^½X of rows that were not trained on; null without such rows. */
  readonly nc1TestMX: number | null;
} & { readonly [K in `${"nc1" | "nc2"}${Place}`]: number };

/** Mean and deviation over repeats at every layer and place. */
interface Course {
  readonly labels: "true" | "shuffled";
  /** ln NC1 at M^½X of test rows, first layer less last, of each repeat. */
  readonly testFalls: readonly number[];
  /** NC1 at M^½X of test rows by layer, geometric mean over repeats; empty without such rows. */
  readonly test: readonly number[];
  readonly data: string;
  readonly map: string;
  readonly samples: number;
  readonly width: number;
  readonly ridge: number;
  readonly bandwidth: number;
  readonly repeats: number;
  readonly layers: readonly number[];
  /** Mean over repeats of ln NC1 at every layer. */
  readonly logs: Readonly<Record<Place, number[]>>;
  readonly curves: Readonly<Record<`${"nc1" | "nc2"}${Place}`, { mean: number[]; deviation: number[] }>>;
}

interface Summary {
  readonly courses: readonly Course[];
}

function summariseCourse(rows: readonly Row[]): Course {
  const byLayer = [...groupBy(rows, (row) => row.layer).entries()].sort(([a], [b]) => a - b);
  const curve = (key: `${"nc1" | "nc2"}${Place}`) => {
    const parts = byLayer.map(([, group]) => meanAndDeviation(group.map((row) => row[key])));
    return { mean: parts.map(({ mean }) => mean), deviation: parts.map(({ deviation }) => deviation) };
  };
  const keys = (["nc1", "nc2"] as const).flatMap((metric) =>
    places.map((place) => `${metric}${place}` as const),
  );
  const { data, map, labels, samples, width, ridge, bandwidth } = rows[0]!;
  const tested = rows.filter((row) => row.nc1TestMX !== null);
  const logTest = (row: Row) => Math.log(row.nc1TestMX!);
  const testFalls = [...groupBy(tested, ({ repeat }) => repeat).values()].map((own) => {
    const sorted = [...own].sort((a, b) => a.layer - b.layer);
    return logTest(sorted[0]!) - logTest(sorted.at(-1)!);
  });
  const test =
    tested.length === 0
      ? []
      : byLayer.map(([, group]) => Math.exp(meanAndDeviation(group.map(logTest)).mean));
  const repeats = new Set(rows.map(({ repeat }) => repeat)).size;
  const curves = Object.fromEntries(keys.map((key) => [key, curve(key)])) as Course["curves"];
  const log = (place: Place) =>
    byLayer.map(([, group]) => meanAndDeviation(group.map((row) => Math.log(row[`nc1${place}`]))).mean);
  const logs = { X: log("X"), MX: log("MX"), PhiMX: log("PhiMX") };
  const settings = { logs, data, map, labels, samples, width, ridge, bandwidth, repeats, testFalls, test };
  return { ...settings, layers: byLayer.map(([layer]) => layer), curves };
}

const titleOf = ({ data, map, samples, labels }: Course) =>
  `${data}, Φ = ${map}, n = ${samples}${labels === "true" ? "" : ", shuffled labels"}`;

function courseFigure(course: Course, metric: "nc1" | "nc2"): LineFigure {
  const series = places.map((place) => {
    const { mean, deviation } = course.curves[`${metric}${place}`];
    const low = mean.map((value, l) => Math.max(value - deviation[l]!, value / 20));
    return {
      name: placeNames[place],
      x: course.layers,
      y: mean,
      low,
      high: mean.map((value, l) => value + deviation[l]!),
    };
  });
  const y = metric === "nc1" ? "NC1 = tr Σ_W / tr Σ_B" : "NC2, mean square distance to the simplex";
  return {
    kind: "line",
    title: metric === "nc1" ? "NC1 by layer" : "NC2 by layer",
    subtitle: titleOf(course),
    x: { label: "layer", integer: true },
    y: { label: y, scale: "log" },
    series: metric === "nc1" ? [...series, ...testSeries(course)] : series,
  };
}

function testSeries({ test, layers }: Course) {
  return test.length === 0 ? [] : [{ name: "M^½X, test rows", x: layers, y: test, dashed: true }];
}

function courseFigures({ courses }: Summary): NamedFigure[] {
  return courses.map((course, at) => ({
    name: `collapse-${at + 1}-${course.map}${course.labels === "true" ? "" : "-shuffled"}`,
    caption:
      `Mean and one standard deviation over ${course.repeats} draws of ${course.width} random features; ` +
      `Laplace kernel of length ${course.bandwidth}, ridge ${course.ridge}.`,
    figure: {
      kind: "panels",
      title: `Collapse by layer of a Deep RFM: ${titleOf(course)}`,
      panels: [courseFigure(course, "nc1"), courseFigure(course, "nc2")],
    },
  }));
}

/** Logarithms of NC1 at the three places, and what each step changes. */
function steps({ logs }: Course) {
  const { X: q, MX: r, PhiMX: s } = logs;
  const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
  return {
    q,
    r,
    s,
    projection: total(q.map((value, l) => value - r[l]!)),
    mapGain: total(r.map((value, l) => Math.max(0, value - s[l]!))),
    mapLoss: total(r.map((value, l) => Math.max(0, s[l]! - value))),
  };
}

const source = "[AGOP] figures 3 and 4; figures/agop.md §1, deep-rfm/collapse";

/** Quantities of one course that the claims are about. */
function found(course: Course) {
  const { q, r, projection, mapGain } = steps(course);
  const nc2 = course.curves.nc2MX.mean;
  return {
    falls: q.map((value, l) => value - r[l]!),
    fall: Math.exp(r[0]! - r.at(-1)!),
    projection,
    mapGain,
    nc2,
    fall2: nc2[0]! / nc2.at(-1)!,
    test: effectOver("fall of ln NC1 of test rows", course.testFalls),
  };
}

type Found = ReturnType<typeof found>;

/** A claim about a course, held against the same course on shuffled labels. */
interface CourseClaim extends Pick<Check, "id" | "claim" | "source" | "origin" | "rule"> {
  readonly holds: (found: Found) => boolean | undefined;
  readonly says: (found: Found) => string;
  readonly effect?: (found: Found) => Effect | undefined;
}

const [lower, clearly, tenfold, threefold, twofold] = [
  ...[above(0.01), above(0.1), above(10), above(3), above(2)],
] as const;

const courseClaims: readonly CourseClaim[] = [
  {
    id: "every-layer",
    claim: "NC1 falls at the M^½ step of every layer.",
    source: `${source} (i)`,
    origin: "quoted",
    rule:
      `the mean over repeats of ln NC1 at X less that at M^½X is ${lower.text} in every layer; not ` +
      "on shuffled labels",
    holds: ({ falls }) => everyIs(lower, falls),
    says: ({ falls }) => `the smallest fall of ln NC1 over the layers is ${shortly(leastOf(falls))}`,
  },
  {
    id: "compounds",
    claim: "From the first layer to the last, NC1 at M^½X falls by more than a factor of 10.",
    source: `${source} (ii)`,
    origin: "quoted",
    rule:
      "NC1 at M^½X, geometric mean over repeats, at the first layer over that at the last is " +
      `${tenfold.text}; not on shuffled labels`,
    holds: ({ fall }) => everyIs(tenfold, [fall]),
    says: ({ fall }) => `by a factor of ${shortly(fall)}`,
  },
  {
    id: "projection",
    claim: "The projection does the work: the M^½ steps lower ln NC1 by more than the random maps do.",
    source: `${source} (iii)`,
    origin: "quoted",
    rule:
      "Σ over layers of what the mean ln NC1 falls by at M^½ (a rise counts against it), less Σ of " +
      `what it falls by at the random map (a rise counts as 0), is ${clearly.text}; not on ` +
      "shuffled labels",
    holds: ({ projection, mapGain }) => everyIs(clearly, [projection - mapGain]),
    says: ({ projection, mapGain }) =>
      `${shortly(projection)} by the projections, ${shortly(mapGain)} by the maps`,
  },
  {
    id: "nc2",
    claim: "NC2 at M^½X falls by more than a factor of 3 from the first layer to the last.",
    source: `${source} (iv)`,
    origin: "recollected",
    rule:
      "mean-square NC2 at M^½X, mean over repeats, at the first layer over that at the last is " +
      `${threefold.text}; not on shuffled labels`,
    holds: ({ fall2 }) => everyIs(threefold, [fall2]),
    says: ({ nc2, fall2 }) =>
      `from ${shortly(nc2[0]!)} to ${shortly(nc2.at(-1)!)}, a factor of ${shortly(fall2)}`,
  },
  {
    id: "test-rows",
    claim: "The layers collapse rows that were not trained on, and on shuffled labels they do not.",
    source: "ours: on the training rows alone learning cannot be told from memorising",
    origin: "ours",
    rule:
      "NC1 at M^½X of test rows, geometric mean over repeats, at the first layer over that at the " +
      `last is ${twofold.text}; not on shuffled labels`,
    holds: ({ test }) => everyIs(twofold, [test && Math.exp(test.value)]),
    says: ({ test }) => (test ? `by a factor of ${shortly(Math.exp(test.value))}` : "no test rows"),
    effect: ({ test }) => test,
  },
];

function courseChecks(course: Course, control: Course | undefined): Check[] {
  const own = found(course);
  const shuffled = control && found(control);
  return courseClaims.map(({ id, claim, source, origin, rule, holds, says, effect }) => ({
    id: `${course.data}-${course.map}-${id}`,
    claim,
    source,
    origin,
    rule,
    seen: holds(own),
    detail: `${titleOf(course)}, ${course.layers.length} layers: ${says(own)}`,
    effect: effect?.(own),
    control: {
      name: "shuffled labels",
      seen: shuffled && holds(shuffled),
      detail: shuffled ? says(shuffled) : "no such rows",
    },
  }));
}

function courseTables({ courses }: Summary): NamedTable[] {
  return courses.map((course, at) => ({
    name: `layers-${at + 1}-${course.map}${course.labels === "true" ? "" : "-shuffled"}`,
    title: `NC1 and NC2 by layer: ${titleOf(course)}`,
    columns: [
      "layer",
      ...(["NC1", "NC2"] as const).flatMap((m) => places.map((p) => `${m} at ${placeNames[p]}`)),
      "NC1 at M^½X, test rows",
    ],
    rows: course.layers.map((layer, l) => [
      layer,
      ...(["nc1", "nc2"] as const).flatMap((m) => places.map((p) => course.curves[`${m}${p}`].mean[l]!)),
      course.test[l] ?? null,
    ]),
  }));
}

/** e^x in words: a power of ten where it has many digits. */
function factorOf(x: number): string {
  const digits = x / Math.LN10;
  return digits < 6 ? shortly(Math.exp(x)) : `10^${digits.toFixed(1)}`;
}

function courseWords({ courses }: Summary): string[] {
  return courses.map((course) => {
    const { q, s, projection, mapLoss } = steps(course);
    const undone = (100 * mapLoss) / projection;
    const verdict =
      undone > 50 ? "undo most of what the metric does" : "give back a part of what the metric does";
    return (
      `${titleOf(course)}: the M^½ steps lower NC1 by a factor of ${factorOf(projection)} in all; ` +
      `the random maps ${verdict} (${shortly(undone)} % of it on the logarithmic scale). ` +
      `From the data to the last features NC1 goes from ${shortly(Math.exp(q[0]!))} to ${shortly(Math.exp(s.at(-1)!))}.`
    );
  });
}

/** The columns of the published figures. */
const paperData = ["cifar10:train", "mnist:train", "svhn:train"];

/** A figure of NC1 and NC2 by layer for one kind of random map. */
function collapseExperiment(id: string, title: string, maps: readonly DeepRfmTrial["map"][]): Experiment {
  return defineExperiment<DeepRfmConfig, DeepRfmTrial, Row, Summary>({
    id,
    title,
    paper: "AGOP",
    description:
      "NC1 and NC2 at X, M^½X and Φ(M^½X) of every layer of a Deep RFM. One sees NC1 fall at the " +
      "M^½ step of every layer and the falls compound with depth; beside it the same on shuffled " +
      "labels, and NC1 of rows that were not trained on. Our NC1 is the usual one: the published " +
      "curves carry a factor 1/C (theory §8).",
    schema: deepRfmSchema,
    trials: (config) => deepRfmTrials(config, maps, { paperData, controls: true }),
    runTrial: (trial, context) =>
      runDeepRfm(trial, context, ({ layer, X, MX, PhiMX, features }, labels, test) => ({
        data: trial.data,
        map: trial.map,
        repeat: trial.repeat,
        samples: labels.length,
        labels: trial.labels,
        nc1TestMX: test?.MX ?? null,
        width: features.PhiMX.cols,
        ridge: trial.ridge,
        bandwidth: trial.bandwidth,
        layer,
        ...{
          nc1X: X.nc1,
          nc1MX: MX.nc1,
          nc1PhiMX: PhiMX.nc1,
          nc2X: X.nc2,
          nc2MX: MX.nc2,
          nc2PhiMX: PhiMX.nc2,
        },
      })),
    summarise: (rows) => ({
      courses: [...groupBy(rows, ({ data, map, labels }) => `${data} ${map} ${labels}`).values()].map(
        summariseCourse,
      ),
    }),
    figures: courseFigures,
    checks: ({ courses }) =>
      courses
        .filter(({ labels }) => labels === "true")
        .flatMap((course) =>
          courseChecks(
            course,
            courses.find(
              ({ data, map, labels }) => labels === "shuffled" && data === course.data && map === course.map,
            ),
          ),
        ),
    tables: courseTables,
    words: courseWords,
  });
}

export const collapseRelu = collapseExperiment(
  "deep-rfm/collapse-relu",
  "Collapse by layer of a Deep RFM with ReLU features",
  ["relu"],
);

export const collapseCos = collapseExperiment(
  "deep-rfm/collapse-cos",
  "Collapse by layer of a Deep RFM with cosine features, both kinds of Cauchy frequencies",
  ["cos", "cos-isotropic"],
);
