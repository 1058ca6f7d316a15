import { z } from "zod";
import { scaleSchema } from "../training/scale.js";

/** Settings of [AGOP]'s network experiments. */
export const denseSchema = z.object({
  scale: scaleSchema,
  data: z
    .array(z.string())
    .optional()
    .describe(
      "data arguments of the command line: digits; at paper scale mnist:train, cifar10:train and svhn:train",
    ),
  samples: z.int().min(20).optional().describe("first rows of each data set: 400, or 50,000 at paper scale"),
  width: z.int().min(2).optional().describe("width of the five hidden layers: 128, or 512 at paper scale"),
  gains: z
    .array(z.number().positive())
    .optional()
    .describe(
      "initial gains of the hidden layers, small ones learn features: 0.1 and 1 (ResNet18 0.25 and 1, VGG11 1 and 4)",
    ),
  optimiser: z
    .enum(["adam", "sgd"])
    .optional()
    .describe("Adam; at paper scale Adam for the MLP and gradient descent for ResNet18 and VGG11"),
  learningRate: z
    .number()
    .positive()
    .optional()
    .describe("1e-3 (ResNet18 5e-4); at paper scale 5e-5 (ResNet18 0.05, VGG11 0.01)"),
  batch: z.int().min(1).optional().describe("rows of a batch: 32, or 128 at paper scale"),
  epochs: z
    .int()
    .min(1)
    .optional()
    .describe("240 (ResNet18 160, VGG11 60); at paper scale 250 (ResNet18 500, VGG11 1000)"),
  probes: z
    .int()
    .min(2)
    .optional()
    .describe(
      "how many times the network is measured, at equal distances: 13, or every tenth epoch at paper scale",
    ),
  seeds: z.int().min(1).optional().describe("repeats: 2 of the MLP and 1 of the others, or 3 at paper scale"),
  resetOptimiser: z
    .boolean()
    .optional()
    .describe("a new optimiser for each epoch, as the published code has it: false, or true at paper scale"),
});

export type DenseConfig = z.infer<typeof denseSchema>;

export type DenseNetwork = "mlp" | "resnet18" | "vgg11-truncated";

/** One training of the convolutional or fully connected network with [AGOP]'s five-layer head. */
export interface DenseTrial {
  readonly network: DenseNetwork;
  readonly data: string;
  readonly samples: number;
  readonly width: number;
  readonly gain: number;
  readonly optimiser: "adam" | "sgd";
  readonly learningRate: number;
  readonly batch: number;
  readonly epochs: number;
  readonly probes: number;
  readonly repeat: number;
  readonly resetOptimiser: boolean;
}

type Recipe = Pick<DenseTrial, "optimiser" | "learningRate" | "epochs">;

/**
 * The published recipes: the job scripts' for the MLP and ResNet18, the script's defaults for VGG11, of which no job
 * is known.
 */
const publishedRecipes: Readonly<Record<DenseNetwork, Recipe>> = {
  mlp: { optimiser: "adam", learningRate: 5e-5, epochs: 250 },
  resnet18: { optimiser: "sgd", learningRate: 0.05, epochs: 500 },
  "vgg11-truncated": { optimiser: "sgd", learningRate: 0.01, epochs: 1000 },
};

/**
 * Ours for a few hundred rows: epochs enough to leave a small start, where all outputs are the same for a long time.
 * ResNet18 goes half as fast: at 1e-3 it can stay where two classes are one.
 */
const smallRecipes: Readonly<Record<DenseNetwork, Recipe>> = {
  mlp: { optimiser: "adam", learningRate: 1e-3, epochs: 240 },
  resnet18: { optimiser: "adam", learningRate: 5e-4, epochs: 160 },
  "vgg11-truncated": { optimiser: "adam", learningRate: 1e-3, epochs: 60 },
};

/** The published gain, and a large one of ours, at which the right singular part should do less. */
const defaultGains: Readonly<Record<DenseNetwork, readonly number[]>> = {
  mlp: [0.1, 1],
  resnet18: [0.25, 1],
  "vgg11-truncated": [1, 4],
};

/** The rows of the published figures of one network. */
const paperData = ["mnist:train", "cifar10:train", "svhn:train"];

/** The trials of a config for one network, on the data sets that its paper-scale figure shows. */
export function denseTrials(
  config: DenseConfig,
  network: DenseNetwork,
  published: readonly string[] = paperData,
): DenseTrial[] {
  const paper = config.scale === "paper";
  const recipe = (paper ? publishedRecipes : smallRecipes)[network];
  const shared = {
    probes: config.probes ?? (paper ? Math.ceil((config.epochs ?? recipe.epochs) / 10) + 1 : 13),
    samples: config.samples ?? (paper ? 50_000 : 400),
    width: config.width ?? (paper ? 512 : 128),
    optimiser: config.optimiser ?? recipe.optimiser,
    learningRate: config.learningRate ?? recipe.learningRate,
    batch: config.batch ?? (paper ? 128 : 32),
    epochs: config.epochs ?? recipe.epochs,
    resetOptimiser: config.resetOptimiser ?? paper,
  };
  const gains = config.gains ?? defaultGains[network];
  const repeats = config.seeds ?? (paper ? 3 : network === "mlp" ? 2 : 1);
  return (config.data ?? (paper ? published : ["digits"])).flatMap((data) =>
    gains.flatMap((gain) =>
      Array.from({ length: repeats }, (_, repeat) => ({ network, data, gain, repeat, ...shared })),
    ),
  );
}
