import { largestOf } from "@collapsar/linalg/parts";
import { allHold, atMost, type Bound, below, everyIs } from "../bound.js";
import { type Check, effectOver, meanInterval } from "../check.js";
import type { NamedTable } from "../experiment.js";
import { meanAndDeviation, shortly } from "../statistics.js";
import {
  type EndedNetwork,
  gap,
  type PredictionSummary,
  persistence,
  type Stepped,
  type SteppedNetwork,
} from "./summary.js";

const source = "theory §7 (ours)";

/** log₁₀ up to which a prediction counts, a quarter; up to which a step counts as small; and what is an improvement. */
const [near, smallStep, better, never] = [below(0.1), below(0.02), below(0), atMost(0)];

/** The largest |log₁₀| between the step and half of it, of NC1 and loss, over all moments. */
const stepGap = ({ measured, halved }: SteppedNetwork, key: "nc1" | "loss"): number =>
  largestOf(measured[key].map((value, i) => Math.abs(Math.log10(value / halved[key][i]!))));

/** A network that did not come to its end is one whose step proves nothing. */
const isProven = ({ networks, ended }: Stepped<SteppedNetwork>) =>
  allHold(
    ended.length === 0,
    everyIs(
      smallStep,
      networks.flatMap((one) => [stepGap(one, "nc1"), stepGap(one, "loss")]),
    ),
    everyIs(
      never,
      networks.map(({ rises }) => rises),
    ),
  );

/** Whether the 95 % interval of the mean lies within a bound; undefined for fewer than three networks. */
const within = (bound: Bound, values: readonly number[]): boolean | undefined =>
  values.length < 3 ? undefined : everyIs(bound, [meanInterval(values).high]);

const listed = (values: readonly number[]) => values.map(shortly).join(", ");

const endedWords = ({ repeat, halving, epoch, reason }: EndedNetwork) =>
  `network ${repeat} ${reason} in epoch ${epoch}${halving === 2 ? " at half of the step" : ""}`;

const shownSteps = ({ networks, ended }: Stepped<SteppedNetwork>) => {
  const [nc1, loss] = (["nc1", "loss"] as const).map((key) => networks.map((one) => stepGap(one, key)));
  return [
    `${networks.length} networks: NC1 ${listed(nc1!)}, loss ${listed(loss!)}; rises at ` +
      `${networks.map(({ rises }) => rises).join(", ")} steps`,
    ...ended.map(endedWords),
  ].join("; ");
};

function stepProven(summary: PredictionSummary): Check {
  const { networks, coarse } = summary;
  return {
    id: "step-proven",
    claim:
      "the step stands for gradient flow: half of it gives the same NC1 and loss, and the loss never rises",
    source,
    origin: "ours",
    rule:
      `|log₁₀| between the step and half of it ${smallStep.text} at every moment, for NC1 and ` +
      "loss, and no step at which the loss rises, in every network",
    seen: isProven(summary),
    detail: shownSteps(summary),
    effect: effectOver(
      "largest |log₁₀ NC1| by halving the step",
      networks.map((one) => stepGap(one, "nc1")),
    ),
    control: {
      name: "a step that is eight times as large",
      seen: isProven(coarse),
      detail: shownSteps(coarse),
    },
  };
}

/** A prediction of a quantity, with the curve that never changes as its control. */
function predicts(summary: PredictionSummary, key: "nc1" | "loss", name: string): Check {
  const { networks } = summary;
  const gaps = networks.map(({ measured, moving }) => gap(measured, moving, key));
  const still = networks.map(({ measured }) => gap(measured, persistence(measured), key));
  return {
    id: `predicts-${key}`,
    claim: `from the network's early state and its measured blocks the dynamics predict its ${name}`,
    source,
    origin: "ours",
    rule:
      "the 95 % interval over at least three networks of the mean |log₁₀ predicted/measured| after " +
      `the start lies ${near.text}; asked only where the step is proven`,
    seen: isProven(summary) ? within(near, gaps) : undefined,
    detail: `mean |log₁₀| of each network: ${listed(gaps)}`,
    effect: effectOver(`mean |log₁₀ ${name} predicted/measured|`, gaps),
    control: {
      name: "nothing changes after the start",
      seen: within(near, still),
      detail: `mean |log₁₀| ${listed(still)}`,
    },
  };
}

function blocksHelp(summary: PredictionSummary): Check {
  const less = (key: "moving" | "reversed") =>
    summary.networks.map(
      (one) => gap(one.measured, one[key], "nc1") - gap(one.measured, one.constant, "nc1"),
    );
  const [differences, reversed] = [less("moving"), less("reversed")];
  return {
    id: "measured-blocks-help",
    claim: "blocks measured over time predict NC1(t) better than the blocks of the start",
    source,
    origin: "ours",
    rule:
      "the 95 % interval over at least three networks of the difference of the mean |log₁₀ NC1| " +
      `lies ${better.text}; asked only where the step is proven`,
    seen: isProven(summary) ? within(better, differences) : undefined,
    detail: `κ(t) less constant κ: ${listed(differences)}`,
    effect: effectOver("mean |log₁₀ NC1|, κ(t) less constant κ", differences),
    control: {
      name: "the measured blocks in reversed order",
      seen: within(better, reversed),
      detail: `less constant κ: ${listed(reversed)}`,
    },
  };
}

/** The claims: a step that is one, both quantities predicted, and what measuring the blocks adds. */
export const predictionChecks = (summary: PredictionSummary): Check[] => [
  stepProven(summary),
  predicts(summary, "nc1", "NC1"),
  predicts(summary, "loss", "loss"),
  blocksHelp(summary),
];

/** The end of every network, measured and predicted. */
export function predictionTables({ networks }: PredictionSummary): NamedTable[] {
  const last = (values: readonly number[]) => values.at(-1) ?? null;
  return [
    {
      name: "ends",
      title: "End of the training, measured and predicted",
      columns: [
        "network",
        "NC1",
        "at half the step",
        "κ(t)",
        "constant κ",
        "loss",
        "at half the step",
        "κ(t)",
        "constant κ",
        "distance to blocks, mean",
      ],
      rows: networks.map(({ repeat, measured, halved, moving, constant, distance }) => [
        repeat,
        ...[measured, halved, moving, constant].map(({ nc1 }) => last(nc1)),
        ...[measured, halved, moving, constant].map(({ loss }) => last(loss)),
        distance.length > 0 ? meanAndDeviation(distance).mean : null,
      ]),
    },
  ];
}
