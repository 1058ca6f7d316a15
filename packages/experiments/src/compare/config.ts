import { z } from "zod";

/** Labels of the training rows: their own, a fifth of them drawn anew, or permuted ones. */
export const labelKinds = ["true", "noisy", "shuffled"] as const;
export type LabelKind = (typeof labelKinds)[number];

/** How a network starts: the gain on its hidden layers. */
export const starts = { small: 0.5, large: 1 } as const;
export type Start = keyof typeof starts;

/** Settings of the comparison; what is left out follows from `scale`. */
export const compareSchema = z.object({
  scale: z
    .enum(["small", "full"])
    .default("small")
    .describe("small ends on two cores within minutes; full adds seeds, noisy labels and more rows"),
  data: z
    .array(z.string())
    .default(["digits"])
    .describe("data arguments of the command line: digits, mnist:DIR, cifar10:DIR …; classes are balanced"),
  seeds: z
    .int()
    .min(1)
    .optional()
    .describe("splits, each with networks and maps of its own: 3, or 5 at full scale"),
  perClass: z
    .int()
    .min(4)
    .optional()
    .describe("training rows of each class, and as many test rows: 20, or 60 at full scale"),
  labels: z
    .array(z.enum(labelKinds))
    .optional()
    .describe("labels of the training rows: true and shuffled; at full scale noisy too"),
  width: z.int().min(8).optional().describe("features of the networks: 64"),
  steps: z
    .int()
    .min(20)
    .optional()
    .describe("steps of full-batch gradient descent of the MLP: 1,000, or 4,000"),
  resnetEpochs: z
    .int()
    .min(0)
    .optional()
    .describe("epochs of the ResNet20: 0, which leaves it out, or 40 at full scale"),
  depth: z.int().min(2).optional().describe("layers of the Deep RFM: 6, or 10"),
  largest: z
    .int()
    .min(4)
    .default(14)
    .describe("images with a longer side are averaged down to this side: every system sees the same columns"),
});

export type CompareConfig = z.infer<typeof compareSchema>;

/** Parameters of every trial's rows. */
export interface RowsTrial {
  readonly data: string;
  readonly split: number;
  readonly perClass: number;
  readonly labels: LabelKind;
  readonly largest: number;
}

export interface KernelTrial extends RowsTrial {
  readonly system: "kernels";
}

export interface DeepRfmSystemTrial extends RowsTrial {
  readonly system: "deep-rfm";
  readonly depth: number;
}

export interface MlpTrial extends RowsTrial {
  readonly system: "mlp";
  readonly width: number;
  readonly steps: number;
  /** 1, or 2 where the step is halved to prove it. */
  readonly halving: number;
  readonly weightDecay: number;
  readonly start: Start;
}

export interface ResnetTrial extends RowsTrial {
  readonly system: "resnet";
  readonly width: number;
  readonly epochs: number;
  readonly weightDecay: number;
}

export type CompareTrial = KernelTrial | DeepRfmSystemTrial | MlpTrial | ResnetTrial;

/** Factor of ½λ‖w‖² where there is decay. */
const DECAY = 2e-3;

const sizes: Readonly<Record<CompareConfig["scale"], Sizes>> = {
  small: {
    seeds: 3,
    perClass: 20,
    width: 64,
    steps: 1000,
    resnetEpochs: 0,
    depth: 6,
    labels: ["true", "shuffled"],
  },
  full: { seeds: 5, perClass: 60, width: 64, steps: 4000, resnetEpochs: 40, depth: 10, labels: labelKinds },
};

interface Sizes {
  readonly seeds: number;
  readonly perClass: number;
  readonly labels: readonly LabelKind[];
  readonly width: number;
  readonly steps: number;
  readonly resnetEpochs: number;
  readonly depth: number;
}

/** The sizes of a scale, with those that a config names in their place. */
function sizesOf({ scale, data: _data, largest: _largest, ...given }: CompareConfig): Sizes {
  const named = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...sizes[scale], ...(Object.fromEntries(named) as Partial<Sizes>) };
}

/** The trials of a config: for each data set, split and labels the kernels, a Deep RFM, the MLPs and the ResNet. */
export function compareTrials(config: CompareConfig): CompareTrial[] {
  const { data, largest } = config;
  const { seeds, perClass, labels, width, steps, resnetEpochs, depth } = sizesOf(config);
  return Array.from({ length: seeds }, (_, split) => split).flatMap((split) =>
    data.flatMap((name) =>
      labels.flatMap((kind): CompareTrial[] => {
        const rows: RowsTrial = { data: name, split, perClass, labels: kind, largest };
        const network = { ...rows, system: "mlp" as const, width, steps };
        const mlps = [0, DECAY].flatMap((weightDecay) =>
          (["small", "large"] as const).map(
            (start): MlpTrial => ({ ...network, halving: 1, weightDecay, start }),
          ),
        );
        const proof: MlpTrial[] =
          kind === "true" ? [{ ...network, halving: 2, weightDecay: 0, start: "large" }] : [];
        const resnet: ResnetTrial = {
          ...rows,
          system: "resnet",
          width,
          epochs: resnetEpochs,
          weightDecay: DECAY,
        };
        return [
          { ...rows, system: "kernels" },
          { ...rows, system: "deep-rfm", depth },
          ...mlps,
          ...proof,
          ...(resnetEpochs > 0 ? [resnet] : []),
        ];
      }),
    ),
  );
}
