import type { Matrix, Work } from "@collapsar/linalg";
import { ConvergenceError, checkWork, ownOptions } from "@collapsar/linalg/check";
import { checkFamily } from "../check-kernel.js";
import type { Kernel } from "../kernel.js";
import { evidenceOptions } from "../options.js";
import { bfgs } from "./bfgs.js";
import { checkTargets } from "./check-targets.js";
import type { KernelFamily } from "./kernel-family.js";
import { logEvidence } from "./log-evidence.js";
import { SingularGramError } from "./singular-gram-error.js";

/** Options of `maximiseEvidence`. */
export interface EvidenceOptions {
  readonly family: KernelFamily;
  /** Initial noise variance; defaults to 0.1. */
  readonly noise?: number | undefined;
  /** Whether the noise stays as it is; defaults to false. */
  readonly fixedNoise?: boolean | undefined;
  /** Largest gradient entry asked for, per sample; defaults to 1e-6. */
  readonly tolerance?: number | undefined;
  /** Defaults to 100. */
  readonly maxIterations?: number | undefined;
}

/** The parameters of largest evidence. */
export interface EvidenceMaximum {
  readonly kernel: Kernel;
  readonly noise: number;
  /** Values by name. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly logEvidence: number;
  readonly iterations: number;
  /** Largest gradient entry by the logarithms, per sample. */
  readonly slope: number;
}

/**
 * Fits the parameters of a kernel family and the noise by maximising the log evidence (BFGS on the logarithms).
 *
 * Parameters that run away from the data's scale stop at e^±20 of their start.
 *
 * @throws ConvergenceError with the slope that was reached
 */
export function maximiseEvidence(
  X: Matrix,
  Y: Matrix,
  options: EvidenceOptions,
  work: Work = {},
): EvidenceMaximum {
  checkTargets("maximiseEvidence", X, Y);
  const settings = ownOptions("maximiseEvidence", evidenceOptions, options, ["family"]);
  const { family } = options;
  checkFamily("maximiseEvidence", "family", family);
  checkWork("maximiseEvidence", work);
  const { noise, fixedNoise, tolerance, maxIterations } = settings;
  const count = family.names.length;
  const start = [...family.start, ...(fixedNoise ? [] : [Math.log(noise)])];
  const noiseAt = (x: Float64Array) => (fixedNoise ? noise : Math.exp(x[count]!));
  const objective = (x: Float64Array) => {
    const outside = { value: Number.POSITIVE_INFINITY, gradient: new Float64Array(x.length) };
    if (x.some((value, i) => Math.abs(value - start[i]!) > 20)) return outside;
    try {
      const { value, gradient } = logEvidence(X, Y, { family, log: x.subarray(0, count), noise: noiseAt(x) });
      return { value: -value / X.rows, gradient: gradient.slice(0, x.length).map((g) => -g / X.rows) };
    } catch (error) {
      if (error instanceof SingularGramError) return outside;
      throw error;
    }
  };
  const found = bfgs(objective, start, { tolerance, maxIterations, maxStep: 2, work });
  const { x, iterations, slope } = found;
  if (!found.converged) {
    throw new ConvergenceError("maximiseEvidence", { iterations, residual: slope, tolerance, x });
  }
  const values = family.names.map((name, p) => [name, Math.exp(x[p]!)] as const);
  return {
    kernel: family.kernel(x.subarray(0, count)),
    noise: noiseAt(x),
    parameters: Object.fromEntries(values),
    logEvidence: -found.value * X.rows,
    iterations,
    slope,
  };
}
