import type { Matrix } from "@collapsar/linalg";
import { blank } from "@collapsar/linalg/engine";
import { rowRange, selectRows } from "@collapsar/linalg/parts";
import { closeScores } from "../operations/close-scores.js";
import { TILE } from "../operations/js/best-scores.js";
import type { LinearScores } from "./scores.js";

/** Close scores of a row and tile that are computed in float64; a row with more of them asks all scores. */
export const MOST = 64;

/** Classes and rows from which the coordinates that scores are bounded by are chosen. */
const TRIAL = { classes: 1024, rows: 256 };

/** Shares of the coordinates that are tried, and what their number, the norm of the others beside them, is a multiple of. */
const SHARES = [1 / 4, 5 / 16, 3 / 8, 7 / 16, 1 / 2, 9 / 16, 5 / 8, 3 / 4];
const WHOLE = 32;

/** A score in float64, of a share of what all scores of a row cost, with 50,000 classes. */
const LONE = 1 / 150;

/**
 * The first q coordinates of each row and the norm of the others, by which ⟨h, a⟩ ≤ Σ_{j<q} h_j a_j + ‖h_rest‖‖a_rest‖; the
 * row itself where q is all.
 */
export function leading({ rows, cols: p, data }: Matrix, q: number): Matrix {
  if (q === p) return { rows, cols: p, data: new Float32Array(data) };
  const out = blank(rows * (q + 1), "f32");
  for (let i = 0, to = 0; i < rows; i++) {
    for (let j = 0; j < q; j++) out[to++] = data[i * p + j]!;
    let rest = 0;
    for (let j = q; j < p; j++) rest += data[i * p + j]! ** 2;
    out[to++] = Math.sqrt(rest) * (1 + 2 ** -22);
  }
  return { rows, cols: q + 1, data: out };
}

/** Rows with their labels, and what a score must reach to count as close. */
export interface BarredRows {
  readonly H: Matrix;
  readonly labels: Int32Array;
  readonly bars: Float32Array;
}

/** The coordinates by which the scores of rows like these are bounded at least cost: seen from some of the classes. */
export function chosenLength(all: BarredRows, scores: LinearScores): number {
  const { A, shift } = scores;
  const [C, p] = [A.rows, A.cols];
  const step = Math.max(1, Math.floor(C / TRIAL.classes));
  const some = Array.from({ length: Math.floor(C / step) }, (_, k) => k * step);
  const n = Math.min(TRIAL.rows, all.H.rows);
  const [H, classes] = [rowRange(all.H, 0, n), selectRows(A, some)];
  const shifts = Float64Array.from(some, (c) => shift[c]!);
  const closeBy = (q: number) => {
    const bars = all.bars.slice(0, n);
    const found = closeScores({
      H: leading(H, q),
      A: leading(classes, q),
      shift: shifts,
      bars,
      most: some.length,
    });
    const counts = new Float64Array(n);
    found.rows.forEach((i, k) => {
      if (some[found.classes[k]!] !== all.labels[i]) counts[i]!++;
    });
    return counts;
  };
  // rows that other classes win are soon decided, whatever the bound
  const whole = closeBy(p);
  const open = Array.from(whole.keys()).filter((i) => whole[i] === 0);
  const tiles = Math.ceil(C / TILE);
  const cost = (q: number) => {
    const counts = closeBy(q);
    const each = open.map((i) => {
      const close = (counts[i]! * C) / some.length;
      return close > MOST * tiles ? 1 : close * LONE;
    });
    return (q + 1) / p + each.reduce((sum, x) => sum + x, 0) / Math.max(1, each.length);
  };
  let best = { q: p, cost: 1 };
  for (const share of open.length === 0 ? [] : SHARES) {
    const q = WHOLE * Math.ceil((share * p) / WHOLE) - 1;
    const tried = { q, cost: cost(q) };
    if (q < p - 1 && tried.cost < best.cost) best = tried;
  }
  return best.q;
}
