import {
  type ActivationName,
  gaussian,
  generalisedLaplace,
  type Kernel,
  laplace,
  linear,
  nngp,
  ntk,
  polynomial,
} from "@collapsar/kernels";
import { ACTIVATION_NAMES, productLaplace, sumOfPowers } from "@collapsar/kernels/parts";
import { didYouMean } from "@collapsar/linalg/check";
import { hinted, UsageError } from "../contract/errors.js";
import type { kernelNames } from "./kernel-flags.js";

export interface KernelOptions {
  readonly kernel: (typeof kernelNames)[number];
  readonly activation: string;
  readonly depth: number;
  readonly sigmaW?: number | undefined;
  readonly sigmaB?: number | undefined;
  readonly bandwidth?: number | undefined;
  readonly normP?: number | undefined;
  readonly exponent?: number | undefined;
  readonly degree?: number | undefined;
  readonly offset?: number | undefined;
}

function activationOf(name: string): ActivationName {
  const known = ACTIVATION_NAMES.find((candidate) => candidate === name);
  if (known !== undefined) return known;
  const sentence = `--activation ${name}: expected one of ${ACTIVATION_NAMES.join(", ")}`;
  throw new UsageError(hinted(sentence, didYouMean(name, ACTIVATION_NAMES)));
}

const makers: Readonly<Record<KernelOptions["kernel"], (options: KernelOptions) => Kernel>> = {
  nngp: ({ activation, depth, sigmaW, sigmaB }) => {
    if (depth < 2) {
      throw new UsageError(
        "--depth 1: a network of one dense layer has no hidden layer, so nngp needs a depth of at least 2",
      );
    }
    return nngp({ activation: activationOf(activation), depth, sigmaW, sigmaB });
  },
  ntk: ({ activation, depth, sigmaW, sigmaB }) =>
    ntk({ activation: activationOf(activation), depth, sigmaW, sigmaB }),
  gaussian: ({ bandwidth }) => gaussian({ bandwidth }),
  laplace: ({ bandwidth }) => laplace({ bandwidth }),
  "generalised-laplace": ({ bandwidth, normP: p, exponent: q }) => generalisedLaplace({ bandwidth, p, q }),
  "product-laplace": ({ bandwidth }) => productLaplace({ bandwidth }),
  "sum-of-powers": ({ bandwidth, exponent: q }) => sumOfPowers({ bandwidth, q }),
  linear: ({ offset }) => linear({ offset }),
  polynomial: ({ degree, offset }) => polynomial({ degree, offset }),
};

/** The kernel that the flags of `collapsar kernel` name. */
export function makeKernel(options: KernelOptions): Kernel {
  return makers[options.kernel](options);
}
