import { advance, type Work } from "../../check/work.js";
import { blocks } from "../../engine/blocks.js";
import { allocate, dtypeOfArray, type Real } from "../../matrix/matrix.js";
import { character, integer, report, scalar } from "./arguments.js";
import { scratch } from "./scratch.js";
import type { Foreign, Routine } from "./symbols.js";

const N = character("N");
const LOWER = character("L");

/** Columns of one panel, as many as LAPACK takes. */
const NB = 32;

/** The routines that the reduction by panels calls. */
export type PanelRoutines = Readonly<Record<"latrd" | "syr2k" | "sterf", Foreign>>;

/** The routines of the reduction by panels, where the library has them all. */
export function panelRoutines(table: Partial<Record<Routine, Foreign>>): PanelRoutines | undefined {
  const { latrd, syr2k, sterf } = table;
  return latrd && syr2k && sterf && { latrd, syr2k, sterf };
}

/**
 * Eigenvalues, ascending, of the symmetric matrix whose lower triangle W (n × n by columns, overwritten) holds: the
 * steps of LAPACK itself (sytrd, then sterf), a panel of columns at a time, between which `work` is watched.
 *
 * @returns the number of values that did not converge
 */
export function panelEigenvalues(
  routines: PanelRoutines,
  n: number,
  W: Real,
  values: Real,
  work: Work,
): number {
  const { latrd, syr2k, sterf } = routines;
  const beside = allocate(Math.max(n, 1), dtypeOfArray(W));
  const tau = allocate(NB, dtypeOfArray(W));
  const panel = scratch("work", n * NB, W);
  const size = integer(n);
  const [minus, one] = [scalar(-1, W), scalar(1, W)];
  for (const [k, nb] of blocks(n, NB)) {
    advance(work, { done: k, total: n, unit: "columns" });
    const left = W.subarray(k * (n + 1));
    latrd(LOWER, integer(n - k), integer(nb), left, size, beside.subarray(k), tau, panel, size, 1);
    const rest = n - k - nb;
    if (rest > 0) {
      const [V, P, trailing] = [left.subarray(nb), panel.subarray(nb), left.subarray(nb * (n + 1))];
      syr2k(LOWER, N, integer(rest), integer(nb), minus, V, size, P, size, one, trailing, size);
    }
    for (let j = k; j < k + nb; j++) values[j] = W[j * (n + 1)]!;
  }
  const info = integer(0);
  sterf(size, values, beside, info);
  return report("sterf", info);
}
