import { gaussianMixture } from "@collapsar/datasets";
import type { Matrix } from "@collapsar/linalg";
import { deriveSeed } from "../../seed.js";

/** A family of Gaussian mixtures of [KK]. */
export interface MixtureSetting {
  /** Its name in checks and figures. */
  readonly label: string;
  readonly classes: number;
  /** Class means are ±mean, ±3·mean … on every coordinate. */
  readonly mean: number;
  readonly std: number;
}

export const MIXTURES = {
  d1: { label: "D1 (means ±2, std 0.5)", classes: 2, mean: 2, std: 0.5 },
  "4cls": { label: "four classes (means −6, −2, 2, 6, std 0.5)", classes: 4, mean: 2, std: 0.5 },
  mu6: { label: "means ±6, std 0.5", classes: 2, mean: 6, std: 0.5 },
  std1: { label: "means ±2, std 1", classes: 2, mean: 2, std: 1 },
} as const satisfies Record<string, MixtureSetting>;

export type MixtureName = keyof typeof MIXTURES;

/** Origin of a trial's data: setting, class sizes, dimension and repeat. */
export interface MixtureTrial {
  readonly mixture: MixtureName;
  readonly sizes: readonly number[];
  readonly d: number;
  readonly repeat: number;
}

/** The data of a trial: the same for every experiment and kernel that asks for these parameters. */
export function mixtureOf(trial: MixtureTrial, seed: number): { readonly X: Matrix; readonly y: Int32Array } {
  const { mixture, sizes, d, repeat } = trial;
  const { mean, std } = MIXTURES[mixture];
  const own = deriveSeed(seed, "kk", mixture, sizes.join("+"), d, repeat);
  return gaussianMixture({ sizes, d, mean, std, seed: own });
}

/** The targets of [KK]'s code: y = −1, 1, or −3, −1, 1, 3 for four classes, one output. */
export function mixtureTargets(mixture: MixtureName, y: Int32Array): Matrix {
  const { classes } = MIXTURES[mixture];
  return { rows: y.length, cols: 1, data: Float64Array.from(y, (label) => 2 * label + 1 - classes) };
}

/** Equal class sizes that add up to n, the first classes taking what is left over. */
export function equalSizes(n: number, classes: number): number[] {
  return Array.from({ length: classes }, (_, c) => Math.floor(n / classes) + (c < n % classes ? 1 : 0));
}
