import { InputError } from "@collapsar/linalg";
import { checkInteger, checkOneOf, checkPositive } from "@collapsar/linalg/check";
import { backendFor } from "@collapsar/linalg/parts";
import { rfmOptions } from "../options.js";

/** How a machine of n rows is solved within a budget of bytes. */
export interface SolverPlan {
  readonly method: "direct" | "iterative";
  /** Whether the iterative solver keeps the kernel matrix. */
  readonly stored: boolean;
  /** Rows and columns of a tile of the kernel matrix. */
  readonly tile: number;
  /** Landmarks of the preconditioner. */
  readonly landmarks: number;
  /** Whether the direct solver may hold a copy of the kernel matrix, of which one ridge of several takes its factor. */
  readonly copies?: boolean | undefined;
  /** Whether the preconditioner is a Cholesky factor in float32, and the iterations its refinement. */
  readonly factored?: boolean | undefined;
}

/**
 * Rows beyond which "auto" no longer factors in float64. In float32 a native library takes half the time: as long as
 * conjugate gradients take where the factor is as large as the budget allows, and less before.
 */
const directRows = 12_000;

/** Kernel matrix, radial derivatives, and as much again for what a contraction and the backends hold on the way. */
const directBytes = (n: number) => 3 * 8 * n * n;

/** A factor in float32, beside it vectors of C columns, landmarks, tiles, and the blocks of the AGOP. */
const floatBytes = (n: number, outputs: number, budget: number) =>
  4 * n * n + 8 * (n * (8 * outputs + floatLandmarks) + 3 * tileRows ** 2) + budget / 8;

/**
 * Rows and columns of a tile, as many as caches hold of its values: a product with 12,000 rows takes 0.5 to 0.7 s by
 * tiles of 512, 0.8 to 0.9 by 1,024, and 0.6 by 256 (two threads; without a library 1.1, 1.5 and 1.4).
 */
const tileRows = 512;

/** Landmarks where no factor in float32 is found. */
const floatLandmarks = 1000;

/** Whether a factorisation of n rows in float32 is quick: by a native library. */
const factorsFloats = (n: number) => backendFor("potrf", n ** 3, "f32") === "native";

/**
 * Everything of the iterative solver that grows with n alone: vectors of C columns, the n × m factor, and blocks of
 * it on the way.
 */
function iterativeBytes(n: number, outputs: number, landmarks: number): number {
  const blocks = 3 * Math.min(n * landmarks, 2 ** 22);
  const tile = Math.min(n, tileRows);
  return 8 * (n * (8 * outputs + landmarks) + blocks + 3 * tile * tile + 3 * landmarks * landmarks);
}

/** Fewest landmarks of a preconditioner. */
const leastLandmarks = 16;

/**
 * Landmarks: a quarter of the rows, at most 3,000, as many as half of the budget holds beside what else is needed.
 * They cost as much as one or two products with K and save as many times more of them (n = 8,000, residual 1e-8: 46
 * products without, 33 with 358, 21
 * with 1,000).
 */
function affordableLandmarks(n: number, outputs: number, budget: number): number {
  const wanted = Math.min(n, 3000, Math.max(50, Math.ceil(n / 4)));
  let landmarks = Math.min(wanted, Math.floor(budget / 2 / (8 * n)));
  while (landmarks > leastLandmarks && iterativeBytes(n, outputs, landmarks) > budget) {
    landmarks = Math.max(leastLandmarks, Math.floor(0.9 * landmarks));
  }
  return landmarks;
}

/**
 * Picks the solver for n rows and C outputs: direct while it fits the budget and n ≤ 12,000; a factor in float32 with
 * refinement while that fits, a native library makes it and the loss is squared; else iterative.
 *
 * @throws InputError if even the iterative solver does not fit, with the bytes that it needs
 */
export function planSolver(
  n: number,
  outputs: number,
  method: "auto" | "direct" | "iterative" = rfmOptions.solver.fallback,
  budget: number = rfmOptions.memoryBudget.fallback,
  loss: "squared" | "logistic" = rfmOptions.loss.fallback,
): SolverPlan {
  checkInteger("planSolver", "n", n, 1);
  checkInteger("planSolver", "outputs", outputs, 1);
  checkOneOf("planSolver", "method", method, ["auto", "direct", "iterative"]);
  checkPositive("planSolver", "budget", budget);
  checkOneOf("planSolver", "loss", loss, ["squared", "logistic"]);
  const fits = directBytes(n) <= budget;
  if (method !== "iterative" && fits && (method === "direct" || n <= directRows)) {
    const copies = directBytes(n) + 8 * n * n <= budget;
    return { method: "direct", stored: true, tile: n, landmarks: 0, copies };
  }
  // Newton's directions are other systems at every step, and their many products want K at hand
  const refines = method !== "iterative" && loss === "squared" && factorsFloats(n);
  if (refines && floatBytes(n, outputs, budget) <= budget) {
    return { method: "iterative", stored: false, tile: tileRows, landmarks: floatLandmarks, factored: true };
  }
  if (method === "direct") throw tooSmall("direct", n, directBytes(n), budget);
  const least = Math.min(leastLandmarks, n);
  const needed = Math.max(2 * 8 * n * least, iterativeBytes(n, outputs, least));
  if (needed > budget) throw tooSmall("iterative", n, needed, budget);
  const landmarks = affordableLandmarks(n, outputs, budget);
  const rest = budget - iterativeBytes(n, outputs, landmarks);
  return { method: "iterative", stored: 8 * n * n <= rest, tile: Math.min(n, tileRows), landmarks };
}

/** Rows of the AGOP whose kernel values and derivatives are held at once: eight such blocks are the budget. */
export function agopBlockRows(n: number, budget: number = rfmOptions.memoryBudget.fallback): number {
  return Math.max(1, Math.floor(Math.min(2 ** 25, budget / 64) / n));
}

function tooSmall(method: string, n: number, needed: number, budget: number): InputError {
  const tenths = (round: (value: number) => number, bytes: number) =>
    `${round((10 * bytes) / 2 ** 20) / 10} MiB`;
  return new InputError({
    fn: "rfm",
    requirement: `memoryBudget must hold the ${method} solver's ${tenths(Math.ceil, needed)} for ${n} rows`,
    received: String(tenths(Math.floor, budget)),
    remedy: "raise it, or grow a tree (leaves of fewer rows)",
  });
}
