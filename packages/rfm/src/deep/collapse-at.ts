import type { Matrix } from "@collapsar/linalg";
import { nc1TraceRatio, nc2EtfMeanSquare } from "@collapsar/metrics";

/** NC1 (trace ratio) and NC2 (mean squared distance to the simplex, [AGOP]) at one place. */
export interface Collapse {
  readonly nc1: number;
  readonly nc2: number;
}

/** Both numbers for the features H (n × p), weighted by sample. Source: theory §1. */
export function collapseAt(H: Matrix, labels: ArrayLike<number>): Collapse {
  return { nc1: nc1TraceRatio(H, labels), nc2: nc2EtfMeanSquare(H, labels) };
}
