import { type Check, effectOver, meanInterval } from "../check.js";
import type { NamedTable } from "../experiment.js";
import { meanAndDeviation, shortly } from "../statistics.js";
import { gap, type PredictedNetwork, type PredictionSummary, persistence } from "./summary.js";

const source = "theory §7 (ours)";

/** log₁₀ up to which a prediction counts: a quarter. */
const MARGIN = 0.1;

/** log₁₀ up to which a step counts as small. */
const STEP_MARGIN = 0.02;

/** The largest |log₁₀| between the step and half of it, of NC1 and loss, over all moments. */
const stepGap = ({ measured, halved }: PredictedNetwork, key: "nc1" | "loss"): number =>
  Math.max(...measured[key].map((value, i) => Math.abs(Math.log10(value / halved[key][i]!))));

const isProven = ({ networks }: PredictionSummary) =>
  networks.every(
    (one) => stepGap(one, "nc1") < STEP_MARGIN && stepGap(one, "loss") < STEP_MARGIN && one.rises === 0,
  );

/** Whether the 95 % interval of the mean lies below a bound; undefined for fewer than three networks. */
function below(values: readonly number[], bound: number): boolean | undefined {
  return values.length < 3 ? undefined : meanInterval(values).high! < bound;
}

const listed = (values: readonly number[]) => values.map(shortly).join(", ");

function stepProven(summary: PredictionSummary): Check {
  const { networks } = summary;
  const [nc1, loss] = (["nc1", "loss"] as const).map((key) => networks.map((one) => stepGap(one, key)));
  return {
    id: "step-proven",
    claim:
      "the step stands for gradient flow: half of it gives the same NC1 and loss, and the loss never rises",
    source,
    origin: "ours",
    rule: `|log₁₀| between the step and half of it below ${STEP_MARGIN} at every moment, for NC1 and loss, and no step at which the loss rises, in every network`,
    seen: networks.length > 0 && isProven(summary),
    detail: `${networks.length} networks: NC1 ${listed(nc1!)}, loss ${listed(loss!)}; rises at ${networks.map(({ rises }) => rises).join(", ")} steps`,
    effect: effectOver("largest |log₁₀ NC1| by halving the step", nc1!),
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
    rule: `the 95 % interval over at least three networks of the mean |log₁₀ predicted/measured| after the start lies below ${MARGIN}; asked only where the step is proven`,
    seen: isProven(summary) ? below(gaps, MARGIN) : undefined,
    detail: `mean |log₁₀| of each network: ${listed(gaps)}`,
    effect: effectOver(`mean |log₁₀ ${name} predicted/measured|`, gaps),
    control: {
      name: "nothing changes after the start",
      seen: below(still, MARGIN),
      detail: `mean |log₁₀| ${listed(still)}`,
    },
  };
}

function blocksHelp(summary: PredictionSummary): Check {
  const differences = summary.networks.map(
    ({ measured, moving, constant }) => gap(measured, moving, "nc1") - gap(measured, constant, "nc1"),
  );
  return {
    id: "measured-blocks-help",
    claim: "blocks measured over time predict NC1(t) better than the blocks of the start",
    source,
    origin: "ours",
    rule: "the 95 % interval over at least three networks of the difference of the mean |log₁₀ NC1| lies below 0; asked only where the step is proven",
    seen: isProven(summary) ? below(differences, 0) : undefined,
    detail: `κ(t) less constant κ: ${listed(differences)}`,
    effect: effectOver("mean |log₁₀ NC1|, κ(t) less constant κ", differences),
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
