import { type Matrix, NumericalError } from "@collapsar/linalg";
import { checkMatrix, checkOneOf } from "@collapsar/linalg/check";
import { maxAbs, scale, sum, trace } from "@collapsar/linalg/parts";
import { type MetricNormalisation, metricNormalisations } from "../choices/metric-normalisation.js";
import { rfmOptions } from "../options.js";

function metricTrace(M: Matrix): number {
  return M.rows === M.cols ? trace(M) : sum(M);
}

/**
 * An AGOP scaled to serve as the next metric: M / max M, M·d / tr M, or M itself.
 *
 * The largest entry of a positive semi-definite matrix stands on its diagonal. A zero AGOP (a constant machine) is an
 * error: no metric comes out of it. Source: theory §5, `normalisation`.
 *
 * @param M - d × d, or a diagonal as d × 1
 * @throws NumericalError if M is zero or not finite
 */
export function normaliseMetric(
  M: Matrix,
  normalisation: MetricNormalisation = rfmOptions.normalisation.fallback,
): Matrix {
  checkMatrix("normaliseMetric", "M", M);
  checkOneOf("normaliseMetric", "normalisation", normalisation, metricNormalisations);
  const largest = maxAbs(M);
  if (!(largest > 0 && Number.isFinite(largest))) {
    throw new NumericalError(
      `normaliseMetric: the gradient outer product must be finite and not zero, got a largest entry of ${largest}; ` +
        "the machine's prediction is constant (every kernel value 0 or 1?): try another bandwidth",
    );
  }
  if (normalisation === "none") return M;
  return scale(M, normalisation === "max" ? 1 / largest : Math.max(M.rows, M.cols) / metricTrace(M));
}
