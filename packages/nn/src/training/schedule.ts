import { checkNumber, checkObject, checkOneOf } from "@collapsar/linalg/check";
import { type Schedule, scheduleKinds } from "../choices/schedule.js";

/** The learning rate at an epoch, a fraction of which may have passed. */
export function learningRateAt(schedule: Schedule, initial: number, epoch: number): number {
  checkObject("learningRateAt", "schedule", schedule, "a schedule { kind, … }");
  checkOneOf("learningRateAt", "schedule.kind", schedule.kind, scheduleKinds);
  checkNumber("learningRateAt", "initial", initial);
  checkNumber("learningRateAt", "epoch", epoch);
  switch (schedule.kind) {
    case "constant":
      return initial;
    case "staircase":
      return initial * schedule.factor ** Math.floor(epoch / schedule.every);
    case "cosine":
      return (initial / 2) * (1 + Math.cos(Math.PI * Math.min(1, epoch / schedule.epochs)));
  }
}
