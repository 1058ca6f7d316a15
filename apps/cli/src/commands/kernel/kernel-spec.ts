import { nearestName } from "@collapsar/linalg/check";
import { UsageError } from "../../contract/errors.js";
import { kernelFlags, kernelNames } from "./flags.js";
import type { KernelOptions } from "./make-kernel.js";

/** Keys of a kernel in one word, and the options they are. */
const numberKeys = {
  depth: "depth",
  "sigma-w": "sigmaW",
  "sigma-b": "sigmaB",
  bandwidth: "bandwidth",
  "norm-p": "normP",
  exponent: "exponent",
  degree: "degree",
  offset: "offset",
} as const;

function nearest(word: string, known: readonly string[]): string {
  const near = nearestName(word, known);
  return near === undefined ? "" : ` (did you mean ${near}?)`;
}

/**
 * A kernel in one word, `NAME[:ACTIVATION][,KEY=NUMBER…]` as in `ntk:relu,depth=3` or `laplace:bandwidth=2`; what it leaves
 * out comes from `defaults`.
 */
export function parseKernelSpec(
  flag: string,
  text: string,
  defaults: Partial<KernelOptions> = {},
): KernelOptions {
  const [name = "", rest = ""] = text.split(/:(.*)/s);
  const kernel = kernelNames.find((known) => known === name);
  if (kernel === undefined) {
    throw new UsageError(
      `${flag} ${text}: expected one of ${kernelNames.join(", ")}, got ${name}${nearest(name, kernelNames)}`,
    );
  }
  const { activation, depth } = kernelFlags;
  const usual = { activation: activation.fallback, depth: depth.fallback };
  const options: Record<string, unknown> = { ...usual, ...defaults, kernel };
  for (const part of rest.split(",").filter((piece) => piece !== "")) {
    const [key = "", value] = part.split("=");
    if (value === undefined) {
      options["activation"] = key;
      continue;
    }
    const option = numberKeys[key as keyof typeof numberKeys];
    if (option === undefined) {
      const known = Object.keys(numberKeys);
      throw new UsageError(
        `${flag} ${text}: expected keys among ${known.join(", ")}, got ${key}${nearest(key, known)}`,
      );
    }
    const number = Number(value);
    if (value.trim() === "" || !Number.isFinite(number)) {
      throw new UsageError(`${flag} ${text}: expected a number for ${key}, got ${value}`);
    }
    options[option] = number;
  }
  return options as unknown as KernelOptions;
}
