import { z } from "zod";

/** Settings that all of these experiments have; what is left out is each experiment's own. */
export const netSchema = z.object({
  data: z.string().default("digits").describe("data argument of the command line"),
  hidden: z
    .array(z.int().min(2).max(8192))
    .min(1)
    .max(32)
    .optional()
    .describe("widths of the hidden layers of the MLP"),
  samples: z.int().min(20).optional().describe("first rows of the data set for training"),
  testSamples: z.int().min(1).default(400).describe("rows for testing, those that follow"),
  epochs: z.int().min(1).optional().describe("passes over the training rows"),
  batch: z.int().min(2).default(100).describe("rows of a batch"),
  repeats: z.int().min(1).default(2).describe("networks of each kind, each from its own start"),
});

export type NetConfig = z.infer<typeof netSchema>;

/** Distinguishing settings of an experiment's networks: the recipe, the labels, the sizes of the classes. */
export interface NetVariant {
  readonly name: string;
  readonly optimiser: "sgd" | "adam" | "adamw";
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly shuffledLabels?: number;
  /** How many times more rows the first half of the classes has than the second. */
  readonly imbalance?: number;
}

/** One training: plain JSON. */
export interface NetTrial extends NetVariant {
  readonly data: string;
  readonly hidden: readonly number[];
  readonly samples: number;
  readonly testSamples: number;
  readonly epochs: number;
  readonly batch: number;
  readonly repeat: number;
}

/** An experiment's own sizes and its variants. */
export interface NetDefaults {
  readonly hidden: readonly number[];
  readonly samples: number;
  readonly epochs: number;
  readonly variants: readonly NetVariant[];
}

/** Every variant as often as there are repeats. */
export function netTrials(config: NetConfig, defaults: NetDefaults): NetTrial[] {
  const { data, testSamples, batch, repeats } = config;
  const shared = {
    data,
    testSamples,
    batch,
    hidden: config.hidden ?? defaults.hidden,
    samples: config.samples ?? defaults.samples,
    epochs: config.epochs ?? defaults.epochs,
  };
  return defaults.variants.flatMap((variant) =>
    Array.from({ length: repeats }, (_, repeat) => ({ ...variant, ...shared, repeat })),
  );
}
