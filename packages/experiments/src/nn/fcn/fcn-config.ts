import { z } from "zod";

/** Settings of [KK]'s two-layer network beside its kernels. */
export const fcnSchema = z.object({
  scale: z
    .enum(["small", "paper"])
    .default("small")
    .describe("small: fewer sizes and repeats; paper: the published grid"),
  sizes: z
    .array(z.array(z.int().min(2)).min(2).max(2))
    .optional()
    .describe("sizes of the two classes for each curve, for instance [[64, 64]]"),
  dimensions: z.array(z.int().min(1)).optional().describe("input dimensions d0: 1, 2, 8, 32, 128"),
  width: z.int().min(2).optional().describe("hidden width: 500"),
  hiddenLayers: z.int().min(1).optional().describe("hidden layers: 1; the published depth 3 has two"),
  learningRate: z.number().positive().optional().describe("rate of full-batch gradient descent: 1e-3"),
  epochs: z.int().min(1).default(1000).describe("steps of gradient descent"),
  repeats: z.int().min(1).optional().describe("fresh data and weights: 3, or 10 at paper scale"),
  adaptive: z
    .boolean()
    .default(true)
    .describe("solve the equations of state on the same data (erf with one hidden layer)"),
});
export type FcnConfig = z.infer<typeof fcnSchema>;

/** Changes of one experiment to the published settings. */
export interface FcnVariant {
  readonly activation: "erf" | "relu";
  readonly sizes: Readonly<Record<FcnConfig["scale"], readonly (readonly number[])[]>>;
  readonly width?: number;
  readonly hiddenLayers?: number;
  readonly learningRate?: number;
  readonly dimensions?: readonly number[];
  readonly repeats?: number;
}

/** One network to train, and what is measured beside it. */
export interface FcnTrial {
  readonly activation: "erf" | "relu";
  readonly sizes: readonly number[];
  readonly d: number;
  readonly width: number;
  readonly hiddenLayers: number;
  readonly learningRate: number;
  readonly epochs: number;
  readonly repeat: number;
  readonly adaptive: boolean;
}

export const balancedSizes = {
  small: [[64, 64]],
  paper: [
    [64, 64],
    [128, 128],
    [256, 256],
    [512, 512],
  ],
};

export const imbalancedSizes = {
  small: [
    [128, 128],
    [64, 192],
  ],
  paper: [
    [1024, 1024],
    [768, 1280],
    [512, 1536],
    [256, 1792],
  ],
};

export function fcnTrials(config: FcnConfig, variant: FcnVariant): FcnTrial[] {
  const { activation } = variant;
  const hiddenLayers = config.hiddenLayers ?? variant.hiddenLayers ?? 1;
  const shared = {
    activation,
    hiddenLayers,
    epochs: config.epochs,
    width: config.width ?? variant.width ?? 500,
    learningRate: config.learningRate ?? variant.learningRate ?? 1e-3,
    adaptive: config.adaptive && activation === "erf" && hiddenLayers === 1,
  };
  const repeats = config.repeats ?? variant.repeats ?? (config.scale === "paper" ? 10 : 3);
  return (config.sizes ?? variant.sizes[config.scale]).flatMap((sizes) =>
    (config.dimensions ?? variant.dimensions ?? [1, 2, 8, 32, 128]).flatMap((d) =>
      Array.from({ length: repeats }, (_, repeat) => ({ ...shared, sizes, d, repeat })),
    ),
  );
}
