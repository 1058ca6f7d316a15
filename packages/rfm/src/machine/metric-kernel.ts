import { gaussian, type Kernel, laplace, type RadialKernel } from "@collapsar/kernels";
import { checkOneOf, checkPositive, type Matrix } from "@collapsar/linalg";

/** The kernels that a machine can learn a metric for. */
export type MetricKernelName = "laplace" | "gaussian";

/** A kernel without its bandwidth and metric. */
export interface MetricKernelSpec {
  readonly name: MetricKernelName;
}

/** A spec from a name, or the spec itself. */
export function metricKernelSpec(kernel: MetricKernelName | MetricKernelSpec): MetricKernelSpec {
  return typeof kernel === "string" ? { name: kernel } : kernel;
}

/** Whether the kernel's gradient has the form D_ij·M(x_i − z_j). */
export function isRadialKernel(kernel: Kernel): kernel is RadialKernel {
  return "radialGram" in kernel;
}

/**
 * The kernel of a spec with a bandwidth L and a metric M: laplace exp(−‖x−z‖_M/L), gaussian exp(−‖x−z‖²_M/(2L²)).
 *
 * @param metric - d × d positive semi-definite, or its diagonal as d × 1; defaults to the identity
 * @throws RangeError if the name is unknown or bandwidth ≤ 0
 */
export function metricKernel(
  kernel: MetricKernelName | MetricKernelSpec,
  bandwidth: number,
  metric?: Matrix,
): Kernel {
  const spec = metricKernelSpec(kernel);
  checkOneOf("metricKernel", "kernel", spec.name, ["laplace", "gaussian"]);
  checkPositive("metricKernel", "bandwidth", bandwidth);
  const options = metric === undefined ? { bandwidth } : { bandwidth, metric };
  return spec.name === "laplace" ? laplace(options) : gaussian(options);
}
