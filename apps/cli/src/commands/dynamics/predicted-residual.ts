import { type Work, zeros } from "@collapsar/linalg";
import { frobeniusNorm } from "@collapsar/linalg/parts";
import type { Blocks, ClassSizes } from "@collapsar/ntk";
import { growingKernelResidual, residualParts } from "@collapsar/ntk/parts";
import { UsageError } from "../../contract/errors.js";

/** ‖R(t)‖ of each part under the full kernel's blocks γ(t), from R(0) = −Y. */
export interface PredictedResidual {
  readonly times: number[];
  readonly global: number[];
  readonly class: number[];
  readonly single: number[];
}

/** Entries of the largest residual, C × n, that is followed. */
const LARGEST = 4e6;

/** The residual that a linearised network with kernel blocks γ(t) would have at some times of a run. */
export function predictedResidual(
  gamma: (t: number) => Blocks,
  classes: ClassSizes,
  times: readonly number[],
  { signal, onProgress }: Work,
): PredictedResidual {
  const sizes =
    "sizes" in classes
      ? Array.from(classes.sizes)
      : new Array<number>(classes.classes).fill(classes.perClass);
  const labels = Int32Array.from(sizes.flatMap((size, c) => new Array<number>(size).fill(c)));
  const [C, n] = [sizes.length, labels.length];
  if (C * n > LARGEST) {
    throw new UsageError(
      `--gamma: follows a residual of at most ${LARGEST} entries, got ${C} classes × ${n} samples`,
    );
  }
  const residual = zeros(C, n);
  for (let i = 0; i < n; i++) residual.data[labels[i]! * n + i] = -1;
  const parts = times.map((time, done) => {
    onProgress?.({ done, total: times.length, unit: "times" });
    return residualParts(growingKernelResidual({ blocks: gamma, labels, residual, time, signal }), labels);
  });
  const norms = (part: "global" | "class" | "single") => parts.map((each) => frobeniusNorm(each[part]));
  return { times: [...times], global: norms("global"), class: norms("class"), single: norms("single") };
}
