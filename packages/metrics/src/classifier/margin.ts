import { gram, InputError, type Matrix, type Work } from "@collapsar/linalg";
import { advance, checkFinite, checkMatrix, checkWork, named } from "@collapsar/linalg/check";
import { rowNorms, rowSums } from "@collapsar/linalg/parts";
import { mapEntries } from "../statistics/entries.js";
import { undefinedQuantity } from "../statistics/undefined-quantity.js";
import { affineDistances } from "./affine-distances.js";
import { hullBounds } from "./hull-bounds.js";
import { leastNorm } from "./least-norm.js";

/** Classes beyond which bounds for each, O(C²) or more, take too long. */
const MOST_CLASSES = 1000;

/** Gram matrix of ŵ_j − ŵ_k, j ≠ k, from that of the unit rows. */
function differencesGram(G: Matrix, k: number): Matrix {
  const others = Array.from({ length: G.rows }, (_, j) => j).filter((j) => j !== k);
  const m = others.length;
  const data = new Float64Array(m * m);
  const at = (i: number, j: number) => G.data[i * G.cols + j]!;
  others.forEach((a, i) => {
    others.forEach((b, j) => {
      data[i * m + j] = at(a, b) - at(a, k) - at(k, b) + at(k, k);
    });
  });
  return { rows: m, cols: m, data };
}

/**
 * One-versus-rest margin of a classifier: min_k dist(ŵ_k, conv{ŵ_j, j ≠ k}) of its rows at unit length; C/(C−1) at
 * collapse, the most for C ≤ p + 1.
 *
 * Source: Jiang et al. 2024, generalized neural collapse for many classes. Trap: time grows as C³, beyond 1,000
 * classes it is not computed.
 *
 * @param W - C × p
 * @param work - watched from class to class
 * @throws UndefinedQuantityError if a row is zero or there are more than 1,000 classes
 */
export function oneVersusRestMargin(W: Matrix, work: Work = {}): number {
  return named("oneVersusRestMargin", () => {
    const fn = "oneVersusRestMargin";
    checkMatrix(fn, "W", W);
    checkFinite(fn, "W", W);
    checkWork(fn, work);
    if (W.rows < 2)
      throw new InputError({
        fn,
        argument: "W",
        requirement: "must have two rows",
        received: String(W.rows),
      });
    if (W.rows > MOST_CLASSES) {
      throw undefinedQuantity(
        `time grows as the cube of the classes, at most ${MOST_CLASSES} of them`,
        String(W.rows),
      );
    }
    const norms = rowNorms(W);
    const zero = norms.findIndex((norm) => !(norm > 0));
    if (zero >= 0) throw undefinedQuantity(`row ${zero} of the weights is zero and has no direction`, "0");
    return leastDistance(gram(mapEntries(W, (w, at) => w / norms[Math.floor(at / W.cols)]!)), work);
  });
}

/** Positions in the order of their values. */
const ascending = (values: Float64Array) => Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);

/**
 * The least distance of a point to the hull of the others, from their Gram matrix: exact where the nearest point of the
 * others' affine hull lies in their convex hull, between bounds elsewhere, and by quadratic programs for those alone
 * that the bounds leave.
 */
function leastDistance(G: Matrix, work: Work): number {
  let done = 0;
  // each class is bounded, and then measured or passed over
  const next = () => advance(work, { done: done++, total: 2 * G.rows, unit: "classes", message: "margin" });
  const known = affineDistances(G) ?? new Float64Array(G.rows).fill(Number.NaN);
  const sums = rowSums(G);
  let least = Number.POSITIVE_INFINITY;
  for (const distance of known) if (distance < least) least = distance;
  // those near the mean of the others first: the sooner a short distance is known, the fewer steps the rest takes
  const lower = known.slice();
  for (const k of ascending(sums.map((sum, k) => -(sum - G.data[k * (G.cols + 1)]!)))) {
    next();
    if (!Number.isNaN(known[k]!)) continue;
    const bounds = hullBounds(G, sums, k, least);
    least = Math.min(least, bounds.upper);
    lower[k] = bounds.lower;
  }
  let found = Number.POSITIVE_INFINITY;
  for (const k of ascending(lower)) {
    next();
    if (lower[k]! > Math.min(least, found)) break;
    found = Math.min(found, Number.isNaN(known[k]!) ? leastNorm(differencesGram(G, k)) : known[k]!);
  }
  return found;
}
