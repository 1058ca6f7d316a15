import { NumericalError } from "@collapsar/linalg";
import type { Examples, TrainingState } from "@collapsar/nn";
import { lastLayer } from "@collapsar/nn/parts";

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
