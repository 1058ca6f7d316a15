/** The kernels that a machine can learn a metric for. */
export type MetricKernelName =
  | "laplace"
  | "gaussian"
  | "generalised-laplace"
  | "product-laplace"
  | "sum-of-powers"
  | "polynomial";

/** All names, for checks and help texts. */
export const metricKernelNames: readonly MetricKernelName[] = [
  "laplace",
  "gaussian",
  "generalised-laplace",
  "product-laplace",
  "sum-of-powers",
  "polynomial",
];
