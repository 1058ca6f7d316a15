import { largestOf } from "@collapsar/linalg/parts";
import { shortNumber } from "@collapsar/plot/parts";
import { above, allHold, below, everyIs } from "../bound.js";
import type { Check } from "../check.js";
import { compareChecks } from "../compare/checks.js";
import { compareTables } from "../compare/tables.js";
import { compareWords } from "../compare/words.js";
import type { NamedTable } from "../experiment.js";
import { shuffledControl } from "../shuffled-control.js";
import { steps } from "./deep-rfm-part.js";
import { kernelName, partNames, stepNames } from "./figures.js";
import type {
  DemoSummary,
  KernelSummary,
  LayerSummary,
  NetworkSummary,
  TrajectorySummary,
} from "./summary.js";

/** The tables of the demo: what the terminal prints. */
export function demoTables(summary: DemoSummary): NamedTable[] {
  return [
    ...compareTables(summary.compare),
    {
      name: "deep-rfm",
      title: "Deep RFM: collapse at each step of each layer",
      columns: [
        "layer",
        ...steps.map((step) => `NC1 ${stepNames[step]}`),
        ...steps.map((step) => `NC2 ${stepNames[step]}`),
      ],
      rows: summary.layers.map(({ layer, nc1, nc2 }) => [
        layer,
        ...steps.map((step) => nc1[step]),
        ...steps.map((step) => nc2[step]),
      ]),
    },
    {
      name: "kernels",
      title: `Kernels: NC1 by depth (the pixels themselves: ${shortNumber(summary.dataNc1)})`,
      columns: ["kernel", ...(summary.kernels[0]?.depths ?? []).map((depth) => `depth ${depth}`)],
      rows: summary.kernels.map(({ kernel, activation, nc1 }) => [kernelName(activation, kernel), ...nc1]),
    },
    {
      name: "blocks",
      title: "Blocks fitted to the digits' kernels",
      columns: [
        "kernel",
        "diagonal",
        "within a class",
        "between classes",
        "relative distance",
        "alignment with the labels",
      ],
      rows: summary.blocks.map(({ kernel, diagonal, within, between, relativeDistance, alignment }) => [
        kernel === "gamma" ? "γ (NTK)" : "κ (features)",
        diagonal,
        within,
        between,
        relativeDistance,
        alignment,
      ]),
    },
    {
      name: "phases",
      title: "Phases of training that they predict",
      columns: ["part of the residual", "rate", "multiplicity", "gone (1 %) at"],
      rows: summary.phases.map(({ residual, rate, multiplicity, end }) => [
        partNames[residual] ?? residual,
        rate,
        multiplicity,
        end,
      ]),
    },
    {
      name: "dynamics",
      title: "End of the dynamics",
      columns: ["start", "loss", "NC1", "NC2", "NC3", "drift of E"],
      rows: summary.trajectories.map((run) => [
        run.invariant === "zero" ? "E = 0" : "random E",
        last(run.loss),
        last(run.nc1),
        last(run.nc2),
        last(run.nc3),
        run.drift,
      ]),
    },
    {
      name: "network",
      title: "A small network on 400 digits, measured",
      columns: ["epoch", "train accuracy", "test accuracy", "NC1", "NC2", "NTK alignment"],
      rows: summary.network.epoch.map((epoch, i) => [
        epoch,
        summary.network.trainAccuracy[i] ?? null,
        summary.network.testAccuracy[i] ?? null,
        summary.network.nc1[i] ?? null,
        summary.network.nc2[i] ?? null,
        summary.network.alignment[i] ?? null,
      ]),
    },
  ];
}

const first = (values: readonly number[]): number => values[0] ?? Number.NaN;
const last = (values: readonly number[]): number => values.at(-1) ?? Number.NaN;

/** Σ_l ln NC1(X_l) − ln NC1(M½X_l), and the same for the random map's own drops. */
function drops(layers: readonly LayerSummary[]): { metric: number; map: number } {
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  return {
    metric: sum(layers.map(({ nc1 }) => Math.log(nc1.X / nc1.MX))),
    map: sum(layers.map(({ nc1 }) => Math.max(0, Math.log(nc1.MX / nc1.PhiMX)))),
  };
}

function pairs(
  kernels: readonly KernelSummary[],
  key: "nc1" | "nc1Shuffled" = "nc1",
): { depth: number; activation: string; nngp: number; ntk: number }[] {
  const of = (activation: string, kernel: string) =>
    kernels.find((one) => one.activation === activation && one.kernel === kernel);
  return ["relu", "erf"].flatMap((activation) =>
    (of(activation, "nngp")?.[key] ?? []).map((value, i) => ({
      activation,
      depth: of(activation, "nngp")?.depths[i] ?? 0,
      nngp: value,
      ntk: of(activation, "ntk")?.[key][i] ?? Number.NaN,
    })),
  );
}

/** The bounds of the claims: falls of ln NC1, ratios of NC1, NC1 at the end, and what training changes. */
const [falling, clearly, apart, none, left, tenth, rises] = [
  ...[above(0.01), above(0.1), above(1.01), below(1e-6), above(1e-3), below(0.1), above(0.05)],
] as const;

