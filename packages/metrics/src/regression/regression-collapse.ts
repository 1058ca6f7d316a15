import { eigh, gram, InputError, type Matrix, matmul, svd } from "@collapsar/linalg";
import { caller, checkFinite, checkMatrix, named } from "@collapsar/linalg/check";
import {
  colMeans,
  frobeniusNorm,
  innerProduct,
  leastOf,
  maxAbs,
  psdSqrt,
  rowNorms,
  trace,
} from "@collapsar/linalg/parts";
import { mapEntries } from "../statistics/entries.js";
import { moderatingScale } from "../statistics/scale.js";
import { quantities, undefinedQuantity } from "../statistics/undefined-quantity.js";

/** The collapse of a regression network; null where a quantity is undefined. */
export interface RegressionCollapse {
  /** Mean ‖ĥ − P_k ĥ‖², P_k the top-k principal subspace of the features; 0 at collapse. */
  readonly nrc1: number | null;
  /** Mean ‖ĥ − P_{row W} ĥ‖²; 0 at collapse. */
  readonly nrc2: number | null;
  /** min over γ of ‖WWᵀ/‖·‖ − (Σ_Y^{1/2} − √γ I)/‖·‖‖²; 0 at collapse. */
  readonly nrc3: number | null;
  /** Reasons of what is null, by key. */
  readonly undefined: Readonly<Record<string, string>>;
}

/** The rows less their mean, in a scale without overflow. */
function centred(A: Matrix): Matrix {
  const scale = moderatingScale(maxAbs(A));
  const scaled = mapEntries(A, (value) => value * scale);
  const mean = colMeans(scaled);
  return mapEntries(scaled, (value, at) => value - mean[at % A.cols]!);
}

/** Mean squared distance of the unit rows to the span of orthonormal columns V. */
function meanResidual(unit: Matrix, V: Matrix): number {
  const inside = matmul(matmul(unit, V), V, { transposeB: true });
  let total = 0;
  for (let at = 0; at < unit.data.length; at++) total += (unit.data[at]! - inside.data[at]!) ** 2;
  return total / unit.rows;
}

function unitRows(X: Matrix): Matrix {
  const data = new Float64Array(X.data);
  const norms = rowNorms(X);
  for (let i = 0; i < X.rows; i++) {
    const row = data.subarray(i * X.cols, (i + 1) * X.cols);
    const norm = norms[i]!;
    if (!(norm > 0)) throw undefinedQuantity(`row ${i} of H equals the mean and has no direction`, "0");
    for (let j = 0; j < row.length; j++) row[j]! /= norm;
  }
  return { ...X, data };
}

/** The k leading principal directions of centred rows, p × k. */
function principal(X: Matrix, k: number): Matrix {
  const { vectors } = eigh(gram(X, { transpose: true }));
  const p = X.cols;
  const kept = Math.min(k, p);
  const data = new Float64Array(p * kept);
  for (let j = 0; j < p; j++)
    for (let c = 0; c < kept; c++) data[j * kept + c] = vectors.data[j * p + p - 1 - c]!;
  return { rows: p, cols: kept, data };
}

/** An orthonormal basis of the rows of W, p × rank. */
function rowSpace(W: Matrix): Matrix {
  const { S, V } = svd(W);
  const rank = S.filter((s) => s > Math.max(W.rows, W.cols) * 2 ** -52 * S[0]!).length;
  if (rank === 0) throw undefinedQuantity("the weights are zero", "0");
  const data = new Float64Array(V.rows * rank);
  for (let j = 0; j < V.rows; j++)
    for (let k = 0; k < rank; k++) data[j * rank + k] = V.data[j * V.cols + k]!;
  return { rows: V.rows, cols: rank, data };
}

