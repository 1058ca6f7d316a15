import { didYouMean } from "@collapsar/linalg/check";
import { hinted, UsageError } from "../contract/errors.js";
import { kernelNames, namedKernelFlags } from "./kernel-flags.js";
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

const keysOfNumbers = Object.keys(numberKeys) as (keyof typeof numberKeys)[];

/** One of the names that there are. */
function known<T extends string>(place: string, what: string, word: string, names: readonly T[]): T {
  const found = names.find((name) => name === word);
  if (found !== undefined) return found;
  const sentence = `${place}: expected ${what} ${names.join(", ")}, got ${word}`;
  throw new UsageError(hinted(sentence, didYouMean(word, names)));
}

/**
 * A kernel in one word, `NAME[:ACTIVATION][,KEY=NUMBER…]` as in `ntk:relu,depth=3` or `laplace:bandwidth=2`; what it
 * leaves out comes from `defaults`.
 */
export function parseKernelSpec(
  flag: string,
  text: string,
  defaults: Partial<KernelOptions> = {},
): KernelOptions {
  const [name = "", rest = ""] = text.split(/:(.*)/s);
  const kernel = known(`${flag} ${text}`, "one of", name, kernelNames);
  const { activation, depth } = namedKernelFlags;
  const usual = { activation: activation.fallback, depth: depth.fallback };
  const options: Record<string, unknown> = { ...usual, ...defaults, kernel };
  for (const part of rest.split(",").filter((piece) => piece !== "")) {
    const [key = "", value] = part.split("=");
    if (value === undefined) {
      options["activation"] = key;
      continue;
    }
    const option = numberKeys[known(`${flag} ${text}`, "keys among", key, keysOfNumbers)];
    const number = Number(value);
    if (value.trim() === "" || !Number.isFinite(number)) {
      throw new UsageError(`${flag} ${text}: expected a number for ${key}, got ${value}`);
    }
    options[option] = number;
  }
  return options as unknown as KernelOptions;
}
