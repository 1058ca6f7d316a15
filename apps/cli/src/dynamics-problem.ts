import { seededRandom } from "@collapsar/linalg";
import {
  type Blocks,
  type ClassSizes,
  type ClosedState,
  type InitialStateOptions,
  initialState,
  withinPart,
} from "@collapsar/ntk";
import { UsageError } from "./failure.js";

/** The flags of `collapsar dynamics`. */
export interface DynamicsOptions {
  readonly classes: number;
  readonly perClass: number;
  readonly sizes?: readonly number[];
  readonly features: number;
  readonly kappa: string;
  readonly invariant: "zero" | "random";
  readonly mean?: InitialStateOptions["mean"];
  readonly initScale?: number;
  readonly time?: number;
  readonly loss?: number;
  readonly rtol: number;
  readonly maxSteps: number;
  readonly method?: "auto" | "explicit" | "implicit";
  readonly points: number;
  readonly weightDecay?: number;
  readonly featureDecay?: number;
  readonly fixedBias?: boolean;
  readonly learningRate?: number;
  readonly momentum?: number;
  readonly nesterov?: boolean;
  readonly steps: number;
  readonly figure?: string;
}

function parseKappa(text: string): Blocks {
  const parts = text.split(",").map(Number);
  if (parts.length !== 3 || !parts.every(Number.isFinite)) {
    throw new UsageError(`--kappa ${text}: expected three numbers d,c,n, as in 3,2,0.5`);
  }
  const [diagonal, within, between] = parts as [number, number, number];
  return { diagonal, within, between };
}

/** A run that is asked for, its classes and kernel read. */
export interface DynamicsProblem {
  readonly options: DynamicsOptions;
  readonly classes: ClassSizes;
  readonly samples: number;
  readonly kappa: Blocks;
}

export function problemOf(options: DynamicsOptions): DynamicsProblem {
  const { classes, perClass, sizes } = options;
  const kappa = parseKappa(options.kappa);
  if (sizes === undefined)
    return { options, classes: { classes, perClass }, samples: classes * perClass, kappa };
  return { options, classes: { sizes }, samples: sizes.reduce((sum, size) => sum + size, 0), kappa };
}

/** Entries of the largest H2 that is made: a gigabyte; beyond it the files hold S = H2H2ᵀ. */
const LARGEST_H2 = 2 ** 27;

/** The start; its H2 is made only where files are written, because it costs p × (n − C). */
export function startingState(
  { options, classes, samples, kappa }: DynamicsProblem,
  seed: number,
  withH2: boolean,
): ClosedState {
  const { features, invariant, mean, initScale: scale } = options;
  const state = initialState(classes, {
    features,
    kappa,
    invariant,
    seed,
    ...(mean && { mean }),
    ...(scale && { scale }),
  });
  const columns = samples - state.W.rows;
  if (!withH2 || columns * features > LARGEST_H2) return state;
  return { ...state, H2: withinPart(state.S, { columns, seed: seededRandom(seed).integer(2 ** 31) }) };
}
