import { checkInteger, checkKeys, checkPositive } from "@collapsar/linalg/check";
import type { Shape } from "./graph.js";

/** Options of the networks of images. */
export interface ImageNetworkOptions {
  /** Height, width, channels; defaults to 32 × 32 × 3. */
  readonly input?: Shape | undefined;
  /** Defaults to 10. */
  readonly classes?: number | undefined;
  /** Multiplies every channel count (at least 1 is left), for runs on small machines; positive, defaults to 1. */
  readonly widthFactor?: number | undefined;
}

/** The options of a network on images, checked, with their defaults. */
export function resolveImageNetwork(
  fn: string,
  options: ImageNetworkOptions | undefined,
  others: readonly string[] = [],
): { input: Shape; classes: number; widthFactor: number } {
  checkKeys(fn, options, ["input", "classes", "widthFactor", ...others]);
  const { input = [32, 32, 3], classes = 10, widthFactor = 1 } = options ?? {};
  checkInteger(fn, "classes", classes, 1);
  checkPositive(fn, "widthFactor", widthFactor);
  return { input, classes, widthFactor };
}

/** A channel count under a width factor, at least 1. */
export const scaledWidth = (channels: number, factor: number): number =>
  Math.max(1, Math.round(channels * factor));
