import { seededRandom, type Work } from "@collapsar/linalg";
import {
  type Blocks,
  type BlocksOverTime,
  type ClassSizes,
  type ClosedState,
  initialState,
} from "@collapsar/ntk";
import { withinPart } from "@collapsar/ntk/parts";
import { UsageError } from "../../contract/errors.js";
import type { OptionsOf } from "../../contract/flags.js";
import { growingBlocks, parseBlocks } from "./block-growth.js";
import type { DataBlocks } from "./data-blocks.js";
import { type dynamicsFlags, usualProblem } from "./flags.js";

/** The flags of `collapsar dynamics`. */
export type DynamicsOptions = OptionsOf<typeof dynamicsFlags>;

/** A run that is asked for, its classes and kernels read. */
export interface DynamicsProblem {
  readonly options: DynamicsOptions;
  readonly classes: ClassSizes;
  readonly sizes: readonly number[];
  readonly features: number;
  /** κ at time 0, and over time. */
  readonly kappa: Blocks;
  readonly kappaOverTime: BlocksOverTime;
  /** γ(t), where it is asked for. */
  readonly gamma?: (t: number) => Blocks;
  readonly data?: DataBlocks;
}

function classesOf({ classes, perClass, sizes }: DynamicsOptions): ClassSizes {
  if (sizes !== undefined) return { sizes };
  return { classes: classes ?? usualProblem.classes, perClass: perClass ?? usualProblem.perClass };
}

function gammaOf(options: DynamicsOptions): ((t: number) => Blocks) | undefined {
  const { gamma, gammaRate: rate, gammaEnd: end, gammaTime: time } = options;
  if (gamma === undefined) {
    if ([rate, end, time].every((flag) => flag === undefined)) return undefined;
    throw new UsageError("--gamma-rate, --gamma-end and --gamma-time: need --gamma, from which they start");
  }
  const blocks = growingBlocks("gamma", parseBlocks("--gamma", gamma), { rate, end, time });
  return typeof blocks === "function" ? blocks : () => blocks;
}

/** Entries of the largest state that is followed: p² + 2Cp, of which a step makes some thirty. */
const LARGEST_STATE = 2 ** 24;

/** Collapse is a matter of at least two classes; a state that no memory holds is refused before anything is made. */
function checkProportions(classes: ClassSizes, { features }: DynamicsOptions, ofData: boolean): void {
  const C = "sizes" in classes ? classes.sizes.length : classes.classes;
  const own = "sizes" in classes ? "--sizes" : "--classes";
  const flag = ofData ? "--data, classes" : own;
  if (C < 2) throw new UsageError(`${flag}: expected at least two classes, got ${C}`);
  const p = features ?? Math.max(usualProblem.features, 2 * C);
  const entries = p * (p + 2 * C);
  if (entries <= LARGEST_STATE) return;
  const named = features === undefined ? `${flag} ${C}` : `${flag} ${C} and --features ${p}`;
  throw new UsageError(
    `${named}: a state of ${p} features has p² + 2Cp = ${entries} entries, expected at most ` +
      `${LARGEST_STATE}; take fewer`,
  );
}

/** Reads the flags of a run; `data` stands in for the blocks and the classes where they come from data. */
export function problemOf(options: DynamicsOptions, data?: DataBlocks): DynamicsProblem {
  const classes = data?.classes ?? classesOf(options);
  checkProportions(classes, options, data !== undefined);
  const sizes =
    "sizes" in classes
      ? Array.from(classes.sizes)
      : new Array<number>(classes.classes).fill(classes.perClass);
  const kappa = data?.blocks ?? parseBlocks("--kappa", options.kappa ?? usualProblem.kappa);
  const { kappaRate: rate, kappaEnd: end, kappaTime: time } = options;
  const kappaOverTime = growingBlocks("kappa", kappa, { rate, end, time });
  if (typeof kappaOverTime === "function" && options.learningRate !== undefined) {
    throw new UsageError(
      "--learning-rate: descent takes a constant κ, expected no --kappa-rate or --kappa-end",
    );
  }
  const gamma = gammaOf(options);
  return {
    options,
    classes,
    sizes,
    kappa,
    kappaOverTime,
    features: options.features ?? Math.max(usualProblem.features, 2 * sizes.length),
    ...(gamma && { gamma }),
    ...(data && { data }),
  };
}

/** Entries of the largest H2 that is made: a gigabyte; beyond it the files hold S = H2H2ᵀ. */
const LARGEST_H2 = 2 ** 27;

/** The start; its H2 is made only where files are written, because it costs p × (n − C). */
export function startingState(
  { options, classes, sizes, features, kappa }: DynamicsProblem,
  seed: number,
  { withH2, ...work }: Work & { readonly withH2: boolean },
): ClosedState {
  const { invariant, mean, initScale: scale } = options;
  const state = initialState(classes, {
    features,
    kappa,
    invariant,
    seed,
    mean,
    scale,
    ...work,
  });
  const columns = sizes.reduce((sum, size) => sum + size - 1, 0);
  if (!withH2 || columns * features > LARGEST_H2) return state;
  return { ...state, H2: withinPart(state.S, { columns, seed: seededRandom(seed).integer(2 ** 31) }) };
}
