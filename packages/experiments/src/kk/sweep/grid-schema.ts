import { z } from "zod";

/** Sizes that a grid takes where the config leaves them out. */
export interface GridDefaults {
  readonly samples: readonly number[];
  readonly dimensions: readonly number[];
  readonly repeats: number;
}

/** Defaults of the two scales. */
export interface ScaledGrid {
  readonly small: GridDefaults;
  readonly paper: GridDefaults;
}

/** The keys that every sweep over samples and dimensions shares. */
export const gridSchema = z.object({
  scale: z
    .enum(["small", "paper"])
    .default("small")
    .describe("Sizes of the grid: small ends within a minute or two, paper is the published grid."),
  samples: z
    .array(z.int().min(8))
    .optional()
    .describe("Numbers of samples N; for imbalanced sweeps the total that the published ratios divide."),
  dimensions: z.array(z.int().min(1)).optional().describe("Input dimensions d0."),
  repeats: z.int().min(1).optional().describe("How often each point is repeated with fresh data."),
});

export type GridConfig = z.output<typeof gridSchema>;

/** The grid of a config: its own keys, else those of its scale. */
export function resolveGrid(config: GridConfig, grid: ScaledGrid): GridDefaults {
  const defaults = grid[config.scale];
  return {
    samples: config.samples ?? defaults.samples,
    dimensions: config.dimensions ?? defaults.dimensions,
    repeats: config.repeats ?? defaults.repeats,
  };
}

/** Every combination, repeats innermost. */
export function gridPoints({
  samples,
  dimensions,
  repeats,
}: GridDefaults): { n: number; d: number; repeat: number }[] {
  return samples.flatMap((n) =>
    dimensions.flatMap((d) => Array.from({ length: repeats }, (_, repeat) => ({ n, d, repeat }))),
  );
}