/** Whether NC1 falls at the M½ step of every layer. */
function stepFalls(layers: readonly LayerSummary[]): Pick<Check, "seen" | "detail"> {
  const falls = layers.map(({ nc1 }) => Math.log(nc1.X / nc1.MX));
  const count = falls.filter((fall) => falling.holds(fall)).length;
  return { seen: everyIs(falling, falls), detail: `in ${count} of ${layers.length} layers` };
}

/** Whether the M½ steps lower NC1 by more than the random maps do. */
function projects(layers: readonly LayerSummary[]): Pick<Check, "seen" | "detail"> {
  const { metric, map } = drops(layers);
  return {
    seen: everyIs(clearly, [metric - map]),
    detail: `M½ lowers ln NC1 by ${shortNumber(metric)} in all, the random map by ${shortNumber(map)}`,
  };
}

/** Whether E = 0 alone is collapsed, at one end of the two trajectories. */
function collapsesFromZero(
  [zero, random]: readonly [TrajectorySummary, TrajectorySummary],
  at: (values: readonly number[]) => number,
) {
  return {
    seen: allHold(everyIs(none, [at(zero.nc1)]), everyIs(left, [at(random.nc1)])),
    nc1: `${shortNumber(at(zero.nc1))} from E = 0 and at ${shortNumber(at(random.nc1))} from a random E`,
  };
}

/** Whether a network collapses while its kernel lines up with the labels that it is trained on. */
function collapsesAndAligns({ nc1, alignment }: NetworkSummary): Pick<Check, "seen" | "detail"> {
  return {
    seen: allHold(
      everyIs(tenth, [last(nc1) / first(nc1)]),
      everyIs(rises, [last(alignment) - first(alignment)]),
    ),
    detail:
      `NC1 ${shortNumber(first(nc1))} → ${shortNumber(last(nc1))}, alignment ` +
      `${shortNumber(first(alignment))} → ${shortNumber(last(alignment))}`,
  };
}

/** The three papers' claims, held against these numbers. */
export function demoChecks(summary: DemoSummary): Check[] {
  const { layers, shuffledLayers, kernels, trajectories, network, shuffledNetwork, samples } = summary;
  const ratiosOf = (key: "nc1" | "nc1Shuffled") => pairs(kernels, key).map(({ nngp, ntk }) => ntk / nngp);
  const ratios = ratiosOf("nc1");
  const apartInAll = (of: readonly number[]) => everyIs(apart, of);
  const both = trajectories as [TrajectorySummary, TrajectorySummary];
  const [starts, ends] = [collapsesFromZero(both, first), collapsesFromZero(both, last)];
  const trained = collapsesAndAligns(network);
  const on = `${samples} digits`;
  const onBothLabels = (judge: (of: readonly LayerSummary[]) => Pick<Check, "seen" | "detail">) => {
    const { seen, detail } = judge(layers);
    return {
      seen,
      detail: `${on}: ${detail}`,
      control: { name: "shuffled labels", ...judge(shuffledLayers) },
    };
  };
  return [
    // One split has no interval: the claims about single explanations are those of collapse/compare.
    ...compareChecks(summary.compare).filter(({ id }) => id.endsWith("-falls")),
    {
      id: "agop-step",
      claim: "NC1 falls at the M½ step of every layer of a Deep RFM",
      source: "[AGOP], deep-rfm/collapse",
      origin: "quoted",
      rule: `ln NC1 at X less that at M^½X is ${falling.text} in every layer; not on shuffled labels`,
      ...onBothLabels(stepFalls),
    },
    {
      id: "agop-projection",
      claim: "the projection collapses the features, the random map does not",
      source: "[AGOP], deep-rfm/collapse",
      origin: "quoted",
      rule:
        "Σ over layers of what ln NC1 falls by at M^½ (a rise counts against it), less Σ of what it " +
        `falls by at the random map (a rise counts as 0), is ${clearly.text}; not on shuffled labels`,
      ...onBothLabels(projects),
    },
    {
      id: "ntk-not-below-nngp",
      claim:
        "the NTK does not stand for more collapsed features than the NNGP (the paper: Gaussian data, depth 2)",
      source: "[KK], K1",
      origin: "ours",
      rule: `NC1(NTK)/NC1(NNGP) ${apart.text} at every depth and activation`,
      seen: apartInAll(ratios),
      detail:
        `${on}: at ${ratios.filter((ratio) => apart.holds(ratio)).length} of ${ratios.length} depths ` +
        "and activations",
      control: shuffledControl("NC1(NTK)/NC1(NNGP)", ratiosOf("nc1Shuffled"), apartInAll),
    },
    {
      id: "zero-invariant",
      claim: "zero loss and E = 0 end in collapse; a random E does not",
      source: "[NTC], theorem on collapse",
      origin: "quoted",
      rule: `NC1 at the end is ${none.text} from E = 0 and ${left.text} from a random E`,
      seen: ends.seen,
      detail:
        `${on}: NC1 ends at ${ends.nc1}, both at loss below ` +
        shortNumber(largestOf(both.map(({ loss }) => last(loss)))),
      control: {
        name: "the same dynamics at their start",
        seen: starts.seen,
        detail: `NC1 starts at ${starts.nc1}`,
      },
    },
    {
      id: "network-collapses",
      claim: "a trained network's NC1 falls while its measured NTK lines up with the labels",
      source: "[NTC], ntk-collapse/training",
      origin: "ours",
      rule:
        `NC1 at the end over that at the start is ${tenth.text} while the alignment rises by a ` +
        `difference ${rises.text}`,
      seen: trained.seen,
      detail: `400 digits, three hidden layers of 64: ${trained.detail}`,
      control: { name: "trained on shuffled labels", ...collapsesAndAligns(shuffledNetwork) },
    },
  ];
}

