import type { Initialisation, TensorflowBackend } from "@collapsar/nn";
import { initialisations, tensorflowBackends } from "@collapsar/nn/parts";
import { z } from "zod";
import { contradiction, type TrainingSettings, trainingSettings } from "./run-training-settings.js";
import { scaleSchema } from "./scale.js";

/** The networks that the experiments train. */
export const networkNames = [
  "resnet20",
  "vgg11",
  "vgg16",
  "densenet40",
  "resnet18",
  "mlp",
  "mlp-norm",
] as const;
export type NetworkName = (typeof networkNames)[number];

const schedule = z
  .enum(["staircase", "cosine", "constant"])
  .describe(
    "how the rate falls: to a tenth after each 30 % of the epochs (as published), by a half cosine, or not",
  );

const momentum = z
  .number()
  .min(0)
  .lt(1)
  .optional()
  .describe(
    "share of the running moments of batch normalisation that a step keeps: 0.9, or as published " +
      "(0.99 in ResNet20 and DenseNet40) at paper scale",
  );

const tensorflow = z
  .enum(["auto", ...tensorflowBackends])
  .default("auto")
  .describe(
    "backend of TensorFlow.js; tensorflow is @tensorflow/tfjs-node, collapsar this toolkit's " +
      "own, auto the first that loads",
  );

const testRows =
  "rows for testing: the first of mnist:DIR:test where the data are mnist:DIR:train, and so " +
  "on; else those that follow the training rows";

const keep = z
  .array(z.enum(["weights", "features"]))
  .optional()
  .describe(
    "files to keep beside the rows: weights (PyTorch's names and layouts), features (last-layer " +
      "features, logits, labels, W and b), both as safetensors",
  );

const layers = z
  .array(z.string())
  .optional()
  .describe("ids of further layers whose outputs are kept with the features");

/** Refuses settings that do not go together. */
function refuseContradiction(
  settings: TrainingSettings & { readonly network?: string | undefined },
  context: z.RefinementCtx,
): void {
  const found = contradiction(settings);
  if (found) context.addIssue({ code: "custom", path: [found.key], message: found.requirement });
}

/** Settings of a training with the probes of [NTC]; what is left out follows from `scale`. */
export const trainingSchema = z
  .object({
    scale: scaleSchema,
    data: z
      .array(z.string())
      .optional()
      .describe(
        "data arguments of the command line: digits; at paper scale mnist:train, " +
          "fashion-mnist:train, cifar10:train or those that the figure shows",
      ),
    networks: z.array(z.enum(networkNames)).optional().describe("networks to train"),
    initialisations: z
      .array(z.enum(initialisations))
      .optional()
      .describe(
        "lecun, he-fan-out, torch (PyTorch's own) and torch-published (what the published code calls torch) …",
      ),
    learningRates: z.array(z.number().positive()).optional().describe("initial learning rates"),
    losses: z
      .array(z.enum(["half-mse", "mse", "cross-entropy"]))
      .optional()
      .describe("losses to train with"),
    weightDecay: z
      .number()
      .nonnegative()
      .optional()
      .describe("factor λ of ½λ‖w‖² over matrices and filters: 5e-4"),
    schedule: schedule.optional(),
    samples: z
      .int()
      .min(20)
      .optional()
      .describe("first rows of the data set for training, or all of a smaller one"),
    testSamples: z.int().min(0).optional().describe(testRows),
    widthFactor: z.number().positive().max(1).optional().describe("multiplies every width of the network"),
    epochs: z.int().min(1).optional().describe("passes over the training rows"),
    probes: z
      .int()
      .min(2)
      .optional()
      .describe("how many times the network is measured, evenly on a logarithmic axis of epochs"),
    perClass: z
      .int()
      .min(2)
      .optional()
      .describe("samples of each class in every batch and in the measured kernels"),
    normMomentum: momentum,
    tensorflow,
    ...trainingSettings,
    keep,
    layers,
  })
  .superRefine(refuseContradiction);

export type TrainingConfig = z.infer<typeof trainingSchema>;

/** One training: plain JSON with all defaults filled in. */
export interface TrainingTrial extends TrainingSettings {
  readonly data: string;
  readonly network: NetworkName;
  readonly initialisation: Initialisation;
  readonly learningRate: number;
  readonly loss: "half-mse" | "mse" | "cross-entropy";
  /** Defaults to the published staircase. */
  readonly schedule?: "staircase" | "cosine" | "constant";
  /** Defaults to the published 5e-4. */
  readonly weightDecay?: number;
  readonly samples: number;
  readonly testSamples: number;
  readonly widthFactor: number;
  readonly epochs: number;
  readonly probes: number;
  readonly perClass: number;
  /** Defaults to the published one of the network. */
  readonly normMomentum?: number;
  /** Defaults to auto. */
  readonly tensorflow?: TensorflowBackend | "auto";
  /** Files to keep; none by default. */
  readonly keep?: readonly ("weights" | "features")[] | undefined;
  readonly layers?: readonly string[] | undefined;
}

