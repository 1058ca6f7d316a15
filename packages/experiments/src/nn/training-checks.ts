import { shortNumber } from "@collapsar/plot";
import type { Check, NamedTable } from "../experiment.js";
import type { CollapseProbe } from "./collapse-probe.js";
import { lastProbe, type TrainingCourse, type TrainingSummary } from "./training-summary.js";

type Quantity = keyof CollapseProbe;

/** Ends of all trainings, one a row. */
export function trainingTables({ courses }: TrainingSummary): NamedTable[] {
  const columns: readonly [string, Quantity][] = [
    ["train accuracy", "trainAccuracy"],
    ["test accuracy", "testAccuracy"],
    ["NC1", "nc1"],
    ["NC2", "nc2"],
    ["NC3", "nc3"],
    ["NC4", "nc4"],
    ["‖E‖ relative", "invariantRelative"],
    ["E alignment", "invariantAlignment"],
    ["NTK alignment", "gammaAlignment"],
    ["Θʰ alignment", "kappaAlignment"],
  ];
  return [
    {
      name: "ends",
      title: "At the end of training",
      columns: ["network", ...columns.map(([title]) => title)],
      rows: courses.map((course) => [
        course.ended ? `${course.label} (${course.ended})` : course.label,
        ...columns.map(([, key]) =>
          Number.isFinite(lastProbe(course)[key]) ? lastProbe(course)[key] : null,
        ),
      ]),
    },
  ];
}

/** Whether a measure ends below its start divided by a factor. */
export const falls = (course: TrainingCourse, key: Quantity, factor: number) =>
  lastProbe(course)[key] * factor < (course.probes[0]?.[key] ?? 0);

/** Trainings to the end that have 99 % of their training rows right. */
export function learned({ courses }: TrainingSummary): TrainingCourse[] {
  return courses.filter((course) => course.ended === undefined && lastProbe(course).trainAccuracy >= 0.99);
}

/** The claims of [NTC] that a training can show. */
export function trainingChecks(summary: TrainingSummary): Check[] {
  const fit = learned(summary);
  const best = [...fit].sort((a, b) => lastProbe(a).nc1 - lastProbe(b).nc1)[0];
  const on = describeCourses(summary.courses);
  const none = `${on}: no network reached 99 % training accuracy`;
  return [
    {
      id: "collapse",
      claim: "NC1, NC2 and NC3 fall over training where the network fits its training data",
      source: "[NTC], ntk-collapse/training",
      seen: best !== undefined && (["nc1", "nc2", "nc3"] as const).every((key) => falls(best, key, 1)),
      detail: best
        ? `${on}, ${best.label}: ${(["nc1", "nc2", "nc3"] as const).map((key) => change(best, key)).join(", ")}`
        : none,
    },
    {
      id: "alignment-rises",
      claim: "the NTK's alignment with the labels rises over training",
      source: "[NTC], ntk-collapse/training",
      seen: best !== undefined && lastProbe(best).gammaAlignment > (best.probes[0]?.gammaAlignment ?? 1),
      detail: best ? `${on}, ${best.label}: ${change(best, "gammaAlignment")}` : none,
    },
    {
      id: "blocks",
      claim: "the measured kernels are block-structured: diagonal > within classes > between classes",
      source: "[NTC], ntk-collapse/kernels",
      seen: best !== undefined && ordered(lastProbe(best)),
      detail: best
        ? `${on}, ${best.label}: γ ${blocks(best, "gamma")} (relative distance ${shortNumber(lastProbe(best).gammaDistance)}), κ ${blocks(best, "kappa")} (${shortNumber(lastProbe(best).kappaDistance)})`
        : none,
    },
    {
      id: "mean",
      claim:
        "features that end in ReLU keep a global mean, so the hypothesis of a zero mean holds at best approximately",
      source: "[NTC], ntk-collapse/norms",
      seen: summary.courses.every((course) => lastProbe(course).globalMeanNorm > 0),
      detail: best
        ? `${on}, ${best.label}: ‖h̄h̄ᵀ‖ = ${shortNumber(lastProbe(best).globalMeanNorm)} beside ‖H1H1ᵀ‖ = ${shortNumber(lastProbe(best).meansNorm)}`
        : none,
    },
  ];
}

/** Measures of collapse whose fall to a tenth is asked for, each by itself. */
const tenfold: readonly { id: string; key: Quantity; name: string }[] = [
  { id: "tenfold-nc1", key: "nc1", name: "NC1, the ratio of traces," },
  { id: "tenfold-nc1-std", key: "nc1Std", name: "the published code's NC1, a deviation in absolute units," },
  { id: "tenfold-nc2", key: "nc2", name: "NC2, the distance to the simplex," },
  { id: "tenfold-nc3", key: "nc3", name: "NC3, the distance of classifier and class means," },
];

/** Each measure of collapse falls to a tenth in a network that fits its rows. */
export function tenfoldChecks(summary: TrainingSummary): Check[] {
  const best = [...learned(summary)].sort((a, b) => lastProbe(a).nc1 - lastProbe(b).nc1)[0];
  const on = describeCourses(summary.courses);
  return tenfold.map(({ id, key, name }) => ({
    id,
    claim: `${name} falls to a tenth or less while 99 % of the training rows are right`,
    source: "[NTC], ntk-collapse/training",
    seen: best !== undefined && falls(best, key, 10),
    detail: best
      ? `${on}, training accuracy ${shortNumber(lastProbe(best).trainAccuracy)}: ${change(best, key)} (÷ ${shortNumber((best.probes[0]?.[key] ?? Number.NaN) / lastProbe(best)[key])})`
      : `${on}: no network reached 99 % training accuracy`,
  }));
}

/** Network, rows, data and width of a run, for the details of its checks. */
export function describeCourses([course]: readonly TrainingCourse[]): string {
  return course
    ? `${course.network} on ${course.samples} rows of ${course.data}, width × ${course.widthFactor}`
    : "no network";
}

const change = (course: TrainingCourse, key: Quantity) =>
  `${key} ${shortNumber(course.probes[0]?.[key] ?? Number.NaN)} → ${shortNumber(lastProbe(course)[key])}`;

const ordered = (probe: CollapseProbe) =>
  probe.gammaDiagonal > probe.gammaWithin &&
  probe.gammaWithin > probe.gammaBetween &&
  probe.kappaDiagonal > probe.kappaWithin &&
  probe.kappaWithin > probe.kappaBetween;

function blocks(course: TrainingCourse, kernel: "gamma" | "kappa"): string {
  const probe = lastProbe(course);
  return (["Diagonal", "Within", "Between"] as const)
    .map((part) => shortNumber(probe[`${kernel}${part}`]))
    .join(" > ");
}
