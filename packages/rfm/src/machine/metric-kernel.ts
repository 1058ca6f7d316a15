import {
  gaussian,
  generalisedLaplace,
  type Kernel,
  laplace,
  polynomial,
  type RadialKernel,
} from "@collapsar/kernels";
import { productLaplace, scaledKernel, sumKernel, sumOfPowers } from "@collapsar/kernels/parts";
import type { Matrix } from "@collapsar/linalg";
import { checkList, checkMatrix, checkObject, checkOneOf, checkPositive } from "@collapsar/linalg/check";
import { type MetricKernelName, metricKernelNames } from "../choices/kernel-name.js";

/** A kernel without its bandwidth and metric, or a weighted sum of such kernels, which share both. Plain JSON. */
export type MetricKernelSpec =
  | {
      readonly name: MetricKernelName;
      /** The norm's p of generalised-laplace; defaults to 2. */
      readonly norm?: number | undefined;
      /** The exponent q of generalised-laplace and sum-of-powers; defaults to 1. */
      readonly exponent?: number | undefined;
      /** The degree of polynomial; defaults to 2. */
      readonly degree?: number | undefined;
      /** The offset of polynomial; defaults to 0. */
      readonly offset?: number | undefined;
      /** A multiple of the kernel; defaults to 1. */
      readonly weight?: number | undefined;
    }
  | { readonly sum: readonly MetricKernelSpec[] };

/** A spec from a name, or the spec itself. */
export function metricKernelSpec(kernel: MetricKernelName | MetricKernelSpec): MetricKernelSpec {
  return typeof kernel === "string" ? { name: kernel } : kernel;
}

/** Whether the kernel's gradient has the form D_ij·M(x_i − z_j). */
export function isRadialKernel(kernel: Kernel): kernel is RadialKernel {
  return "radialGram" in kernel;
}

/** Whether a bandwidth is part of the kernel: the polynomial one has none. */
export function hasBandwidth(spec: MetricKernelSpec): boolean {
  return "sum" in spec ? spec.sum.every(hasBandwidth) : spec.name !== "polynomial";
}

function plainKernel(
  spec: Extract<MetricKernelSpec, { name: unknown }>,
  bandwidth: number,
  metric?: Matrix,
): Kernel {
  const { norm: p, exponent: q, degree, offset } = spec;
  switch (spec.name) {
    case "laplace":
      return laplace({ bandwidth, metric });
    case "gaussian":
      return gaussian({ bandwidth, metric });
    case "generalised-laplace":
      return generalisedLaplace({ bandwidth, p, q, metric });
    case "product-laplace":
      return productLaplace({ bandwidth, metric });
    case "sum-of-powers":
      return sumOfPowers({ bandwidth, q, metric });
    case "polynomial":
      return polynomial({ degree, offset, metric });
  }
}

/**
 * The kernel of a spec with a bandwidth L and a metric M (theory §3): laplace exp(−‖x−z‖_M/L), gaussian
 * exp(−‖x−z‖²_M/(2L²)), generalised-laplace exp(−‖x−z‖_p^q/L^q), product-laplace exp(−‖x−z‖₁/L), sum-of-powers,
 * polynomial (xᵀMz + offset)^degree, which has no bandwidth; or a weighted sum.
 *
 * @param metric - d × d positive semi-definite, or its diagonal as d × 1; defaults to the identity
 * @throws InputError if a name is unknown, bandwidth ≤ 0, or a parameter leaves its range
 */
export function metricKernel(
  kernel: MetricKernelName | MetricKernelSpec,
  bandwidth: number,
  metric?: Matrix,
): Kernel {
  const spec = metricKernelSpec(kernel);
  checkPositive("metricKernel", "bandwidth", bandwidth);
  checkObject("metricKernel", "kernel", spec, "a name or { name, … } or { sum }");
  if (metric !== undefined) checkMatrix("metricKernel", "metric", metric);
  if ("sum" in spec) checkList("metricKernel", "kernel.sum", spec.sum);
  if ("sum" in spec) return sumKernel(...spec.sum.map((part) => metricKernel(part, bandwidth, metric)));
  checkOneOf("metricKernel", "kernel", spec.name, metricKernelNames);
  const plain = plainKernel(spec, bandwidth, metric);
  return spec.weight === undefined ? plain : scaledKernel(plain, spec.weight);
}
