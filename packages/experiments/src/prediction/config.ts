import { z } from "zod";

/** Settings of the prediction of a network's course. */
export const predictionSchema = z
  .object({
    perClass: z
      .int()
      .min(2)
      .default(12)
      .describe("digits of each class: the network trains on all of them at once"),
    width: z.int().min(10).default(128).describe("width of the two hidden layers"),
    learningRate: z
      .number()
      .positive()
      .default(0.25)
      .describe(
        "rate of full-batch gradient descent on ½‖F − Y‖²/(n C); every network is trained at half of it too",
      ),
    epochs: z
      .int()
      .min(10)
      .default(6000)
      .describe("steps of gradient descent, twice as many at half the rate"),
    probes: z.int().min(3).default(14).describe("how many times the kernel and the features are measured"),
    from: z.int().min(1).default(160).describe("the dynamics start from the network's state after this step"),
    seeds: z.int().min(1).default(3).describe("networks"),
  })
  .refine(({ from, epochs }) => from < epochs, { path: ["from"], message: "must be below epochs" });
export type PredictionConfig = z.infer<typeof predictionSchema>;

/** One network at one step size. */
export type PredictionTrial = Omit<PredictionConfig, "seeds"> & {
  readonly repeat: number;
  /** 1, or 2 for half of the rate and twice the steps. */
  readonly halving: 1 | 2;
  /** A step too large to stand for gradient flow, on the first part of the course: the step's proof must not hold. */
  readonly coarse: boolean;
};

/** How many times larger the step is that is known to be too large, and on which part of the course it is taken. */
const [COARSE, PART] = [8, 1 / 4];

const coarsened = (settings: Omit<PredictionConfig, "seeds">) => {
  const { learningRate, epochs, from } = settings;
  const first = Math.max(1, Math.round(from / COARSE));
  return {
    ...settings,
    learningRate: COARSE * learningRate,
    from: first,
    epochs: Math.max(first + 1, Math.round((PART * epochs) / COARSE)),
  };
};

/** Every network twice, at the rate and at half of it; and so at a rate that is too large, a short way. */
export function predictionTrials({ seeds, ...settings }: PredictionConfig): PredictionTrial[] {
  const [fine, coarse] = [
    { ...settings, coarse: false },
    { ...coarsened(settings), coarse: true },
  ];
  return Array.from({ length: seeds }, (_, repeat) => repeat).flatMap((repeat) =>
    [fine, coarse].flatMap((own) => ([1, 2] as const).map((halving) => ({ ...own, repeat, halving }))),
  );
}