/** ‖A/‖A‖ − (B − sI)/‖B − sI‖‖². */
function shiftedDistance(A: Matrix, B: Matrix, s: number): number {
  const shifted = mapEntries(B, (value, at) => value - (at % (B.cols + 1) === 0 ? s : 0));
  const { data } = shifted;
  const [a, b] = [frobeniusNorm(A), frobeniusNorm(shifted)];
  if (!(b > 0)) return Number.POSITIVE_INFINITY;
  let total = 0;
  for (let at = 0; at < data.length; at++) total += (A.data[at]! / a - data[at]! / b) ** 2;
  return total;
}

/** The least of `shiftedDistance` over s in [0, √λ_min): at an end, or where its derivative, linear in s, is zero. */
function nrc3(W: Matrix, Y: Matrix): number {
  const k = W.rows;
  if (k < 2) throw undefinedQuantity("NRC3 needs at least two targets", String(k));
  const covariance = gram(Y, { transpose: true });
  const A = gram(W);
  if (!(frobeniusNorm(A) > 0)) throw undefinedQuantity("the weights are zero", "0");
  if (!(frobeniusNorm(covariance) > 0)) throw undefinedQuantity("the targets are constant", "0");
  const B = psdSqrt({ ...covariance, data: covariance.data.map((value) => value / Y.rows) });
  const last = Math.sqrt(Math.max(0, eigh(covariance).values[0]! / Y.rows));
  const [a, t, b, u] = [innerProduct(A, B), trace(A), innerProduct(B, B), trace(B)];
  const critical = (t * b - a * u) / (t * u - a * k);
  const candidates = [0, last, ...(critical > 0 && critical < last ? [critical] : [])];
  return leastOf(candidates.map((s) => shiftedDistance(A, B, s)));
}

function checkShapes(H: Matrix, Y: Matrix, W: Matrix): void {
  for (const [argument, A] of [
    ["H", H],
    ["targets", Y],
    ["weights", W],
  ] as const) {
    checkMatrix(caller, argument, A);
    checkFinite(caller, argument, A);
  }
  if (Y.rows !== H.rows || H.rows === 0) {
    const requirement = `must have ${H.rows} rows, one for each sample`;
    throw new InputError({ argument: "targets", requirement, received: String(Y.rows) });
  }
  if (W.rows !== Y.cols || W.cols !== H.cols) {
    const requirement = `must be ${Y.cols}×${H.cols} (targets × features)`;
    throw new InputError({ argument: "weights", requirement, received: `${W.rows}×${W.cols}` });
  }
}

/**
 * Neural regression collapse: with rows ĥ of the features centred and of unit length and k targets, NRC1 = mean
 * ‖ĥ − P_kĥ‖² (the top-k principal subspace of the centred features), NRC2 = mean ‖ĥ − P_{row W}ĥ‖², NRC3 = min over
 * γ in [0, λ_min(Σ_Y)) of ‖WWᵀ/‖·‖ − (Σ_Y^{1/2} − √γ I)/‖·‖‖² (k ≥ 2); all 0 at collapse.
 *
 * Source: Andriopoulos et al. 2024, arXiv 2409.04180. Trap: rows are centred before they get unit length.
 *
 * @param H - features, n × p
 * @param targets - n × k
 * @param weights - k × p
 * @throws InputError if shapes disagree or an entry is not finite
 */
export function regressionCollapse(H: Matrix, targets: Matrix, weights: Matrix): RegressionCollapse {
  return named("regressionCollapse", () => {
    checkShapes(H, targets, weights);
    const found = quantities();
    const X = centred(H);
    const Y = centred(targets);
    const scale = moderatingScale(maxAbs(weights));
    const W = mapEntries(weights, (w) => w * scale);
    const unit = found.of("nrc1", () => unitRows(X));
    if (unit === null) found.reasons["nrc2"] = found.reasons["nrc1"]!;
    return {
      nrc1: unit && meanResidual(unit, principal(X, Y.cols)),
      nrc2: unit && found.of("nrc2", () => meanResidual(unit, rowSpace(W))),
      nrc3: found.of("nrc3", () => nrc3(W, Y)),
      undefined: found.reasons,
    };
  });
}
