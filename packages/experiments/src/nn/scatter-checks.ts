import { seededRandom } from "@collapsar/linalg";
import { largestOf, leastOf } from "@collapsar/linalg/parts";
import { shortNumber } from "@collapsar/plot/parts";
import { above, atLeast, atMost, everyIs } from "../bound.js";
import type { Check } from "../check.js";
import { rankCorrelation } from "./rank-correlation.js";
import type { CollapseProbe } from "./training/collapse-probe.js";
import { describeCourses, falls, learned, trainingChecks } from "./training-checks.js";
import { lastProbe, type TrainingCourse, type TrainingSummary } from "./training-summary.js";

const source = "[NTC], ntk-collapse/scatter";

type Measure = (probe: CollapseProbe) => number;

/** The rank correlation of a measure with a key of the probes, and its 95 % interval. */
interface Correlation {
  readonly key: keyof CollapseProbe;
  readonly value: number;
  readonly within: readonly [number, number] | undefined;
}

/** The 95 % interval of a rank correlation over n networks, by Fisher's z; none below 4. */
function interval(correlation: number, n: number): readonly [number, number] | undefined {
  if (n < 4) return undefined;
  const half = 1.96 * Math.sqrt(1.06 / (n - 3));
  const z = Math.atanh(Math.min(0.999999, Math.max(-0.999999, correlation)));
  return [Math.tanh(z - half), Math.tanh(z + half)];
}

function correlationText({ key, value, within }: Correlation): string {
  const ends = within ? ` (${within.map((end) => shortNumber(end)).join(" to ")})` : "";
  return `${key} ${shortNumber(value)}${ends}`;
}

/** The rank correlations of a measure of some networks with quantities of others, one by one, and their 95 % intervals. */
function correlationsOf(
  measured: readonly TrainingCourse[],
  measure: Measure,
  others: readonly TrainingCourse[],
  keys: readonly (keyof CollapseProbe)[],
): Correlation[] {
  return keys.map((key) => {
    const value = rankCorrelation(
      measured.map((course) => measure(lastProbe(course))),
      others.map((course) => lastProbe(course)[key]),
    );
    return { key, value, within: interval(value, measured.length) };
  });
}

const allAboveZero = (correlations: readonly Correlation[]) =>
  everyIs(
    above(0),
    correlations.map(({ within }) => within?.[0]),
  );

const shownCorrelations = (correlations: readonly Correlation[]) =>
  `rank correlations ${correlations.map(correlationText).join(", ")}`;

/** Whether a measure at the end goes up and down with some quantities over the trainings, beyond chance. */
function together(
  courses: readonly TrainingCourse[],
  measure: Measure,
  keys: readonly (keyof CollapseProbe)[],
) {
  const correlations = correlationsOf(courses, measure, courses, keys);
  const permuted = Array.from(seededRandom(0).permutation(courses.length), (i) => courses[i]!);
  const others = correlationsOf(courses, measure, permuted, keys);
  const [first] = correlations;
  return {
    rule:
      "the 95 % interval of each rank correlation (Fisher's z) over the networks at 99 % training " +
      "accuracy lies above 0; at least 4 networks",
    seen: allAboveZero(correlations),
    detail: shownCorrelations(correlations),
    effect: first && {
      name: `rank correlation with ${first.key}`,
      value: first.value,
      low: first.within?.[0],
      high: first.within?.[1],
      count: courses.length,
    },
    control: {
      name: "each network beside another, drawn at random",
      seen: allAboveZero(others),
      detail: shownCorrelations(others),
    },
  };
}

/** Whether a network whose NC1 has not fallen to a tenth is about as good on test rows as the best. */
function accurateWithoutCollapse(
  courses: readonly TrainingCourse[],
): Pick<Check, "rule" | "seen" | "detail" | "control"> {
  const sharp = atMost(0.03);
  const rule =
    "the best test accuracy of those whose NC1 does not fall to a tenth is within twice the " +
    `standard error of one accuracy of the best of all; asked only where that is ${sharp.text}, ` +
    "and NC1 falls to a tenth in some of the networks at 99 % training accuracy and not in all";
  const accuracy = (course: TrainingCourse) => lastProbe(course).testAccuracy;
  const best = largestOf(courses.map(accuracy));
  const rows = leastOf(courses.map(({ testSamples }) => testSamples));
  const margin = 2 * Math.sqrt((best * (1 - best)) / rows);
  const asGood = (value: number) =>
    sharp.holds(margin) ? everyIs(atLeast(best - margin), [value]) : undefined;
  const others = courses.filter((course) => !falls(course, "nc1", 10));
  const untrained = largestOf(others.map(({ probes }) => probes[0]?.testAccuracy ?? Number.NaN));
  const control = {
    name: "the best of them at epoch 0",
    seen: asGood(untrained),
    detail: others.length === 0 ? "none" : `test accuracy ${shortNumber(untrained)}`,
  };
  if (others.length === courses.length)
    return { rule, seen: undefined, detail: "NC1 falls to a tenth in none of them", control };
  const good = others.reduce<TrainingCourse | undefined>(
    (a, b) => (a === undefined || accuracy(b) > accuracy(a) ? b : a),
    undefined,
  );
  if (good === undefined)
    return { rule, seen: undefined, detail: "NC1 falls to a tenth in all of them", control };
  return {
    rule,
    seen: asGood(accuracy(good)),
    detail:
      `${good.label}: ${shortNumber(accuracy(good))} at NC1 ${shortNumber(lastProbe(good).nc1)}, ` +
      `the best has ${shortNumber(best)}; twice the standard error on ${rows} rows is ` +
      `${shortNumber(margin)}`,
    control,
  };
}

/**
 * The scatter's claims: how collapse, the invariant, the kernels and test accuracy go together over trained networks.
 */
export function scatterChecks(summary: TrainingSummary): Check[] {
  const fit = learned(summary);
  const on = `${describeCourses(summary.courses)}, ${fit.length} networks at 99 % training accuracy`;
  const claims = [
    {
      id: "invariant-and-collapse",
      claim: "over trained networks, 1 − the invariant's alignment and NC1, NC2, NC3 rise together",
      ...together(fit, ({ invariantAlignment }) => 1 - invariantAlignment, ["nc1", "nc2", "nc3"]),
    },
    {
      id: "residual-and-collapse",
      claim: "over trained networks, ‖E‖ and NC1, NC2, NC3 rise together",
      ...together(fit, ({ invariantNorm }) => invariantNorm, ["nc1", "nc2", "nc3"]),
    },
    {
      id: "accuracy-without-collapse",
      claim: "some network whose NC1 has not fallen to a tenth is as good on test rows as the best",
      ...accurateWithoutCollapse(fit),
    },
    {
      id: "alignment-and-accuracy",
      claim: "over trained networks, test accuracy and the alignment of both kernels rise together",
      ...together(fit, ({ testAccuracy }) => testAccuracy, ["gammaAlignment", "kappaAlignment"]),
    },
  ];
  return [
    ...trainingChecks(summary),
    ...claims.map(({ detail, ...claim }) => ({
      ...claim,
      source,
      origin: "recollected" as const,
      detail: `${on}: ${detail}`,
    })),
  ];
}
