import { dense, erf, nngp, ntk, relu, serial } from "@collapsar/kernels";
import { eigvalsh, largestOf, leastOf } from "@collapsar/linalg/parts";
import { gramNc1 } from "@collapsar/metrics";
import type { Figure } from "@collapsar/plot";
import { z } from "zod";
import { everyIs } from "../bound.js";
import { type Check, effectOver } from "../check.js";
import { defineExperiment, type NamedFigure } from "../experiment.js";
import { labelsShuffledFor, shuffledControl } from "../shuffled-control.js";
import { shortly } from "../statistics.js";
import { blockMeans } from "./block-means.js";
import { apart } from "./sweep/kernel-checks.js";
import { equalSizes, MIXTURES, type MixtureTrial, mixtureOf } from "./sweep/settings.js";

const PICTURE = 64;

const schema = z.object({
  samples: z.int().min(8).default(256).describe("Number of samples N."),
  dimension: z.int().min(1).default(32).describe("Input dimension d0."),
  depth: z.int().min(2).max(32).default(6).describe("Number of dense layers L."),
  activations: z
    .array(z.enum(["relu", "erf"]))
    .min(1)
    .default(["erf", "relu"])
    .describe("Activations, one after the other."),
});

type LayerTrial = MixtureTrial & { readonly activation: "relu" | "erf"; readonly layer: number };

/** One kernel of one layer: its NC1, spectrum and picture. */
type LayerRow = {
  readonly n: number;
  readonly d: number;
  readonly activation: string;
  readonly layer: number;
  /** Pre-activation NNGP K^{l−1}, post-activation NNGP T(K^{l−1}), or NTK Θ^l. */
  readonly kernel: "nngp" | "nngp-activation" | "ntk";
  readonly nc1: number;
  /** NC1 of the same kernel under shuffled labels. */
  readonly nc1Shuffled: number;
  /** log₁₀ of the singular values, largest first; null ones are zero to rounding. */
  readonly logSpectrum: readonly number[];
  readonly picture: readonly number[];
  readonly pictureSize: number;
};

function layerRows(trial: LayerTrial, seed: number): LayerRow[] {
  const { activation, layer } = trial;
  const { X, y } = mixtureOf(trial, seed);
  const shuffled = labelsShuffledFor(trial, y, seed);
  const phi = activation === "relu" ? relu() : erf();
  const hidden = Array.from({ length: layer - 1 }, () => [dense(), phi]).flat();
  const grams = {
    nngp: serial(...hidden, dense()).nngp.gram(X),
    "nngp-activation": nngp({ activation, depth: layer + 1 }).gram(X),
    ntk: ntk({ activation, depth: layer + 1 }).gram(X),
  };
  return (Object.keys(grams) as (keyof typeof grams)[]).map((kernel) => {
    const K = grams[kernel];
    const values = Array.from(eigvalsh(K)).reverse();
    const kept = values.filter((value) => value > 1e-14 * values[0]!);
    const picture = blockMeans(K, PICTURE);
    return {
      n: X.rows,
      d: X.cols,
      activation,
      layer,
      kernel,
      nc1: gramNc1(K, y).paper.nc1,
      nc1Shuffled: gramNc1(K, shuffled).paper.nc1,
      logSpectrum: kept.map(Math.log10),
      picture: Array.from(picture.data),
      pictureSize: picture.rows,
    };
  });
}

export const byLayer = defineExperiment({
  id: "kernel-collapse/by-layer",
  title: "NC1, Gram matrices and spectra of NNGP and NTK by layer",
  paper: "KK",
  figure: "single run (catalogue kk.md §4)",
  description:
    "log₁₀ NC1 by layer of the NNGP before and after the activation and of the NTK on D1, their " +
    "Gram matrices as pictures (block means) and their singular values.",
  schema,
  trials: ({ samples, dimension, depth, activations }) =>
    activations.flatMap((activation) =>
      Array.from({ length: depth - 1 }, (_, l): LayerTrial => {
        const sizes = equalSizes(samples, 2);
        return { mixture: "d1", sizes, d: dimension, repeat: 0, activation, layer: l + 1 };
      }),
    ),
  runTrial: (trial, { seed }) => layerRows(trial, seed),
  summarise: (rows) => [...rows],
  figures,
  checks,
});

