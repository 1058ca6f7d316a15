import type { LineFigure } from "@collapsar/plot";
import {
  type Check,
  defineExperiment,
  type Experiment,
  type NamedFigure,
  type NamedTable,
} from "../experiment.js";
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
  readonly layer: number;
} & { readonly [K in `${"nc1" | "nc2"}${Place}`]: number };

/** Mean and deviation over repeats at every layer and place. */
interface Course {
  readonly data: string;
  readonly map: string;
  readonly samples: number;
  readonly width: number;
  readonly ridge: number;
  readonly bandwidth: number;
  readonly repeats: number;
  readonly layers: readonly number[];
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
  const { data, map, samples, width, ridge, bandwidth } = rows[0]!;
  const repeats = new Set(rows.map(({ repeat }) => repeat)).size;
  const curves = Object.fromEntries(keys.map((key) => [key, curve(key)])) as Course["curves"];
  const settings = { data, map, samples, width, ridge, bandwidth, repeats };
  return { ...settings, layers: byLayer.map(([layer]) => layer), curves };
}

const titleOf = ({ data, map, samples }: Course) => `${data}, Φ = ${map}, n = ${samples}`;

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
    series,
  };
}

function courseFigures({ courses }: Summary): NamedFigure[] {
  return courses.map((course, at) => ({
    name: `collapse-${at + 1}-${course.map}`,
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
function steps({ curves }: Course) {
  const logs = (place: Place) => curves[`nc1${place}`].mean.map(Math.log);
  const [q, r, s] = [logs("X"), logs("MX"), logs("PhiMX")];
  const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
  return {
    ...{ q, r, s },
    projection: total(q.map((value, l) => value - r[l]!)),
    mapGain: total(r.map((value, l) => Math.max(0, value - s[l]!))),
    mapLoss: total(r.map((value, l) => Math.max(0, s[l]! - value))),
  };
}

const source = "[AGOP] figures 3 and 4; figures/agop.md §1, deep-rfm/collapse";

function courseChecks(course: Course): Check[] {
  const { q, r, projection, mapGain } = steps(course);
  const [id, on] = [`${course.data}-${course.map}`, titleOf(course)];
  const worst = q.map((value, l) => r[l]! - value).reduce((a, b) => Math.max(a, b));
  const fall = Math.exp(r[0]! - r.at(-1)!);
  const nc2 = course.curves.nc2MX.mean;
  const fall2 = nc2[0]! / nc2.at(-1)!;
  return [
    {
      id: `${id}-every-layer`,
      claim: "NC1 falls at the M^½ step of every layer.",
      source: `${source} (i)`,
      seen: worst < 0,
      detail: `${on}: the smallest fall of ln NC1 over the layers is ${shortly(-worst)}`,
    },
    {
      id: `${id}-compounds`,
      claim: "From the first layer to the last, NC1 at M^½X falls by more than a factor of 10.",
      source: `${source} (ii)`,
      seen: fall > 10,
      detail: `${on}: by a factor of ${shortly(fall)} in ${r.length} layers`,
    },
    {
      id: `${id}-projection`,
      claim: "The projection does the work: the M^½ steps lower ln NC1 by more than the random maps do.",
      source: `${source} (iii)`,
      seen: projection > mapGain,
      detail: `${on}: ${shortly(projection)} by the projections, ${shortly(mapGain)} by the maps`,
    },
    {
      id: `${id}-nc2`,
      claim: "NC2 at M^½X falls by more than a factor of 3 from the first layer to the last.",
      source: `${source} (iv)`,
      seen: fall2 > 3,
      detail: `${on}: from ${shortly(nc2[0]!)} to ${shortly(nc2.at(-1)!)}, a factor of ${shortly(fall2)}`,
    },
  ];
}

function courseTables({ courses }: Summary): NamedTable[] {
  return courses.map((course, at) => ({
    name: `layers-${at + 1}-${course.map}`,
    title: `NC1 and NC2 by layer: ${titleOf(course)}`,
    columns: [
      "layer",
      ...(["NC1", "NC2"] as const).flatMap((m) => places.map((p) => `${m} at ${placeNames[p]}`)),
    ],
    rows: course.layers.map((layer, l) => [
      layer,
      ...(["nc1", "nc2"] as const).flatMap((m) => places.map((p) => course.curves[`${m}${p}`].mean[l]!)),
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
      "NC1 and NC2 at X, M^½X and Φ(M^½X) of every layer of a Deep RFM. One sees NC1 fall at the M^½ step of every layer " +
      "and the falls compound with depth. Our NC1 is the usual one: the published curves carry a factor 1/C (theory §8).",
    schema: deepRfmSchema,
    trials: (config) => deepRfmTrials(config, maps, { paperData }),
    runTrial: (trial, context) =>
      runDeepRfm(trial, context, ({ layer, X, MX, PhiMX, features }, labels) => ({
        ...{ data: trial.data, map: trial.map, repeat: trial.repeat, samples: labels.length },
        ...{ width: features.PhiMX.cols, ridge: trial.ridge, bandwidth: trial.bandwidth, layer },
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
      courses: [...groupBy(rows, ({ data, map }) => `${data} ${map}`).values()].map(summariseCourse),
    }),
    figures: courseFigures,
    checks: ({ courses }) => courses.flatMap(courseChecks),
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
