/** Activations of a network's layers, by name. */
export const activationNames = ["relu", "erf", "tanh"] as const;
/** An activation of a network's layers. */
export type NetworkActivation = (typeof activationNames)[number];

/**
 * Which variance of a batch goes into a normalisation's running variance: Σ(x − μ)²/n, as in Flax, or Σ(x − μ)²/(n −
 * 1), as in PyTorch, n the values of a channel in the batch. Both normalise the batch itself by the biased one.
 */
export const runningVariances = ["biased", "unbiased"] as const;

/** Which variance batch normalisation keeps. */
export type RunningVariance = (typeof runningVariances)[number];

/** Shape of one example, without the batch axis: [features] or [height, width, channels]. */
export type Shape = readonly number[];
