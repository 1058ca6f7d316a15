import type { Kernel } from "@collapsar/kernels";
import type { Matrix } from "@collapsar/linalg";
import { cast, colMeans, maxAbs } from "@collapsar/linalg/parts";
import { shiftRows } from "./scale-rows.js";

/** Sizes of points whose squared distances float32 holds, with room for sums. */
const [smallest, largest] = [1e-12, 1e12];

/**
 * The points in float32, about their mean for their digits where the kernel does not mind; undefined where they are too
 * large or too small for it.
 */
export function floatPoints(kernel: Kernel, X: Matrix): Matrix | undefined {
  const points = kernel.centring === true ? shiftRows(X, colMeans(X)) : X;
  const size = maxAbs(points);
  return size > smallest && size < largest ? cast(points, "f32") : undefined;
}
