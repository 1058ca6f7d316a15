import type { ResultRow, TrialContext } from "../experiment.js";
import type { TrainingTrial } from "../nn/training/network-config.js";

export interface NetworkTrial {
  readonly part: "network";
  readonly epochs: number;
  readonly labels: "true" | "shuffled";
}

/**
 * A small real network on digits: collapse, measured blocks and alignment as it trains. TensorFlow.js loads only
 * here.
 */
export async function networkPart(
  { epochs, labels }: NetworkTrial,
  context: TrialContext,
): Promise<ResultRow[]> {
  const { runTraining } = await import("../nn/training/run-training.js");
  const trial: TrainingTrial = {
    data: "digits",
    network: "mlp",
    initialisation: "lecun",
    learningRate: 1,
    loss: "half-mse",
    samples: 400,
    testSamples: 200,
    widthFactor: 0.125,
    epochs,
    probes: 7,
    perClass: 4,
    ...(labels === "shuffled" && { shuffledLabels: 1 }),
  };
  const rows = await runTraining(trial, context);
  return rows.filter((row) => row["part"] === "probe").map((row) => ({ ...row, part: "network", labels }));
}
