import type { Matrix } from "@collapsar/linalg";
import { checkLabels, checkMatrix } from "@collapsar/linalg/check";
import { nc1AndNc2 } from "@collapsar/metrics/parts";

/** NC1 (trace ratio) and NC2 (mean squared distance to the simplex, [AGOP]) at one place. */
export interface Collapse {
  readonly nc1: number;
  readonly nc2: number;
}

/** Both numbers for the features H (n × p), weighted by sample. Source: theory §1. */
export function collapseAt(H: Matrix, labels: ArrayLike<number>): Collapse {
  checkMatrix("collapseAt", "H", H);
  checkLabels("collapseAt", labels, H.rows);
  return nc1AndNc2(H, labels);
}
