import type { Matrix } from "@collapsar/linalg";
import {
  caller,
  checkNonNegative,
  checkNumber,
  checkNumbers,
  named,
  ownOptions,
} from "@collapsar/linalg/check";
import { matchClassifier } from "../classifier/classifier.js";
import { pinvTrace } from "../features/nc1-pinv.js";
import type { OutOfDistribution } from "../ood/nc5.js";
import { pairOptions } from "../options.js";
import { checkMeans } from "../statistics/class-means.js";
import { type ClassSummary, sampleCount } from "../statistics/class-summary.js";
import { quantities } from "../statistics/undefined-quantity.js";
import type { CollapseMetrics } from "./collapse-metrics.js";
import { definedValues } from "./defined-values.js";
import { ncGroup, type PairOptions } from "./nc-group.js";

/** Options of `summaryMetrics`: classifier, bias and out-of-distribution features beside the summary. */
export interface SummaryMetricsOptions extends PairOptions {
  /** Classifier, C × p, or with a row for every label: adds NC3. */
  readonly weights?: Matrix | undefined;
  /** Sum of `nc4Disagreements` over a second pass of the batches: adds NC4. */
  readonly disagreements?: number | undefined;
  /** Out-of-distribution features or their mean: adds NC5. */
  readonly ood?: OutOfDistribution | undefined;
}

/**
 * NC1–NC5 and uniformity of a summary of streamed features (`summariseStatistics`), pairs of classes in one sweep over
 * tiles; what is undefined is null, with its reason under `undefined`.
 *
 * @throws InputError if the statistics kept no full scatter, or an option has another shape
 */
export function summaryMetrics(summary: ClassSummary, options: SummaryMetricsOptions = {}): CollapseMetrics {
  return named("summaryMetrics", () => {
    const exponents = ownOptions(caller, pairOptions, options, ["weights", "disagreements", "ood"]);
    const { weights, disagreements, ood } = options;
    checkMeans("summary", summary);
    checkNumbers(caller, "summary.spreads", summary.spreads, summary.classes);
    checkNumber(caller, "summary.meanStd", summary.meanStd);
    if (disagreements !== undefined) checkNonNegative(caller, "disagreements", disagreements);
    const found = quantities();
    const samples = sampleCount(summary);
    const group = ncGroup(summary, found, {
      ...exponents,
      pinv: found.of("nc1.pinv", () => pinvTrace(summary)),
      classifier: weights && matchClassifier({ weights }, summary),
      disagreements,
      ood,
      samples,
      visitors: [],
    });
    const values = {
      n: samples,
      p: summary.features,
      classes: summary.classes,
      sizes: Array.from(summary.counts),
      ...group,
      weighting: summary.weighting,
    };
    return definedValues(values, found);
  });
}
