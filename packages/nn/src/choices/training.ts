/**
 * - `mse`: mean over samples and classes of (f − y)²;
 * - `half-mse`: half of it, ½‖F − Y‖²/(B·C), as [NTC]'s code;
 * - `cross-entropy`: mean over samples of −log softmax(f)_y.
 */
export const lossNames = ["mse", "half-mse", "cross-entropy"] as const;
/** A loss of training. */
export type LossName = (typeof lossNames)[number];

/** How labels become targets: a 1 in the class's column, or +1 there and −1 elsewhere. */
export const targetCodings = ["one-hot", "plus-minus"] as const;

/** How classes become the targets of a network. */
export type TargetCoding = (typeof targetCodings)[number];

/** The optimisers by name. */
export const optimiserKinds = ["sgd", "adam", "adamw"] as const;

/**
 * Initialisations by name.
 * - `lecun`: normal truncated at ±2σ with variance 1/fan_in, biases 0 ([NTC]'s `flax`);
 * - `he-fan-out`: N(0, 2/fan_out), biases 0 ([NTC]'s `normal_fan_out`);
 * - `torch`: PyTorch's default, weights and biases uniform in ±1/√fan_in;
 * - `torch-published`: what [NTC]'s code calls `torch`: dense and 1 × 1 weights uniform in ±√(3/fan_in), 3 × 3
 * weights in
 *   ±√(1/(3 fan_in)), biases one-sided uniform in [0, 1/√p) with p the feature dimension;
 * - `xavier`: Xavier uniform, ±√(6/(fan_in + fan_out)), biases 0 ([AGOP]'s MLP, times a gain);
 * - `ntk`: N(0, 1/fan_in), biases 0 ([KK]'s first layer; the NTK parametrisation's function at the start).
 */
export const initialisations = ["lecun", "he-fan-out", "torch", "torch-published", "xavier", "ntk"] as const;

/** How a network's parameters are drawn. */
export type Initialisation = (typeof initialisations)[number];

/** Moments of Adam and AdamW. */
interface AdamMoments {
  /** Defaults to 0.9. */
  readonly beta1?: number | undefined;
  /** Defaults to 0.999. */
  readonly beta2?: number | undefined;
  /** Defaults to 1e-8. */
  readonly epsilon?: number | undefined;
}

/**
 * Stochastic gradient descent with (Nesterov) momentum, Adam, or AdamW, whose weight decay is decoupled from the
 * gradient (Loshchilov & Hutter 2019).
 */
export type Optimiser =
  | {
      readonly kind: "sgd";
      /** Defaults to 0. */
      readonly momentum?: number | undefined;
      /** Defaults to false. */
      readonly nesterov?: boolean | undefined;
    }
  | ({ readonly kind: "adam" } & AdamMoments)
  | ({ readonly kind: "adamw" } & AdamMoments);

/** How an epoch is cut into batches. */
export interface MiniBatchOptions {
  /** Rows of a batch. */
  readonly size: number;
  /** As many samples of each class in every batch; what fills none is dropped. Defaults to false. */
  readonly balanced?: boolean | undefined;
}

/** How one layer starts, where it differs from the others. */
export interface LayerInitialisation {
  readonly initialisation?: Initialisation | undefined;
  /** Multiplies the layer's kernel; defaults to 1. */
  readonly gain?: number | undefined;
}
