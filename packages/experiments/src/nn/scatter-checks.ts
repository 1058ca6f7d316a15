import { shortNumber } from "@collapsar/plot";
import type { Check } from "../experiment.js";
import type { CollapseProbe } from "./collapse-probe.js";
import { rankCorrelation } from "./rank-correlation.js";
import { describeCourses, falls, learned, trainingChecks } from "./training-checks.js";
import { lastProbe, type TrainingCourse, type TrainingSummary } from "./training-summary.js";

const source = "[NTC], ntk-collapse/scatter";

/** Test accuracy that a network may lack to the best one and still count as good. */
const margin = 0.02;

type Measure = (probe: CollapseProbe) => number;

/** Whether a measure at the end goes up and down with some quantities over the trainings. */
function together(
  courses: readonly TrainingCourse[],
  measure: Measure,
  keys: readonly (keyof CollapseProbe)[],
) {
  const correlations = keys.map((key) => ({
    key,
    value: rankCorrelation(
      courses.map((course) => measure(lastProbe(course))),
      courses.map((course) => lastProbe(course)[key]),
    ),
  }));
  return {
    seen: courses.length >= 3 && correlations.every(({ value }) => value > 0),
    detail: `rank correlations ${correlations.map(({ key, value }) => `${key} ${shortNumber(value)}`).join(", ")}`,
  };
}

/** Whether a network whose NC1 has not fallen to a tenth is about as good on test rows as the best. */
function accurateWithoutCollapse(courses: readonly TrainingCourse[]): Pick<Check, "seen" | "detail"> {
  const accuracy = (course: TrainingCourse) => lastProbe(course).testAccuracy;
  const best = Math.max(...courses.map(accuracy));
  const others = courses.filter((course) => !falls(course, "nc1", 10));
  const good = others.reduce<TrainingCourse | undefined>(
    (a, b) => (a === undefined || accuracy(b) > accuracy(a) ? b : a),
    undefined,
  );
  return {
    seen: good !== undefined && accuracy(good) >= best - margin,
    detail: good
      ? `${good.label}: ${shortNumber(accuracy(good))} at NC1 ${shortNumber(lastProbe(good).nc1)}, the best has ${shortNumber(best)}`
      : "NC1 falls to a tenth in all of them",
  };
}

/** The scatter's claims: how collapse, the invariant, the kernels and test accuracy go together over trained networks. */
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
      claim: `some network whose NC1 has not fallen to a tenth is within ${margin} of the best test accuracy`,
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
    ...claims.map(({ detail, ...claim }) => ({ ...claim, source, detail: `${on}: ${detail}` })),
  ];
}
