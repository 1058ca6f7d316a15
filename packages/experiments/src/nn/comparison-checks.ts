import { shortNumber } from "@collapsar/plot/parts";
import { above, allHold, below, everyIs } from "../bound.js";
import { type Check, judged } from "../check.js";

import { groupBy } from "../statistics.js";
import { rankCorrelation } from "./rank-correlation.js";
import { type CollapseProbe, underShuffledLabels } from "./training/collapse-probe.js";
import { describeCourses, learned, shuffledControl, trainingChecks } from "./training-checks.js";
import { lastProbe, type TrainingCourse, type TrainingSummary } from "./training-summary.js";

/** Training accuracy at which the figure draws its line. */
const fitted = 0.999;

/** The correlation from which on two measures are said to be small in the same places; ours. */
const sameOrder = above(0.8);

/** Ratio and difference at which a later probe, or another network, counts as another; ours. */
const [falling, further] = [below(0.9), above(0.01)];

const collapseKeys = ["nc1", "nc2", "nc3"] as const;

/** Quantities that collapse after the rows are fitted, and those that distinguish a collapsing training. */
export function startChecks(summary: TrainingSummary): Check[] {
  return [...trainingChecks(summary), fallsAfterFit(summary), invariantTells(summary)];
}

function fallsAfterFit(summary: TrainingSummary): Check {
  const on = describeCourses(summary.courses);
  const best = mostCollapsed(learned(summary));
  const line = best?.probes.find(({ trainAccuracy }) => trainAccuracy >= fitted);
  const from = best && line ? best.probes.indexOf(line) : -1;
  const fallsOn = (course: TrainingCourse) =>
    from < 0 || from === course.probes.length - 1
      ? undefined
      : everyIs(
          falling,
          collapseKeys.map((key) => lastProbe(course)[key] / course.probes[from]![key]),
        );
  const shown = (course: TrainingCourse) => {
    const [first, last] = [course.probes[from], lastProbe(course)];
    return first
      ? collapseKeys.map((key) => `${key} ${shortNumber(first[key])} → ${shortNumber(last[key])}`).join(", ")
      : "no probe with that accuracy";
  };
  return {
    id: "falls-after-fit",
    claim:
      "in the network that collapses most, NC1, NC2 and NC3 fall on after 99.9 % of the training rows are right",
    source: "[NTC], ntk-collapse/training",
    origin: "recollected",
    rule:
      "each of NC1, NC2, NC3 at the last probe over its value at the first one with 99.9 % " +
      `training accuracy is ${falling.text}, in the most collapsed network at 99 % training ` +
      "accuracy",
    seen: best && fallsOn(best),
    detail: best && line ? `${on}, ${best.label}: ${shown(best)}` : `${on}: no probe with that accuracy`,
    control: shuffledControl(best, fallsOn, shown),
  };
}

/** Pairs of trainings from one initialisation, both of which fit their rows: the most and the least collapsed. */
function invariantTells(summary: TrainingSummary): Check {
  const pairs = [...groupBy(learned(summary), ({ initialisation }) => initialisation)].flatMap(
    ([initialisation, courses]) =>
      courses.length < 2
        ? []
        : [{ initialisation, more: mostCollapsed(courses)!, less: leastCollapsed(courses)! }],
  );
  const alignment = (course: TrainingCourse) => lastProbe(course).invariantAlignment;
  const shuffled = (course: TrainingCourse) => underShuffledLabels(lastProbe(course)).invariantAlignment;
  const tells = (of: (course: TrainingCourse) => number) =>
    everyIs(
      further,
      pairs.map(({ more, less }) => of(more) - of(less)),
    );
  const details = pairs.map(
    ({ initialisation, more, less }) =>
      `${initialisation} ${shortNumber(alignment(more))} at NC1 ` +
      `${shortNumber(lastProbe(more).nc1)}, ${shortNumber(alignment(less))} at NC1 ` +
      `${shortNumber(lastProbe(less).nc1)}`,
  );
  return {
    id: "invariant-tells",
    claim:
      "of two trainings from one initialisation that fit their rows, the less collapsed one stays " +
      "further from the invariant",
    source: "[NTC], ntk-collapse/training",
    origin: "recollected",
    rule: `in every pair the alignment of the more collapsed one less that of the other is ${further.text}`,
    seen: tells(alignment),
    detail: `${describeCourses(summary.courses)}: alignment ${details.join("; ") || "of no pair to compare"}`,
    control: {
      name: "the same pairs, the invariant under permuted labels",
      seen: tells(shuffled),
      detail: `alignment ${
        pairs
          .map(({ more, less }) => `${shortNumber(shuffled(more))} and ${shortNumber(shuffled(less))}`)
          .join("; ") || "of no pair to compare"
      }`,
    },
  };
}