function lossWords(...runs: readonly TrajectorySummary[]): string {
  const largest = largestOf(runs.map(({ loss }) => last(loss)));
  return largest < 1e-6 ? "reach zero loss from either start" : `stop at a loss of ${shortNumber(largest)}`;
}

function collapseWords(zero: TrajectorySummary, random: TrajectorySummary): string {
  const [first, second] = [zero, random].map(({ nc1 }) => last(nc1) < 1e-6) as [boolean, boolean];
  if (first && second) return "collapse from both";
  if (first) return "collapse from one start only";
  return second ? "collapse, but not where the theorem says so" : "collapse from neither";
}

/** NC1 of the input over that of the last features. */
const factorOf = (layers: readonly LayerSummary[]): number =>
  (layers[0]?.nc1.X ?? Number.NaN) / (layers.at(-1)?.nc1.PhiMX ?? Number.NaN);

/** One paragraph of plain words that says what the numbers mean. */
export function demoWords(summary: DemoSummary): string[] {
  const { layers, shuffledLayers, dataNc1, kernels, phases, trajectories, network, samples } = summary;
  const [input, end] = [layers[0]!, layers.at(-1)!];
  const { metric, map } = drops(layers);
  const factor = factorOf(layers);
  const all = pairs(kernels);
  const higher = all.filter(({ nngp, ntk }) => ntk >= nngp - 1e-9).length;
  const best = all
    .flatMap(({ nngp, ntk }) => [nngp, ntk])
    .reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const [zero, random] = trajectories as [TrajectorySummary, TrajectorySummary];
  const share =
    metric > map
      ? "most of it at the M½ step, where the average gradient outer product projects the features"
      : "but most of it at the random map, not at the M½ step";
  const deepRfm =
    "NC1 is the spread within classes over the spread between them; 0 is full collapse. Learning " +
    `by gradients alone changes the NC1 of ${samples} handwritten digits from ` +
    `${shortNumber(input.nc1.X)} to ${shortNumber(end.nc1.PhiMX)} in ${layers.length} layers of ` +
    `a Deep RFM, a factor of ${shortNumber(factor)}, ${share}; on shuffled labels, where there ` +
    `is nothing to learn, by a factor of ${shortNumber(factorOf(shuffledLayers))}.`;
  const against =
    best < 0.99 * dataNc1
      ? "can be more collapsed than the pixels are"
      : best <= 1.01 * dataNc1
        ? "are at best as collapsed as the pixels themselves"
        : "are all less collapsed than the pixels";
  const infinite =
    "The features of infinitely wide networks, which see the digits but do not learn from them, " +
    `${against} (lowest NC1 ${shortNumber(best)}, pixels ${shortNumber(dataNc1)}), and at these ` +
    "depths the NTK is " +
    `${higher === all.length ? "never" : `in ${all.length - higher} of ${all.length} cases`} ` +
    "more collapsed than the NNGP.";
  const order = phases.map(({ residual }) => partNames[residual] ?? residual);
  const times = phases.map(({ end: at }) => shortNumber(at));
  const predicted =
    `The blocks of the digits' own NTK predict that training learns the ${order[0]} first (by ` +
    `time ${times[0]}), then the ${order[1]} (${times[1]}), and last the ${order[2]} ` +
    `(${times[2]}).`;
  const dynamics =
    `Trained together under those blocks, features and classifier ${lossWords(zero, random)}, ` +
    `and the features ${collapseWords(zero, random)}: NC1 ends at ${shortNumber(last(zero.nc1))} ` +
    `where the flow's invariant E is zero and at ${shortNumber(last(random.nc1))} where it is ` +
    "random.";
  const [atStart, atEnd] = [first(network.nc1), last(network.nc1)];
  const measured =
    "A small real network, trained on 400 digits to " +
    `${shortNumber(100 * last(network.trainAccuracy))} % of its training labels, ` +
    `${atEnd < 1e-2 ? "collapses" : atEnd < atStart ? "moves toward collapse" : "does not collapse"}: ` +
    `its NC1 goes from ${shortNumber(atStart)} to ${shortNumber(atEnd)}, and the alignment of ` +
    `its own kernel with the labels from ${shortNumber(first(network.alignment))} to ` +
    `${shortNumber(last(network.alignment))}.`;
  return [...compareWords(summary.compare), [deepRfm, infinite, predicted, dynamics, measured].join(" ")];
}
