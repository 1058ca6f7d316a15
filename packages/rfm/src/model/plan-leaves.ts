import type { ModelOptions } from "./model-options.js";
import type { ModelNote } from "./rfm-model.js";

/** Rows that one machine is fitted to without being told: beyond, the cube of the rows is a matter of minutes. */
const mostRowsOfOne = 12_000;

/** Rows of a leaf, at most, of a tree that nobody asked for; fewer where a leaf's matrices would not fit the budget. */
const autoLeafRows = 5000;

/** Bytes that the matrices of a machine of n rows take. */
const machineBytes = (n: number) => 24 * n * n;

/** How a model is to be grown, and what is said about it. */
export interface LeafPlan {
  /** Rows of a leaf at most; undefined for one machine. */
  readonly leafRows: number | undefined;
  readonly note: ModelNote | undefined;
}

/**
 * Whether n rows become one machine or a tree of leaves: as `leafRows` says, one machine where a solver is given or
 * up to 12,000 rows that fit the memory budget, else leaves of at most 5,000 rows.
 */
export function planLeaves(n: number, { leafRows, solver, memoryBudget }: ModelOptions): LeafPlan {
  if (leafRows !== undefined) return { leafRows: n > leafRows ? leafRows : undefined, note: undefined };
  const fits = memoryBudget === undefined || machineBytes(n) <= memoryBudget;
  const given = solver !== undefined && solver !== "auto";
  if (given || (n <= mostRowsOfOne && fits)) return { leafRows: undefined, note: undefined };
  const affordable = memoryBudget === undefined ? autoLeafRows : Math.floor(Math.sqrt(memoryBudget / 24));
  const chosen = Math.min(autoLeafRows, affordable);
  // too little for leaves worth having: the solver that needs less memory says what it needs
  if (chosen < 100) return { leafRows: undefined, note: undefined };
  const message = `${n} rows become a tree of leaves of at most ${chosen} rows`;
  return { leafRows: chosen, note: { kind: "size", message } };
}
