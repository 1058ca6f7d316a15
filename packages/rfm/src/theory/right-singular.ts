import { gram, type Matrix, matmul, svd } from "@collapsar/linalg";
import { checkLabels, checkSameCols } from "@collapsar/linalg/check";
import { psdSqrt } from "@collapsar/linalg/parts";
import { type Collapse, collapseAt } from "../deep/collapse-at.js";

/** NC1 and NC2 along one layer's parts. */
export interface RightSingularCollapse {
  /** At the features Φ. */
  readonly features: Collapse;
  /** At SVᵀΦ. */
  readonly rightSingular: Collapse;
  /** At WΦ. */
  readonly linear: Collapse;
  /** At (WᵀW)^{1/2}Φ. */
  readonly root: Collapse;
  /** At max(0, WΦ). */
  readonly relu: Collapse;
}

/**
 * NC1 and NC2 at Φ, SVᵀΦ, WΦ, (WᵀW)^{1/2}Φ and ReLU(WΦ) of a layer W = USVᵀ: the middle three are equal, because U is
 * orthogonal, so that a linear layer acts on collapse through S and V alone.
 *
 * Source: [AGOP] section 5; theory §5.
 *
 * @param W - p_out × p
 * @param H - n × p features, one sample a row
 * @param labels - n class labels
 */
export function rightSingularCollapse(
  W: Matrix,
  H: Matrix,
  labels: ArrayLike<number>,
): RightSingularCollapse {
  checkSameCols("rightSingularCollapse", W, H);
  checkLabels("rightSingularCollapse", labels, H.rows);
  const { S, V } = svd(W);
  const right = { rows: V.rows, cols: V.cols, data: V.data.map((value, at) => value * S[at % V.cols]!) };
  const linear = matmul(H, W, { transposeB: true });
  const relu = { ...linear, data: linear.data.map((value) => Math.max(0, value)) };
  return {
    features: collapseAt(H, labels),
    rightSingular: collapseAt(matmul(H, right), labels),
    linear: collapseAt(linear, labels),
    root: collapseAt(matmul(H, psdSqrt(gram(W, { transpose: true }))), labels),
    relu: collapseAt(relu, labels),
  };
}
