import { checkNumber } from "@collapsar/linalg/check";
import { hashText } from "./hash.js";

/**
 * A 32-bit seed made from the run's seed and the parts that name a purpose, so that the data of repeat 3 is the same
 * in every trial that asks for it, and independent of everything else.
 */
export function deriveSeed(seed: number, ...parts: readonly (string | number)[]): number {
  checkNumber("deriveSeed", "seed", seed);
  for (const part of parts) if (typeof part !== "string") checkNumber("deriveSeed", "part", part);
  return Number.parseInt(hashText(JSON.stringify([seed, ...parts])).slice(0, 8), 16);
}