function checks(rows: readonly LayerRow[]): Check[] {
  const limit = rows.filter(({ kernel }) => kernel === "nngp-activation");
  const ratiosOf = (key: "nc1" | "nc1Shuffled") =>
    limit.map((one) => {
      const ntk = rows.find(
        (row) => row.kernel === "ntk" && row.activation === one.activation && row.layer === one.layer,
      );
      return (ntk?.[key] ?? Number.NaN) / one[key];
    });
  const ratios = ratiosOf("nc1");
  const apartInAll = (of: readonly number[]) => everyIs(apart, of);
  return [
    {
      id: "by-layer",
      claim: "At every layer the NTK is less collapsed than the NNGP after the activation.",
      source: "[KK] abstract, here beyond depth 2",
      origin: "ours",
      rule: `NC1(NTK)/NC1(NNGP after the activation) ${apart.text} at every layer of every activation`,
      seen: apartInAll(ratios),
      detail:
        `${MIXTURES.d1.label}, N = ${rows[0]?.n ?? 0}, d = ${rows[0]?.d ?? 0}, ${ratios.length} ` +
        `layers: from ${shortly(leastOf(ratios))} to ${shortly(largestOf(ratios))}`,
      effect: effectOver("ln NC1(NTK)/NC1(NNGP)", ratios.map(Math.log)),
      control: shuffledControl("NC1(NTK)/NC1(NNGP)", ratiosOf("nc1Shuffled"), apartInAll),
    },
  ];
}

const names = { nngp: "NNGP", "nngp-activation": "NNGP after the activation", ntk: "NTK" } as const;

function figures(rows: readonly LayerRow[]): NamedFigure[] {
  const activations = [...new Set(rows.map((row) => row.activation))];
  return activations.flatMap((activation) => {
    const own = rows.filter((row) => row.activation === activation);
    const last = largestOf(own.map((row) => row.layer));
    return [
      { name: `nc1-${activation}`, figure: nc1Figure(activation, own) },
      ...own
        .filter((row) => row.kernel !== "nngp" && (row.layer === 1 || row.layer === last))
        .map(
          (row): NamedFigure => ({
            name: `gram-${activation}-${row.kernel}-${row.layer}`,
            figure: pictureOf(row),
          }),
        ),
      ...(["nngp-activation", "ntk"] as const).map(
        (kernel): NamedFigure => ({
          name: `spectrum-${activation}-${kernel}`,
          figure: spectrumFigure(activation, kernel, own),
        }),
      ),
    ];
  });
}

function nc1Figure(activation: string, rows: readonly LayerRow[]): Figure {
  return {
    kind: "line",
    title: `NC1 by layer (${activation})`,
    subtitle: `${MIXTURES.d1.label}, N = ${rows[0]!.n}, d₀ = ${rows[0]!.d}`,
    x: { label: "hidden layer", integer: true },
    y: { label: "log₁₀ NC1" },
    series: (Object.keys(names) as (keyof typeof names)[]).map((kernel) => {
      const own = rows.filter((row) => row.kernel === kernel);
      return {
        name: names[kernel],
        x: own.map((row) => row.layer),
        y: own.map((row) => Math.log10(row.nc1)),
      };
    }),
  };
}

function pictureOf({ activation, kernel, layer, picture, pictureSize }: LayerRow): Figure {
  return {
    kind: "matrix",
    title: `${names[kernel]} (${activation}), layer ${layer}`,
    matrix: { rows: pictureSize, cols: pictureSize, data: Float64Array.from(picture) },
    groups: [
      { name: "−2", size: pictureSize / 2 },
      { name: "+2", size: pictureSize / 2 },
    ],
    value: { label: "k" },
  };
}

function spectrumFigure(activation: string, kernel: keyof typeof names, rows: readonly LayerRow[]): Figure {
  return {
    kind: "line",
    title: `Singular values of the ${names[kernel]} (${activation})`,
    x: { label: "rank", integer: true },
    y: { label: "log₁₀ singular value" },
    series: rows
      .filter((row) => row.kernel === kernel)
      .map(({ layer, logSpectrum }) => ({
        name: `layer ${layer}`,
        x: logSpectrum.map((_, at) => at + 1),
        y: logSpectrum,
        markers: false,
      })),
  };
}
