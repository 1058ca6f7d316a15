import { shortNumber } from "@collapsar/plot/parts";
import { above, allHold, below, everyIs } from "../bound.js";
import { type Check, type Control, effectOver } from "../check.js";
import type { NamedTable } from "../experiment.js";
import { type CollapseProbe, underShuffledLabels } from "./training/collapse-probe.js";
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

/** Training accuracy from which a network counts as fitting its rows. */
const FITTED = 0.99;

/** The bounds of the claims below. */
const [tenth, rise, nearer, share] = [below(0.1), above(0.05), below(0.9), above(0.01)];

/** Whether a measure ends below its start divided by a factor. */
export const falls = (course: TrainingCourse, key: Quantity, factor: number) =>
  lastProbe(course)[key] * factor < start(course, key);

/** Trainings to the end that have 99 % of their training rows right. */
export function learned({ courses }: TrainingSummary): TrainingCourse[] {
  return courses.filter((course) => course.ended === undefined && lastProbe(course).trainAccuracy >= FITTED);
}

const collapsedBelow = { nc1: below(0.1), nc2: below(0.5), nc3: below(0.5) } as const;
const collapseKeys = ["nc1", "nc2", "nc3"] as const;

const isCollapsed = (probe: CollapseProbe) =>
  allHold(...collapseKeys.map((key) => everyIs(collapsedBelow[key], [probe[key]])));

/** The same rule at epoch 0, where it must not hold. */
const atStart = (
  course: TrainingCourse | undefined,
  holds: (probe: CollapseProbe) => boolean | undefined,
): Control => {
  const start = course?.probes[0];
  return {
    name: "the same network at epoch 0",
    seen: start && holds(start),
    detail: start ? `NC1 ${shortNumber(start.nc1)}, NC2 ${shortNumber(start.nc2)}` : "no probe",
  };
};

/** The same rule on the same network, its features and kernels held against permuted labels. */
export function shuffledControl(
  course: TrainingCourse | undefined,
  holds: (course: TrainingCourse) => boolean | undefined,
  says: (course: TrainingCourse) => string,
): Control {
  const shuffled = course && { ...course, probes: course.probes.map(underShuffledLabels) };
  return {
    name: "the same network, labels permuted",
    seen: shuffled && holds(shuffled),
    detail: shuffled ? says(shuffled) : "no network",
  };
}

const alignmentRise = (course: TrainingCourse) =>
  lastProbe(course).gammaAlignment - start(course, "gammaAlignment");

const alignmentRises = (course: TrainingCourse) => everyIs(rise, [alignmentRise(course)]);

/** Whether both kernels come nearer to blocks and end with them in order. */
const nearsBlocks = (course: TrainingCourse) =>
  allHold(
    ordered(lastProbe(course)),
    everyIs(nearer, [ratio(course, "gammaDistance"), ratio(course, "kappaDistance")]),
  );

const shownBlocks = (course: TrainingCourse) =>
  `γ ${blocks(course, "gamma")} (relative distance ${distance(course, "gammaDistance")}), κ ` +
  `${blocks(course, "kappa")} (${distance(course, "kappaDistance")})`;

/** Share of a mean in the vectors that it is the mean of: the class means, or the classifier's rows. */
const [meansShare, rowsShare] = [
  (course: TrainingCourse) => lastProbe(course).globalMeanNorm / lastProbe(course).meansNorm,
  (course: TrainingCourse) => lastProbe(course).classifierMeanNorm / lastProbe(course).weightsNorm,
];

/** A change in the network that the rule judges; trainings of other settings are no repeats of it. */
const change = (best: TrainingCourse | undefined, name: string, of: (course: TrainingCourse) => number) =>
  effectOver(name, best ? [of(best)] : []);

const start = (course: TrainingCourse, key: Quantity) => course.probes[0]?.[key] ?? Number.NaN;

