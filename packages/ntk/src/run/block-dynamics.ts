import { InputError } from "@collapsar/linalg";
import {
  checkBoolean,
  checkKeys,
  checkNumbers,
  checkObject,
  checkWatch,
  named,
  resolveOptions,
} from "@collapsar/linalg/check";
import { blockSpectrum, checkDefiniteBlocks } from "../kernel/block-spectrum.js";
import { type Blocks, balancedSize, type ClassSizes, classSizes } from "../kernel/blocks.js";
import { closedDynamicsOptions, initialStateOptions } from "../options.js";
import type { ClosedState } from "../state/closed-state.js";
import { type InitialStateOptions, initialState } from "../state/initial-state.js";
import { withinPart } from "../state/within-part.js";
import { type ClosedDynamicsOptions, closedDynamics } from "./closed-dynamics.js";
import type { DynamicsPoint } from "./trajectory.js";

/** A run from a constructed start: `initialState`'s and `closedDynamics`' options together. */
export type BlockDynamicsOptions = {
  readonly classes: number;
  readonly perClass: number;
  readonly kappa: Blocks;
  /** Carry H2, p × (n − C), in the initial and the final state. */
  readonly withinPart?: boolean | undefined;
} & Omit<InitialStateOptions, "kappa"> &
  Omit<ClosedDynamicsOptions, "classes" | "kappa">;

/** The outcome of a run. */
export interface BlockDynamics {
  /** Eigenvalues of the feature kernel: μ_single, μ_class and μ_global. */
  readonly rates: { readonly single: number; readonly class: number; readonly global: number };
  readonly invariantDrift: number;
  readonly times: number[];
  readonly nc1: number[];
  readonly nc2: number[];
  readonly nc3: number[];
  readonly loss: number[];
  /** The last of the numbers above. */
  readonly end: { readonly nc1: number; readonly nc2: number; readonly nc3: number; readonly loss: number };
  readonly points: DynamicsPoint[];
  readonly states: ClosedState[];
  readonly initial: ClosedState;
  readonly final: ClosedState;
  readonly method: "explicit" | "implicit";
  readonly steps: number;
  readonly evaluations: number;
}

/**
 * The dynamics of features and classifier under a block-structured kernel, from a constructed start to the end of
 * training: what the command line's `dynamics` prints and writes.
 *
 * Source: [NTC], theory §6.
 *
 * @throws InputError if the blocks, the classes or the features do not fit
 * @throws StepLimitError, with the state reached, if the run takes more than maxSteps steps, its pace foretells it,
 * or it rests above the loss
 */
export function blockDynamics(options: BlockDynamicsOptions): BlockDynamics {
  checkOptions("blockDynamics", options);
  const { classes, perClass, kappa } = options;
  const sized: ClassSizes = { classes, perClass };
  const sizes = named("blockDynamics", () => classSizes(sized));
  checkDefiniteBlocks("blockDynamics", "kappa", kappa, sizes);
  const m = balancedSize(sizes);
  let start = initialState(sized, startPart(options));
  if (options.withinPart) {
    if (m < 2)
      throw new InputError({
        fn: "blockDynamics",
        argument: "H2",
        requirement: "needs at least 2 samples a class",
        received: String(m),
      });
    start = { ...start, H2: withinPart(start.S, { columns: classes * (m - 1), seed: options.seed }) };
  }
  const run = closedDynamics(start, { ...runPart(options), classes: sized });
  const spectrum = blockSpectrum(kappa, sized);
  const last = run.points.at(-1)!;
  return {
    rates: { single: spectrum.single.value, class: spectrum.class.value, global: spectrum.global.value },
    invariantDrift: run.invariantDrift,
    times: run.points.map(({ time }) => time),
    nc1: run.points.map(({ nc1 }) => nc1),
    nc2: run.points.map(({ nc2 }) => nc2),
    nc3: run.points.map(({ nc3 }) => nc3),
    loss: run.points.map(({ loss }) => loss),
    end: { nc1: last.nc1, nc2: last.nc2, nc3: last.nc3, loss: last.loss },
    points: run.points,
    states: run.states,
    initial: run.initial,
    final: run.final,
    method: run.method,
    steps: run.steps,
    evaluations: run.evaluations,
  };
}

function checkOptions(fn: string, options: BlockDynamicsOptions): void {
  checkObject(fn, "options", options);
  const own = ["classes", "perClass", "kappa", "withinPart", "times", "signal", "onProgress"];
  checkKeys(fn, options, [
    ...own,
    ...Object.keys(initialStateOptions),
    ...Object.keys(closedDynamicsOptions),
  ]);
  resolveOptions(fn, initialStateOptions, options);
  resolveOptions(fn, closedDynamicsOptions, options);
  if (options.times !== undefined) checkNumbers(fn, "times", options.times);
  if (options.withinPart !== undefined) checkBoolean(fn, "withinPart", options.withinPart);
  checkWatch(fn, options);
}

/** The options of the start. */
function startPart(options: BlockDynamicsOptions): InitialStateOptions {
  const { kappa, features, invariant, mean, scale, share, seed, signal, onProgress } = options;
  return { kappa, features, invariant, mean, scale, share, seed, signal, onProgress };
}

/** The options of the run. */
function runPart(options: BlockDynamicsOptions): Omit<ClosedDynamicsOptions, "classes"> {
  const { classes, perClass, withinPart, features, invariant, mean, scale, share, seed, ...run } = options;
  return run;
}
