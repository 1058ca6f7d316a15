import { checkMethods, checkNumbers } from "@collapsar/linalg/check";
import type { Kernel } from "./kernel.js";

/** Requires a kernel, with those of its methods that are used. */
export function checkKernel(
  fn: string | undefined,
  argument: string,
  kernel: Pick<Kernel, "gram">,
  methods: readonly (keyof Kernel)[] = ["gram", "diag", "inputGradient"],
): void {
  checkMethods(fn, argument, kernel, "a kernel", methods);
}

/** Requires a kernel with free parameters. */
export function checkFamily(
  fn: string | undefined,
  argument: string,
  family: {
    readonly start: ArrayLike<number>;
    readonly kernel: unknown;
    readonly gramWithGradient: unknown;
  },
): void {
  checkMethods(fn, argument, family, "a family of kernels", ["kernel", "gramWithGradient"]);
  checkNumbers(fn, `${argument}.start`, family.start);
}
