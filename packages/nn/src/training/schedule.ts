/** How the learning rate falls over the epochs. */
export type Schedule =
  | { readonly kind: "constant" }
  /** Multiplied by `factor` after every `every` epochs. */
  | { readonly kind: "staircase"; readonly factor: number; readonly every: number }
  /** Half a cosine from the initial rate to zero over `epochs`. */
  | { readonly kind: "cosine"; readonly epochs: number };

/** The schedules by name. */
export const scheduleKinds = ["constant", "staircase", "cosine"] as const satisfies Schedule["kind"][];

/** The learning rate at an epoch, a fraction of which may have passed. */
export function learningRateAt(schedule: Schedule, initial: number, epoch: number): number {
  switch (schedule.kind) {
    case "constant":
      return initial;
    case "staircase":
      return initial * schedule.factor ** Math.floor(epoch / schedule.every);
    case "cosine":
      return (initial / 2) * (1 + Math.cos(Math.PI * Math.min(1, epoch / schedule.epochs)));
  }
}
