import { z } from "zod";

/** Settings of [AGOP]'s network experiments. */
export const denseSchema = z.object({
  scale: z
    .enum(["small", "paper"])
    .default("small")
    .describe(
      "small shrinks width, samples and epochs so that a run ends on two cores; paper is the published setting",
    ),
  data: z
    .array(z.string())
    .default(["digits"])
    .describe("data arguments of the command line: digits, mnist:DIR, cifar10:DIR"),
  samples: z.int().min(20).optional().describe("first rows of each data set: 400, or 50,000 at paper scale"),
  width: z.int().min(2).optional().describe("width of the five hidden layers: 128, or 512 at paper scale"),
  gains: z
    .array(z.number().positive())
    .optional()
    .describe(
      "initial gains of the hidden layers, small ones learn features: 0.1 and 1 (ResNet18 0.25, VGG11 1)",
    ),
  learningRate: z.number().positive().optional().describe("rate of Adam: 1e-3, or 5e-5 at paper scale"),
  batch: z.int().min(1).optional().describe("rows of a batch: 32, or 128 at paper scale"),
  epochs: z.int().min(1).optional().describe("80 (ResNet18 120, VGG11 40), or 250 at paper scale"),
  probes: z.int().min(2).default(8).describe("how many times the network is measured"),
  seeds: z.int().min(1).optional().describe("repeats: 2, or 3 at paper scale"),
  resetOptimiser: z
    .boolean()
    .default(false)
    .describe(
      "empty Adam's moments after every epoch, as the published code does by building its optimiser anew",
    ),
});

export type DenseConfig = z.infer<typeof denseSchema>;

/** One training of the convolutional or fully connected network with [AGOP]'s five-layer head. */
export interface DenseTrial {
  readonly network: "mlp" | "resnet18" | "vgg11-truncated";
  readonly data: string;
  readonly samples: number;
  readonly width: number;
  readonly gain: number;
  readonly learningRate: number;
  readonly batch: number;
  readonly epochs: number;
  readonly probes: number;
  readonly repeat: number;
  readonly resetOptimiser: boolean;
}

/**
 * Initial gains as the published scripts have them (of VGG11 only the script's default is known), and epochs enough to leave a small
 * start, where all outputs are the same for a long time.
 */
const smallRuns: Readonly<Record<DenseTrial["network"], { epochs: number; gains: readonly number[] }>> = {
  mlp: { epochs: 80, gains: [0.1, 1] },
  resnet18: { epochs: 120, gains: [0.25] },
  "vgg11-truncated": { epochs: 40, gains: [1] },
};

export function denseTrials(config: DenseConfig, network: DenseTrial["network"]): DenseTrial[] {
  const paper = config.scale === "paper";
  const small = smallRuns[network];
  const { probes, resetOptimiser } = config;
  const shared = {
    samples: config.samples ?? (paper ? 50_000 : 400),
    width: config.width ?? (paper ? 512 : 128),
    learningRate: config.learningRate ?? (paper ? 5e-5 : 1e-3),
    batch: config.batch ?? (paper ? 128 : 32),
    epochs: config.epochs ?? (paper ? 250 : small.epochs),
  };
  const gains = config.gains ?? small.gains;
  const repeats = config.seeds ?? (paper ? 3 : network === "mlp" ? 2 : 1);
  return config.data.flatMap((data) =>
    gains.flatMap((gain) =>
      Array.from({ length: repeats }, (_, repeat) => ({
        network,
        data,
        gain,
        repeat,
        probes,
        resetOptimiser,
        ...shared,
      })),
    ),
  );
}
