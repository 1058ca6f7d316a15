import { nearestName } from "@collapsar/datasets";
import {
  ACTIVATION_NAMES,
  type ActivationName,
  gaussian,
  type Kernel,
  laplace,
  nngp,
  ntk,
} from "@collapsar/kernels";
import { UsageError } from "./failure.js";

export interface KernelOptions {
  readonly kernel: string;
  readonly activation: string;
  readonly depth: number;
  readonly sigmaW?: number;
  readonly sigmaB?: number;
  readonly bandwidth?: number;
}

function activationOf(name: string): ActivationName {
  const known = ACTIVATION_NAMES.find((candidate) => candidate === name);
  if (known !== undefined) return known;
  const near = nearestName(name, ACTIVATION_NAMES);
  const hint = near === undefined ? "" : ` (did you mean ${near}?)`;
  throw new UsageError(`--activation ${name}: expected one of ${ACTIVATION_NAMES.join(", ")}${hint}`);
}

/** The kernel that the flags of `collapsar kernel` name. */
export function makeKernel({ kernel, activation, depth, sigmaW, sigmaB, bandwidth }: KernelOptions): Kernel {
  switch (kernel) {
    case "nngp":
      if (depth < 2)
        throw new UsageError(
          "--depth 1: a network of one dense layer has no hidden layer, so nngp needs a depth of at least 2",
        );
      return nngp({ activation: activationOf(activation), depth, sigmaW, sigmaB });
    case "ntk":
      return ntk({ activation: activationOf(activation), depth, sigmaW, sigmaB });
    case "gaussian":
      return gaussian({ bandwidth });
    case "laplace":
      return laplace({ bandwidth });
    default:
      throw new UsageError(`--kernel ${kernel}: expected nngp, ntk, gaussian or laplace`);
  }
}