const byNc1 = (a: TrainingCourse, b: TrainingCourse) => lastProbe(a).nc1 - lastProbe(b).nc1;
const mostCollapsed = (courses: readonly TrainingCourse[]) => [...courses].sort(byNc1)[0];
const leastCollapsed = (courses: readonly TrainingCourse[]) => [...courses].sort(byNc1).at(-1);

/** The claims of a training, counted over pairs of network and data set. */
export function gridChecks({ courses }: TrainingSummary): Check[] {
  const pairs = [...groupBy(courses, ({ network, data }) => `${network} on ${data}`)].map(([name, own]) => ({
    name,
    checks: trainingChecks({ courses: own }).map(judged),
  }));
  return trainingChecks({ courses }).map(({ id, claim, source, rule: each, control }, at) => {
    const controls = pairs.map(({ name, checks }) => ({ ...checks[at]!.control!, name }));
    const verdicts = pairs.map(({ checks }) => checks[at]!.verdict);
    const without = pairs.filter(({ checks }) => !checks[at]!.seen);
    return {
      id,
      claim: `${claim}, in every pair of network and data set`,
      source,
      origin: "recollected",
      rule: `${each}; in every pair of network and data set`,
      seen: allHold(
        ...verdicts.map((verdict) => (verdict === "not testable" ? undefined : verdict === "seen")),
      ),
      detail: [
        `${describeCourses(courses)} and ${Math.max(0, pairs.length - 1)} other pairs: in ` +
          `${pairs.length - without.length} of ${pairs.length}`,
        ...without.map(({ name, checks }) => `${checks[at]!.verdict} in ${name} (${checks[at]!.detail})`),
      ].join("; "),
      control: {
        name: `${control!.name}, in every pair`,
        seen: allHold(...controls.map(({ seen }) => seen)),
        detail: controls.map(({ name, detail }) => `${name}: ${detail}`).join("; ") || "no pair",
      },
    };
  });
}

/** Where the scatter within classes is small beside the class means. */
export function normChecks(summary: TrainingSummary): Check[] {
  const probes = summary.courses.flatMap((course) => course.probes);
  const nc1 = probes.map((probe) => probe.nc1);
  const withNc1 = (of: readonly CollapseProbe[]) =>
    rankCorrelation(
      of.map(({ scatterNorm, meansNorm }) => scatterNorm / meansNorm),
      nc1,
    );
  const [correlation, shuffled] = [withNc1(probes), withNc1(probes.map(underShuffledLabels))];
  return [
    ...trainingChecks(summary),
    {
      id: "norms-and-collapse",
      claim: `‖H2H2ᵀ‖/‖H1H1ᵀ‖ is small where NC1 is small (rank correlation ${sameOrder.text} over all probes)`,
      source: "[NTC], ntk-collapse/norms",
      origin: "ours",
      rule: `rank correlation ${sameOrder.text} over all probes`,
      seen: everyIs(sameOrder, [correlation]),
      detail: `${describeCourses(summary.courses)}, ${probes.length} probes: ${shortNumber(correlation)}`,
      control: {
        name: "the norms under permuted labels beside the same NC1",
        seen: everyIs(sameOrder, [shuffled]),
        detail: `rank correlation ${shortNumber(shuffled)}`,
      },
    },
  ];
}
