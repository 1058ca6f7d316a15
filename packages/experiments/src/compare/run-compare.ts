import type { ResultRow, TrialContext } from "../experiment.js";
import type { CompareTrial } from "./config.js";

/** One trial: its system's rows, each with the trial's own settings. */
export async function runCompare(trial: CompareTrial, context: TrialContext): Promise<ResultRow[]> {
  const { data, split, perClass, labels, largest } = trial;
  const rows = await systemRows(trial, context);
  return rows.map((row) => ({ data, split, perClass, labels, largest, ...row }));
}

/** TensorFlow.js loads only where a network is trained. */
async function systemRows(trial: CompareTrial, context: TrialContext): Promise<ResultRow[]> {
  switch (trial.system) {
    case "kernels":
      return (await import("./kernel-systems.js")).kernelSystems(trial, context);
    case "deep-rfm":
      return (await import("./deep-rfm-system.js")).deepRfmSystem(trial, context);
    case "mlp":
      return (await import("./network-systems.js")).mlpSystem(trial, context);
    case "resnet":
      return (await import("./network-systems.js")).resnetSystem(trial, context);
  }
}
