/** How a machine of n rows is solved within a budget of bytes. */
export interface SolverPlan {
  readonly method: "direct" | "iterative";
  /** Whether the iterative solver keeps the kernel matrix. */
  readonly stored: boolean;
  /** Rows and columns of a tile of the kernel matrix. */
  readonly tile: number;
  /** Landmarks of the preconditioner. */
  readonly landmarks: number;
}

/** Bytes that kernel matrices may take unless a caller says otherwise: 3 GiB. */
const defaultMemoryBudget = 3 * 2 ** 30;

/** Rows beyond which "auto" stops solving directly, whatever the budget. */
const directRows = 12_000;

/** Kernel matrix, radial derivatives, and as much again for what a contraction and the backends hold on the way. */
const directBytes = (n: number) => 3 * 8 * n * n;

/** Everything of the iterative solver that grows with n alone: vectors of C columns, the n × m factor, and blocks of it on the way. */
function iterativeBytes(n: number, outputs: number, landmarks: number, tile: number): number {
  const blocks = 3 * Math.min(n * landmarks, 2 ** 22);
  return 8 * (n * (8 * outputs + landmarks) + blocks + 3 * tile * tile + 3 * landmarks * landmarks);
}

/**
 * Landmarks: a quarter of the rows, at most 3,000, as many as half of the budget holds. They cost as much as one or two
 * products with K and save as many times more of them (n = 8,000, residual 1e-8: 46 products without, 33 with 358, 21
 * with 1,000).
 */
function affordableLandmarks(n: number, budget: number): number {
  const wanted = Math.min(n, 3000, Math.max(50, Math.ceil(n / 4)));
  return Math.min(wanted, Math.floor(budget / 2 / (8 * n)));
}

/**
 * Picks the solver for n rows and C outputs: direct while it fits the budget and n ≤ 12,000, else iterative.
 *
 * @throws RangeError if even the iterative solver does not fit, with the bytes that it needs
 */
export function planSolver(
  n: number,
  outputs: number,
  method: "auto" | "direct" | "iterative" = "auto",
  budget: number = defaultMemoryBudget,
): SolverPlan {
  const fits = directBytes(n) <= budget;
  if (method === "direct" && !fits) throw tooSmall("direct", n, directBytes(n), budget);
  if (method === "direct" || (method === "auto" && fits && n <= directRows)) {
    return { method: "direct", stored: true, tile: n, landmarks: 0 };
  }
  const landmarks = affordableLandmarks(n, budget);
  const tile = Math.min(n, 2048);
  const needed = iterativeBytes(n, outputs, Math.max(16, landmarks), Math.min(n, 512));
  if (landmarks < Math.min(16, n) || needed > budget) throw tooSmall("iterative", n, needed, budget);
  const rest = budget - iterativeBytes(n, outputs, landmarks, tile);
  return { method: "iterative", stored: 8 * n * n <= rest, tile: rest >= 0 ? tile : 512, landmarks };
}

function tooSmall(method: string, n: number, needed: number, budget: number): RangeError {
  const mib = (bytes: number) => `${Math.ceil(bytes / 2 ** 20)} MiB`;
  return new RangeError(
    `rfm: memoryBudget must hold the ${method} solver's ${mib(needed)} for ${n} rows, got ${mib(budget)}; ` +
      "raise it, or grow a tree (leaves of fewer rows)",
  );
}