/** How large a training is. */
type TrainingSize = Required<
  Pick<
    TrainingTrial,
    "samples" | "testSamples" | "widthFactor" | "epochs" | "probes" | "perClass" | "weightDecay"
  >
> &
  Pick<TrainingTrial, "normMomentum" | "schedule">;

/** Changes of an experiment to the defaults; `size` at the small scale only. */
export interface TrainingDefaults
  extends Partial<Pick<TrainingConfig, "networks" | "initialisations" | "learningRates" | "losses">> {
  /** Data sets at paper scale; defaults to all three of the paper. */
  readonly paperData?: readonly string[];
  readonly size?: Partial<TrainingSize>;
}

const small: TrainingSize = {
  samples: 400,
  testSamples: 200,
  widthFactor: 0.25,
  epochs: 60,
  probes: 10,
  perClass: 4,
  weightDecay: 5e-4,
  normMomentum: 0.9,
};
const paper: TrainingSize = {
  samples: 60_000,
  testSamples: 9960,
  widthFactor: 1,
  epochs: 400,
  probes: 400,
  perClass: 12,
  weightDecay: 5e-4,
};

const paperData = ["mnist:train", "fashion-mnist:train", "cifar10:train"];

/** VGG11 on grey pictures is VGG16 on CIFAR-10. */
function publishedDepth(network: NetworkName, data: string): NetworkName {
  return network === "vgg11" && data.startsWith("cifar10") ? "vgg16" : network;
}

/** The trials of a config, one for each data set, network, loss, initialisation and rate. */
export function trainingTrials(config: TrainingConfig, defaults: TrainingDefaults): TrainingTrial[] {
  const isPaper = config.scale === "paper";
  const size = isPaper ? paper : { ...small, ...defaults.size };
  const networks = (data: string) =>
    config.networks ??
    (defaults.networks ?? (["resnet20"] as const)).map((network) =>
      isPaper ? publishedDepth(network, data) : network,
    );
  const normMomentum = config.normMomentum ?? size.normMomentum;
  const schedule = config.schedule ?? size.schedule;
  const shared = {
    ...(schedule === undefined ? {} : { schedule }),
    samples: config.samples ?? size.samples,
    testSamples: config.testSamples ?? size.testSamples,
    widthFactor: config.widthFactor ?? size.widthFactor,
    epochs: config.epochs ?? size.epochs,
    probes: config.probes ?? size.probes,
    perClass: config.perClass ?? size.perClass,
    weightDecay: config.weightDecay ?? size.weightDecay,
    ...(normMomentum === undefined ? {} : { normMomentum }),
    tensorflow: config.tensorflow,
    ...givenSettings(config),
  };
  const trials: TrainingTrial[] = [];
  for (const data of config.data ?? (isPaper ? (defaults.paperData ?? paperData) : ["digits"]))
    for (const network of networks(data))
      for (const loss of config.losses ?? defaults.losses ?? ["half-mse"])
        for (const initialisation of config.initialisations ?? defaults.initialisations ?? ["lecun"])
          for (const learningRate of config.learningRates ?? defaults.learningRates ?? [0.5])
            trials.push({ data, network, loss, initialisation, learningRate, ...shared });
  return trials;
}

/** The settings beyond the published recipe that a config names; what it leaves out stays out of the trials' hashes. */
function givenSettings(config: TrainingConfig): Partial<TrainingTrial> {
  const names = [...Object.keys(trainingSettings), "keep", "layers"] as (keyof TrainingSettings)[];
  return Object.fromEntries(
    names.flatMap((name) => (config[name] === undefined ? [] : [[name, config[name]]])),
  ) as Partial<TrainingTrial>;
}

/** Settings of one training, as a config file gives them. */
export const singleTrainingSchema = z
  .object({
    data: z
      .string()
      .default("digits")
      .describe("data argument of the command line: digits, mnist:DIR, cifar10:DIR …"),
    network: z.enum(networkNames).default("resnet20").describe("the network"),
    initialisation: z.enum(initialisations).default("lecun").describe("how the weights start"),
    learningRate: z.number().positive().default(0.5).describe("initial rate"),
    loss: z.enum(["half-mse", "mse", "cross-entropy"]).default("half-mse").describe("the loss"),
    weightDecay: z
      .number()
      .nonnegative()
      .default(small.weightDecay)
      .describe("factor λ of ½λ‖w‖² over matrices and filters"),
    schedule: schedule.default("staircase"),
    samples: z.int().min(20).default(small.samples).describe("first rows of the data set for training"),
    testSamples: z.int().min(0).default(small.testSamples).describe(testRows),
    widthFactor: z
      .number()
      .positive()
      .max(1)
      .default(small.widthFactor)
      .describe("multiplies every width of the network"),
    epochs: z.int().min(1).default(small.epochs).describe("passes over the training rows"),
    probes: z.int().min(2).default(small.probes).describe("how many times the network is measured"),
    perClass: z
      .int()
      .min(2)
      .default(small.perClass)
      .describe("samples of each class in every batch and in the measured kernels"),
    normMomentum: momentum.default(0.9),
    tensorflow,
    ...trainingSettings,
    keep,
    layers,
  })
  .superRefine(refuseContradiction);
