import type { Schedule } from "../choices/schedule.js";

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
