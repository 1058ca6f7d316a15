import { named, ownOptions } from "@collapsar/linalg/check";
import { type BlockSpectrum, blockSpectrum, checkPositiveBlocks } from "../kernel/block-spectrum.js";
import { type Blocks, type ClassSizes, classSizes } from "../kernel/blocks.js";
import { phaseOptions } from "../options.js";

/** One phase of training under a constant kernel: a part of the residual dies. */
export interface Phase {
  readonly part: keyof BlockSpectrum;
  /** The eigenvalue: the part decays as e^{−rate·t}. */
  readonly rate: number;
  /** 1/rate; infinite where the rate is 0. */
  readonly timeConstant: number;
  /** When the phase before it ends. */
  readonly start: number;
  /** When the part has fallen to `threshold` of its start. */
  readonly end: number;
}

/** Options of `constantKernelPhases`. */
export interface PhaseOptions {
  /** Share of its start at which a part counts as gone; defaults to 0.01. */
  readonly threshold?: number | undefined;
}

/**
 * The phases of training under a constant block-structured kernel, in the order in which they end: as a rule the global
 * mean, then the class means, then single samples; a phase ends at ln(1/threshold)/rate.
 *
 * Source: [NTC], theory §6.
 *
 * @throws InputError if the kernel is not positive semi-definite, the classes differ in size, or threshold is not in
 * (0, 1)
 */
export function constantKernelPhases(
  blocks: Blocks,
  classes: ClassSizes,
  options: PhaseOptions = {},
): Phase[] {
  const sizes = named("constantKernelPhases", () => classSizes(classes));
  checkPositiveBlocks("constantKernelPhases", "blocks", blocks, sizes);
  const { threshold } = ownOptions("constantKernelPhases", phaseOptions, options);
  const spectrum = blockSpectrum(blocks, { sizes });
  const parts = (["global", "class", "single"] as const).filter((part) => spectrum[part].multiplicity > 0);
  const rates = parts.map((part) => ({ part, rate: Math.max(0, spectrum[part].value) }));
  rates.sort((a, b) => b.rate - a.rate);
  let start = 0;
  return rates.map(({ part, rate }) => {
    const end = rate > 0 ? Math.log(1 / threshold) / rate : Number.POSITIVE_INFINITY;
    const phase = { part, rate, timeConstant: 1 / rate, start, end };
    start = end;
    return phase;
  });
}
