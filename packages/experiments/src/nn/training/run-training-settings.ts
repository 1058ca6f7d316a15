import type { Network, Optimiser } from "@collapsar/nn";
import { optimiserKinds, withFixedClassifier } from "@collapsar/nn/parts";
import { z } from "zod";

/** Settings of a training that differ from the published recipe; those left out are as published. */
export const trainingSettings = {
  hidden: z
    .array(z.int().min(1).max(65_536))
    .min(1)
    .max(64)
    .optional()
    .describe("widths of the hidden layers of mlp and mlp-norm, in place of widthFactor"),
  optimiser: z
    .enum(optimiserKinds)
    .optional()
    .describe("sgd (Nesterov, as published), adam, or adamw, whose weight decay is decoupled"),
  momentum: z.number().min(0).lt(1).optional().describe("momentum of sgd; 0.9 as published"),
  beta1: z.number().min(0).lt(1).optional().describe("of adam and adamw; 0.9"),
  beta2: z.number().min(0).lt(1).optional().describe("of adam and adamw; 0.999"),
  labelSmoothing: z
    .number()
    .min(0)
    .lt(1)
    .optional()
    .describe("ε of the targets (1 − ε) y + ε/C; 0 as published"),
  classifier: z
    .enum(["trained", "simplex"])
    .optional()
    .describe("whether the classifier is trained, or a fixed random simplex"),
  classCounts: z
    .array(z.int().min(2))
    .min(2)
    .optional()
    .describe("training rows of each class at most, in the order of the classes: an imbalance of one's own"),
  balanced: z
    .boolean()
    .optional()
    .describe("whether batches hold each class alike; true as published, false where classCounts are given"),
  shuffledLabels: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe("share of the training rows whose labels are exchanged among themselves at random: a control"),
};

export type TrainingSettings = z.infer<z.ZodObject<typeof trainingSettings>>;

/** The optimiser where nothing is said of it, as published. */
const usual = { optimiser: "sgd", momentum: 0.9 } as const;

/** The optimiser of a training: Nesterov's with 0.9 unless it is said otherwise. */
export function optimiserOf(settings: TrainingSettings): Optimiser {
  const { optimiser = usual.optimiser, momentum = usual.momentum, beta1, beta2 } = settings;
  return optimiser === "sgd"
    ? { kind: "sgd", momentum, nesterov: momentum > 0 }
    : { kind: optimiser, beta1, beta2 };
}

/** The network with the classifier that is asked for. */
export function withClassifier(network: Network, { classifier = "trained" }: TrainingSettings): Network {
  return classifier === "simplex" ? withFixedClassifier(network) : network;
}

/** Settings that do not go together. */
export function contradiction(
  settings: TrainingSettings & { readonly network?: string | undefined },
): { key: keyof TrainingSettings; requirement: string } | undefined {
  const { optimiser = usual.optimiser, momentum, beta1, beta2, hidden, network } = settings;
  if (optimiser !== "sgd" && momentum !== undefined)
    return { key: "momentum", requirement: "acts with optimiser: sgd" };
  if (optimiser === "sgd" && (beta1 ?? beta2) !== undefined)
    return {
      key: beta1 === undefined ? "beta2" : "beta1",
      requirement: "acts with optimiser: adam or adamw",
    };
  if (hidden !== undefined && network !== undefined && !network.startsWith("mlp"))
    return { key: "hidden", requirement: "acts with network: mlp or mlp-norm" };
  return undefined;
}
