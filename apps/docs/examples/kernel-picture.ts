import { gaussianMixture } from "@collapsar/datasets";
import { gaussian, type Kernel, laplace, linear, nngp, ntk } from "@collapsar/kernels";
import { gramNc1 } from "@collapsar/metrics";

/** Points of three classes in the plane, and the kernel that compares them. */
export interface KernelPictureSettings {
  readonly kernel: "linear" | "gaussian" | "laplace" | "nngp" | "ntk";
  readonly bandwidth: number;
  readonly spread: number;
  readonly seed: number;
}

function kernelOf({ kernel, bandwidth }: KernelPictureSettings): Kernel {
  switch (kernel) {
    case "linear":
      return linear();
    case "gaussian":
      return gaussian({ bandwidth });
    case "laplace":
      return laplace({ bandwidth });
    default:
      return (kernel === "nngp" ? nngp : ntk)({ activation: "relu", depth: 2 });
  }
}

/** The points, the picture of k(x, x′) over every pair of them, and how collapsed the classes are in its eyes. */
export function kernelPicture(settings: KernelPictureSettings) {
  const { spread, seed } = settings;
  const { X, y } = gaussianMixture({ n: 60, d: 2, classes: 3, mean: 1, std: spread, seed });
  // the mixture's means lie on a line; the third class moves off it, so that the plane is used
  const moved = { ...X, data: X.data.map((x, i) => (y[i >> 1] === 1 && i % 2 === 1 ? x + 3 : x)) };
  const gram = kernelOf(settings).gram(moved);
  return { points: moved, labels: Array.from(y), gram, nc1: gramNc1(gram, y).sample.nc1 };
}
