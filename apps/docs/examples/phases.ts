import { randomNormal, seededRandom } from "@collapsar/linalg";
import { frobeniusNorm } from "@collapsar/linalg/parts";
import { constantKernelPhases } from "@collapsar/ntk";
import { constantKernelResidual, residualParts } from "@collapsar/ntk/parts";

/** Four classes under a kernel that stays as it is: three numbers, however many samples there are. */
export interface PhasesSettings {
  /** λ of a sample with itself, with its class, with the others. */
  readonly diagonal: number;
  readonly within: number;
  readonly between: number;
  /** Samples of each class. */
  readonly perClass: number;
  /** Seed of the answers before training. */
  readonly seed: number;
}

const classes = 4;

/** What is still wrong over time, as shares of its start: of the mean of all, of the class means, within the classes. */
export function phases({ perClass, seed, ...blocks }: PhasesSettings) {
  const labels = Array.from({ length: classes * perClass }, (_, i) => Math.floor(i / perClass));
  const residual = randomNormal(seededRandom(seed), classes, labels.length);
  const normsAt = (time: number) => {
    const parts = residualParts(constantKernelResidual({ blocks, labels, residual, time }), labels);
    return {
      global: frobeniusNorm(parts.global),
      class: frobeniusNorm(parts.class),
      single: frobeniusNorm(parts.single),
    };
  };
  const found = constantKernelPhases(blocks, { classes, perClass });
  const start = normsAt(0);
  const end = Math.max(...found.map((phase) => phase.end));
  // a part falls to a hundredth at its end, and to a thousandth half as far beyond: each is followed to there
  const times = found.flatMap((phase) => Array.from({ length: 31 }, (_, k) => (phase.end * k) / 20));
  const course = [...new Set(times)]
    .sort((a, b) => a - b)
    .filter((time) => time <= end)
    .map((time) => {
      const left = normsAt(time);
      return {
        time,
        global: left.global / start.global,
        class: left.class / start.class,
        single: left.single / start.single,
      };
    });
  return { phases: found, course };
}
