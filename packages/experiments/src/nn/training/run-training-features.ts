import { NumericalError } from "@collapsar/linalg";
import type { Examples, TrainingState } from "@collapsar/nn";
import { DivergenceError, lastLayer, layerOutputs } from "@collapsar/nn/parts";

/**
 * Why the last-layer features of a network cannot be measured: two classes share one mean, or a number is not finite.
 */
export type FeatureFailure = "dead" | "not finite";

/** The features of a training can no longer be measured. */
export class UnmeasurableError extends NumericalError {
  override readonly name = "UnmeasurableError";

  constructor(
    readonly epoch: number,
    readonly failure: FeatureFailure,
  ) {
    super(`features must tell classes apart, got ${failure} ones in epoch ${epoch}`);
  }
}

/** Why a training ended early, in the words of its rows. */
export interface EarlyEnd {
  readonly epoch: number;
  readonly reason: "diverged" | "features died";
}

/** Why a training ended early, or undefined for a fault. */
export function earlyEnd(error: unknown): EarlyEnd | undefined {
  if (error instanceof DivergenceError) return { epoch: error.epoch, reason: "diverged" };
  if (error instanceof UnmeasurableError) {
    return { epoch: error.epoch, reason: error.failure === "dead" ? "features died" : "diverged" };
  }
  return undefined;
}

/**
 * Ends a training that has left the numbers where a probe would meet it: the loss says so one step later, which may
 * never come.
 *
 * @throws UnmeasurableError if a weight, or an output of one of the layers, is not finite
 */
export function checkFinite(
  state: TrainingState,
  examples: Examples,
  { epoch, layers }: { readonly epoch: number; readonly layers: readonly string[] },
): void {
  const weights = [...state.parameters.values()].map((parameter) => parameter.dataSync());
  const outputs = [...layerOutputs(state, examples, layers).values()].map(({ data }) => data);
  for (const values of [...weights, ...outputs]) {
    for (let i = 0; i < values.length; i++)
      if (!Number.isFinite(values[i])) throw new UnmeasurableError(epoch, "not finite");
  }
}

/**
 * Whether the features of a network can be measured: finite, and with a mean of its own for each class. All units of
 * the last layer may have died, and then every mean is 0.
 */
export function featureFailure(state: TrainingState, examples: Examples): FeatureFailure | undefined {
  const { H, W } = lastLayer(state, examples);
  if (!H.data.every(Number.isFinite) || !W.data.every(Number.isFinite)) return "not finite";
  const means = new Map<number, Float64Array>();
  for (let i = 0; i < H.rows; i++) {
    const label = examples.labels[i]!;
    const sum = means.get(label) ?? new Float64Array(H.cols);
    for (let j = 0; j < H.cols; j++) sum[j]! += H.data[i * H.cols + j]!;
    means.set(label, sum);
  }
  const sizes = new Map<number, number>();
  for (const label of examples.labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const seen = new Set(
    [...means].map(([label, sum]) => sum.map((value) => value / sizes.get(label)!).join()),
  );
  return seen.size < means.size ? "dead" : undefined;
}
