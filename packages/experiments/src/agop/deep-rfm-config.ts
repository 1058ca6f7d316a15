import { z } from "zod";

/** The random maps of the published figures: "cos" draws independent Cauchy frequencies, as the published code does. */
const mapNames = ["relu", "cos", "cos-isotropic", "gaussian", "identity"] as const;

/** Settings that the Deep RFM experiments share; what is left out follows from `scale`. */
export const deepRfmSchema = z.object({
  scale: z
    .enum(["small", "paper"])
    .default("small")
    .describe(
      "small ends on two cores within minutes; paper is the published size (needs the data sets and memory)",
    ),
  data: z
    .array(z.string())
    .optional()
    .describe(
      "data arguments of the command line: digits, mnist:DIR, cifar10:DIR, svhn:DIR; one column of figures for each",
    ),
  samples: z
    .int()
    .min(20)
    .optional()
    .describe("first rows of each data set, or all of a smaller one: 600, or 50,000 at paper scale"),
  testSamples: z
    .int()
    .min(0)
    .optional()
    .describe("rows after those, measured in every layer and never trained on: 600; 0 leaves them out"),
  depth: z.int().min(1).optional().describe("layers: 10, or 20 at paper scale"),
  seeds: z.int().min(1).optional().describe("repeats with other random maps: 3"),
  width: z
    .int()
    .min(1)
    .optional()
    .describe("random features: 512; at paper scale the cosine map keeps its input's dimension"),
  frequencyScale: z
    .number()
    .positive()
    .optional()
    .describe(
      "scale γ of the cosine maps' frequencies: 0.05, as published for MNIST, and 0.1 for CIFAR-10 and SVHN",
    ),
  ridge: z.number().min(0).default(1e-3).describe("λ; the published script asks for none and gets 1e-3"),
  bandwidth: z.number().positive().default(2).describe("length L of the Laplace kernel"),
});

export type DeepRfmConfig = z.infer<typeof deepRfmSchema>;

/** One Deep RFM: plain JSON, all defaults filled in. */
export interface DeepRfmTrial {
  readonly data: string;
  readonly map: (typeof mapNames)[number];
  readonly repeat: number;
  readonly samples: number;
  readonly testSamples: number;
  /** "shuffled": the same rows with their labels permuted, the control of every claim. */
  readonly labels: "true" | "shuffled";
  readonly depth: number;
  /** 0 keeps the dimension of the input. */
  readonly width: number;
  readonly frequencyScale: number;
  readonly ridge: number;
  readonly bandwidth: number;
}

const smallData = ["digits"];

/** The trials of a config for the given maps, in the order data, map, repeat. */
export function deepRfmTrials(
  config: DeepRfmConfig,
  maps: readonly DeepRfmTrial["map"][],
  {
    repeats,
    paperData,
    controls = false,
  }: {
    readonly repeats?: number;
    readonly paperData: readonly string[];
    /** With every trial the same on shuffled labels. */
    readonly controls?: boolean;
  },
): DeepRfmTrial[] {
  const paper = config.scale === "paper";
  const { ridge, bandwidth } = config;
  const shared = {
    samples: config.samples ?? (paper ? 50_000 : 600),
    depth: config.depth ?? (paper ? 20 : 10),
    testSamples: config.testSamples ?? 600,
    ridge,
    bandwidth,
  };
  const labels = controls ? (["true", "shuffled"] as const) : (["true"] as const);
  const width = (map: DeepRfmTrial["map"]) => config.width ?? (paper && map.startsWith("cos") ? 0 : 512);
  return (config.data ?? (paper ? paperData : smallData)).flatMap((data) =>
    maps.flatMap((map) =>
      Array.from({ length: repeats ?? config.seeds ?? 3 }, (_, repeat) =>
        labels.map((labels) => ({
          data,
          map,
          repeat,
          labels,
          width: width(map),
          frequencyScale: config.frequencyScale ?? (/^(cifar10|svhn)\b/.test(data) ? 0.1 : 0.05),
          ...shared,
        })),
      ).flat(),
    ),
  );
}
