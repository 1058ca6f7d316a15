import { matrix } from "@collapsar/linalg";
import type { MatrixFigure } from "@collapsar/plot";
import { cosineGram, type DeepRfmStep, gramBlocks } from "@collapsar/rfm/parts";
import { above, allHold, atLeast, below, everyIs } from "../bound.js";
import type { Check } from "../check.js";
import { defineExperiment, type Experiment, type NamedFigure } from "../experiment.js";
import { groupBy, shortly } from "../statistics.js";
import { type DeepRfmConfig, type DeepRfmTrial, deepRfmSchema, deepRfmTrials } from "./deep-rfm-config.js";
import { runDeepRfm } from "./run-deep-rfm.js";

/** Samples of each class in a picture. */
const shownPerClass = 6;

type Row = {
  readonly data: string;
  readonly map: string;
  readonly labels: "true" | "shuffled";
  readonly samples: number;
  readonly layer: number;
  readonly classes: number;
  /** Means of the cosines within and between classes, and the whole's cosine to the ideal block matrix. */
  readonly within: number;
  readonly between: number;
  readonly ideal: number;
  /** Shown samples of each class. */
  readonly shown: number;
  /** Cosines between the shown samples, row by row; empty on shuffled labels. */
  readonly picture: readonly number[];
};

/** The layers of one machine, and of the same on shuffled labels. */
interface Series {
  readonly rows: readonly Row[];
  readonly shuffled: readonly Row[];
}

type Summary = { readonly series: readonly Series[] };

/** The first few samples of each class, in the order of the classes. */
function shownRows(labels: Int32Array, perClass: number): number[] {
  const seen = new Map<number, number>();
  return Array.from(labels.keys()).filter((i) => {
    const count = (seen.get(labels[i]!) ?? 0) + 1;
    seen.set(labels[i]!, count);
    return count <= perClass;
  });
}

function gramRow(trial: DeepRfmTrial, { layer, features }: DeepRfmStep, labels: Int32Array): Row {
  const G = cosineGram(features.MX);
  const counts = [...groupBy(Array.from(labels), (label) => label).values()].map((group) => group.length);
  const shown = Math.min(shownPerClass, ...counts);
  const rows = trial.labels === "true" ? shownRows(labels, shown) : [];
  const picture = rows.flatMap((i) => rows.map((j) => Number(G.data[i * G.cols + j]!.toFixed(3))));
  const { data, map } = trial;
  return {
    data,
    map,
    labels: trial.labels,
    samples: labels.length,
    layer,
    classes: counts.length,
    ...gramBlocks(G, labels),
    shown,
    picture,
  };
}

/** Layers whose pictures are drawn: 1, 3, 7, 13, 19 as published, as far as there are layers, and the last. */
function drawnLayers(depth: number): number[] {
  const published = [1, 3, 7, 13, 19].filter((layer) => layer <= depth);
  return published.at(-1) === depth || published.length === 5 ? published : [...published, depth];
}

function picturePanel({ layer, classes, shown, picture }: Row): MatrixFigure {
  const side = classes * shown;
  return {
    kind: "matrix",
    title: `layer ${layer}`,
    matrix: matrix(side, side, Float64Array.from(picture)),
    range: [-1, 1],
    groups: Array.from({ length: classes }, (_, c) => ({ name: String(c), size: shown })),
    value: { label: "cosine" },
  };
}

const titleOf = ({ data, map, samples }: Row) => `${data}, Φ = ${map}, n = ${samples}`;

function gramFigures({ series }: Summary): NamedFigure[] {
  return series.flatMap(({ rows }, at) => {
    const layers = drawnLayers(rows.length);
    const panels = rows.filter(({ layer }) => layers.includes(layer)).map(picturePanel);
    const x = rows.map(({ layer }) => layer);
    const title = titleOf(rows[0]!);
    return [
      {
        name: `gram-${at + 1}`,
        caption:
          `Cosines between centred M^½X, ${rows[0]!.shown} samples of each class side by side: ` +
          "collapse is a block matrix.",
        figure: { kind: "panels" as const, title: `Gram matrices by layer: ${title}`, panels },
      },
      {
        name: `blocks-${at + 1}`,
        figure: {
          kind: "line" as const,
          title: "Mean cosines within and between classes",
          subtitle: title,
          x: { label: "layer", integer: true },
          y: { label: "mean cosine" },
          series: [
            { name: "within classes", x, y: rows.map(({ within }) => within) },
            { name: "between classes", x, y: rows.map(({ between }) => between) },
            { name: "cosine to the ideal", x, y: rows.map(({ ideal }) => ideal), dashed: true },
          ],
          rules: [{ at: -1 / (rows[0]!.classes - 1), axis: "y" as const, label: "−1/(C−1)" }],
        },
      },
    ];
  });
}

const source = "[AGOP] figures 1, 5, 6; figures/agop.md §1, deep-rfm/gram";

/** A claim about the layers of a machine, held against the same layers on shuffled labels. */
interface GramClaim extends Pick<Check, "id" | "claim" | "source" | "origin" | "rule"> {
  readonly holds: (rows: readonly Row[]) => boolean | undefined;
  readonly says: (rows: readonly Row[]) => string;
}

const [high, most, near, nearer] = [above(0.9), atLeast(0.8), below(0.03), above(0.05)];

/** The first and the last layer. */
const ends = (rows: readonly Row[]) => [rows[0]!, rows.at(-1)!] as const;

