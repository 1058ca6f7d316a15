/** How the learning rate falls over the epochs. */
export type Schedule =
  | { readonly kind: "constant" }
  /** Multiplied by `factor` after every `every` epochs. */
  | { readonly kind: "staircase"; readonly factor: number; readonly every: number }
  /** Half a cosine from the initial rate to zero over `epochs`. */
  | { readonly kind: "cosine"; readonly epochs: number };

/** The schedules by name. */
export const scheduleKinds = ["constant", "staircase", "cosine"] as const satisfies Schedule["kind"][];
