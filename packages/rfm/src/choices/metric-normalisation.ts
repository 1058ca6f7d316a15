/**
 * How a new metric is scaled: by its largest entry (the published libraries' convention), to trace d, or not at all.
 */
export type MetricNormalisation = "max" | "trace" | "none";

/** All ways, for checks and help texts. */
export const metricNormalisations: readonly MetricNormalisation[] = ["max", "trace", "none"];
