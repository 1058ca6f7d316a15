import { caller, checkKeys, type Options, resolveOptions, type Settings } from "@collapsar/linalg/check";
import type { Shape } from "../choices/architecture.js";
import { imageNetworkOptions } from "../options.js";

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
  options: ImageNetworkOptions | undefined,
): Settings<typeof imageNetworkOptions>;
export function resolveImageNetwork<O extends Options>(
  options: ImageNetworkOptions | undefined,
  table: O,
): Settings<O>;
export function resolveImageNetwork(
  options: ImageNetworkOptions | undefined,
  table: Options = imageNetworkOptions,
): Settings<Options> {
  checkKeys(caller, options, Object.keys(table));
  return resolveOptions(caller, table, options ?? {});
}

/** A channel count under a width factor, at least 1. */
export const scaledWidth = (channels: number, factor: number): number =>
  Math.max(1, Math.round(channels * factor));