/** The claims of [NTC] that a training can show. */
export function trainingChecks(summary: TrainingSummary): Check[] {
  const fit = learned(summary);
  const best = [...fit].sort((a, b) => lastProbe(a).nc1 - lastProbe(b).nc1)[0];
  const on = describeCourses(summary.courses);
  const found = (detail: (best: TrainingCourse) => string) =>
    best ? `${on}, ${best.label}: ${detail(best)}` : `${on}: no network reached 99 % training accuracy`;
  return [
    {
      id: "collapse",
      claim: "NC1, NC2 and NC3 become small over training where the network fits its training data",
      source: "[NTC], ntk-collapse/training",
      origin: "quoted",
      rule:
        "in the most collapsed network at 99 % training accuracy NC1 ends " +
        `${collapsedBelow.nc1.text}, NC2 and NC3 ${collapsedBelow.nc2.text}, each below half of its ` +
        "value at epoch 0; not at epoch 0 itself",
      seen: best && allHold(isCollapsed(lastProbe(best)), ...collapseKeys.map((key) => falls(best, key, 2))),
      detail: found((one) => collapseKeys.map((key) => startToEnd(one, key)).join(", ")),
      effect: change(best, "log₁₀ NC1, end over start", (one) =>
        Math.log10(lastProbe(one).nc1 / start(one, "nc1")),
      ),
      control: atStart(best, isCollapsed),
    },
    {
      id: "alignment-rises",
      claim: "the NTK's alignment with the labels rises over training",
      source: "[NTC], ntk-collapse/training",
      origin: "quoted",
      rule:
        `its change from epoch 0 to the end is ${rise.text}, in the most collapsed network at 99 % ` +
        "training accuracy",
      seen: best && alignmentRises(best),
      detail: found((one) => startToEnd(one, "gammaAlignment")),
      effect: change(best, "rise of the alignment", alignmentRise),
      control: shuffledControl(best, alignmentRises, (one) => startToEnd(one, "gammaAlignment")),
    },
    {
      id: "blocks",
      claim:
        "training brings the measured kernels nearer to block structure, diagonal > within > between classes",
      source: "[NTC], ntk-collapse/kernels",
      origin: "quoted",
      rule:
        "the relative distance of both kernels to their closest block kernels at the end over that " +
        `at epoch 0 is ${nearer.text}, and the blocks are in this order (the order alone holds at ` +
        "epoch 0 already), in the most collapsed network at 99 % training accuracy",
      seen: best && nearsBlocks(best),
      detail: found(shownBlocks),
      effect: change(
        best,
        "change of the logits' kernel's relative distance to blocks",
        (one) => lastProbe(one).gammaDistance - start(one, "gammaDistance"),
      ),
      control: shuffledControl(best, nearsBlocks, shownBlocks),
    },
    {
      id: "mean",
      claim:
        "features that end in ReLU keep a global mean, so the hypothesis of a zero mean holds at best approximately",
      source: "[NTC], ntk-collapse/norms",
      origin: "quoted",
      rule: `‖h̄h̄ᵀ‖/‖H1H1ᵀ‖ is ${share.text} at the end of every network at 99 % training accuracy`,
      seen: everyIs(share, fit.map(meansShare)),
      detail: found(
        (one) =>
          `‖h̄h̄ᵀ‖ = ${shortNumber(lastProbe(one).globalMeanNorm)} beside ‖H1H1ᵀ‖ = ` +
          `${shortNumber(lastProbe(one).meansNorm)}`,
      ),
      control: {
        name: "the classifier's rows, which end in no ReLU",
        seen: everyIs(share, fit.map(rowsShare)),
        detail:
          fit.length === 0
            ? "no network at 99 % training accuracy"
            : `‖w̄w̄ᵀ‖/‖WᵀW‖ = ${fit.map((one) => shortNumber(rowsShare(one))).join(", ")}`,
      },
    },
  ];
}

const ratio = (course: TrainingCourse, key: "gammaDistance" | "kappaDistance") =>
  lastProbe(course)[key] / start(course, key);

const distance = (course: TrainingCourse, key: "gammaDistance" | "kappaDistance") =>
  `${shortNumber(start(course, key))} → ${shortNumber(lastProbe(course)[key])}`;

/** Measures of collapse whose fall to a tenth is asked for, each by itself. */
const tenfold: readonly { id: string; key: Quantity; name: string }[] = [
  { id: "tenfold-nc1", key: "nc1", name: "NC1, the ratio of traces," },
  { id: "tenfold-nc1-std", key: "nc1Std", name: "the published code's NC1, a deviation in absolute units," },
  { id: "tenfold-nc2", key: "nc2", name: "NC2, the distance to the simplex," },
  { id: "tenfold-nc3", key: "nc3", name: "NC3, the distance of classifier and class means," },
];

/** Each measure of collapse falls to a tenth in a network that fits its rows, from when it fits them. */
export function tenfoldChecks(summary: TrainingSummary): Check[] {
  const best = [...learned(summary)].sort((a, b) => lastProbe(a).nc1 - lastProbe(b).nc1)[0];
  const on = describeCourses(summary.courses);
  const first = best?.probes.findIndex(({ trainAccuracy }) => trainAccuracy >= FITTED) ?? -1;
  const fitted = (course: TrainingCourse, key: Quantity) => course.probes[first]?.[key] ?? Number.NaN;
  const fallsToTenth = (key: Quantity) => (course: TrainingCourse) =>
    everyIs(tenth, [lastProbe(course)[key] / fitted(course, key)]);
  const shown = (key: Quantity) => (course: TrainingCourse) =>
    `${key} ${shortNumber(fitted(course, key))} at epoch ${course.at[first]} → ` +
    `${shortNumber(lastProbe(course)[key])} (÷ ` +
    `${shortNumber(fitted(course, key) / lastProbe(course)[key])})`;
  return tenfold.map(({ id, key, name }) => ({
    id,
    claim: `${name} falls below a tenth after 99 % of the training rows are right`,
    source: "[NTC], ntk-collapse/training",
    origin: "recollected",
    rule:
      "its value at the last probe over that at the first probe with 99 % training accuracy is " +
      `${tenth.text}, in the most collapsed network at 99 % training accuracy`,
    seen: best && fallsToTenth(key)(best),
    detail: best
      ? `${on}: ${shown(key)(best)}; ${shortNumber(start(best, key))} at epoch 0`
      : `${on}: no network reached 99 % training accuracy`,
    control: shuffledControl(best, fallsToTenth(key), shown(key)),
  }));
}

/** Network, rows, data and width of a run, for the details of its checks. */
export function describeCourses([course]: readonly TrainingCourse[]): string {
  return course
    ? `${course.network} on ${course.samples} rows of ${course.data} (kernels and invariant on ` +
        `${course.perClass} rows a class), width × ${course.widthFactor}`
    : "no network";
}

const startToEnd = (course: TrainingCourse, key: Quantity) =>
  `${key} ${shortNumber(start(course, key))} → ${shortNumber(lastProbe(course)[key])}`;

const ordered = (probe: CollapseProbe) =>
  everyIs(above(0), [
    probe.gammaDiagonal - probe.gammaWithin,
    probe.gammaWithin - probe.gammaBetween,
    probe.kappaDiagonal - probe.kappaWithin,
    probe.kappaWithin - probe.kappaBetween,
  ]);

function blocks(course: TrainingCourse, kernel: "gamma" | "kappa"): string {
  const probe = lastProbe(course);
  return (["Diagonal", "Within", "Between"] as const)
    .map((part) => shortNumber(probe[`${kernel}${part}`]))
    .join(" > ");
}