const risesOf = (rows: readonly Row[]) =>
  rows.filter((row, l) => l > 0 && row.within > rows[l - 1]!.within).length;

const target = ({ classes }: Row) => -1 / (classes - 1);

const gramClaims: readonly GramClaim[] = [
  {
    id: "within",
    claim: "The mean cosine within classes rises with the layer, above 0.9 at the last.",
    source: `${source} (i)`,
    origin: "quoted",
    rule: `${high.text} at the last layer, and rising from one layer to the next in a share of them ${most.text}`,
    holds: (rows) =>
      allHold(
        everyIs(high, [ends(rows)[1].within]),
        everyIs(most, [rows.length > 1 ? risesOf(rows) / (rows.length - 1) : undefined]),
      ),
    says: (rows) => {
      const [first, last] = ends(rows);
      return (
        `from ${shortly(first.within)} to ${shortly(last.within)}, rising at ${risesOf(rows)} of ` +
        `${rows.length - 1} layers`
      );
    },
  },
  {
    id: "between",
    claim: "The mean cosine between classes tends to −1/(C−1), within 0.03 at the last layer.",
    source: `${source} (ii)`,
    origin: "quoted",
    rule:
      `its distance to −1/(C−1) is ${near.text} at the last layer while the mean cosine within ` +
      `classes is ${high.text}: alone it nearly follows from centring`,
    holds: (rows) => {
      const [, last] = ends(rows);
      return allHold(everyIs(high, [last.within]), everyIs(near, [Math.abs(last.between - target(last))]));
    },
    says: (rows) => {
      const [, last] = ends(rows);
      return `${shortly(last.between)} for ${shortly(target(last))}`;
    },
  },
  {
    id: "ideal",
    claim: "The Gram matrix comes nearer to the ideal block matrix from the first layer to the last.",
    source: `${source} (iii)`,
    origin: "quoted",
    rule: `the cosine to the ideal block matrix at the last layer less that at the first is ${nearer.text}`,
    holds: (rows) => {
      const [first, last] = ends(rows);
      return everyIs(nearer, [last.ideal - first.ideal]);
    },
    says: (rows) => {
      const [first, last] = ends(rows);
      return `cosine to the ideal from ${shortly(first.ideal)} to ${shortly(last.ideal)}`;
    },
  },
];

function gramChecks({ series }: Summary): Check[] {
  return series.flatMap(({ rows, shuffled }) => {
    const first = rows[0]!;
    return gramClaims.map(({ id, claim, source, origin, rule, holds, says }) => ({
      id: `${first.data}-${first.map}-${id}`,
      claim,
      source,
      origin,
      rule,
      seen: holds(rows),
      detail: `${titleOf(first)}: ${says(rows)}`,
      control: {
        name: "shuffled labels",
        seen: shuffled.length > 0 ? holds(shuffled) : undefined,
        detail: shuffled.length > 0 ? says(shuffled) : "no such rows",
      },
    }));
  });
}

/** The layers by data and map, those on true labels with those on shuffled ones beside them. */
function seriesOf(all: readonly Row[]): Series[] {
  return [...groupBy(all, ({ data, map }) => `${data} ${map}`).values()].flatMap((own) => {
    const rows = own.filter(({ labels }) => labels === "true");
    return rows.length === 0 ? [] : [{ rows, shuffled: own.filter(({ labels }) => labels === "shuffled") }];
  });
}

/** The pair of the paper's first figure. */
const paperData = ["cifar10:train", "mnist:train"];

/** Gram pictures: each data set of the config is paired with the map at its place in the list. */
function gramExperiment(id: string, title: string, maps: readonly DeepRfmTrial["map"][]): Experiment {
  return defineExperiment<DeepRfmConfig, DeepRfmTrial, Row, Summary>({
    id,
    title,
    paper: "AGOP",
    description:
      "The matrix of cosines between centred M^½X, samples in the order of their classes, layer by " +
      "layer: it turns into blocks of 1 within classes and −1/(C−1) between them. Beside each claim " +
      "stands the same on shuffled labels, which training rows may fit as well. Which pairs of " +
      "data and map the paper shows beside its first figure is not known to us: they are the " +
      "remaining pairs here.",
    schema: deepRfmSchema,
    trials(config) {
      const all = deepRfmTrials({ ...config, testSamples: 0 }, maps, {
        repeats: 1,
        paperData,
        controls: true,
      });
      const data = [...new Set(all.map((trial) => trial.data))];
      return data.length < 2
        ? all
        : all.filter((trial) => trial.map === maps[data.indexOf(trial.data) % maps.length]);
    },
    runTrial: (trial, context) => runDeepRfm(trial, context, (step, labels) => gramRow(trial, step, labels)),
    summarise: (rows) => ({ series: seriesOf(rows) }),
    figures: gramFigures,
    checks: gramChecks,
  });
}

export const gramMain = gramExperiment("deep-rfm/gram-main", "Gram matrices by layer of a Deep RFM", [
  "cos",
  "relu",
]);
export const gramA = gramExperiment(
  "deep-rfm/gram-a",
  "Gram matrices by layer of a Deep RFM, the other pairs of data and map",
  ["relu", "cos"],
);
export const gramB = gramExperiment(
  "deep-rfm/gram-b",
  "Gram matrices by layer of a Deep RFM, isotropic and gaussian frequencies",
  ["cos-isotropic", "gaussian"],
);
