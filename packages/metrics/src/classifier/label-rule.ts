import type { Matrix } from "@collapsar/linalg";
import { blank, blocks } from "@collapsar/linalg/engine";
import { rowRange, selectRows } from "@collapsar/linalg/parts";
import { closeScores } from "../operations/close-scores.js";
import { TILE } from "../operations/js/best-scores.js";
import {
  fitsFloat32,
  type LinearScores,
  largestScores,
  productError,
  type ScoredRows,
  someRows,
} from "./scores.js";

/** Close scores of a row and tile that are computed in float64; a row with more of them asks all scores. */
const MOST = 64;

/** Classes and rows from which the coordinates that scores are bounded by are chosen. */
const TRIAL = { classes: 1024, rows: 256 };

/** Shares of the coordinates that are tried, and what their number, the norm of the others beside them, is a multiple of. */
const SHARES = [1 / 4, 5 / 16, 3 / 8, 7 / 16, 1 / 2, 9 / 16, 5 / 8, 3 / 4];
const WHOLE = 32;

/** A score in float64, of a share of what all scores of a row cost, with 50,000 classes. */
const LONE = 1 / 150;

/** A float32 that is not above x. */
function below(x: number): number {
  return Math.fround(x - Math.abs(x) * 2 ** -23 - 2 ** -149);
}

/**
 * The first q coordinates of each row and the norm of the others, by which ⟨h, a⟩ ≤ Σ_{j<q} h_j a_j + ‖h_rest‖‖a_rest‖; the
 * row itself where q is all.
 */
function leading({ rows, cols: p, data }: Matrix, q: number): Matrix {
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

/** ⟨h_i, a_c⟩ + shift_c. */
function score(H: Matrix, i: number, { A, shift }: LinearScores, c: number): number {
  const p = A.cols;
  let total = 0;
  for (let j = 0, h = i * p, a = c * p; j < p; j++, h++, a++) total += H.data[h]! * A.data[a]!;
  return total + shift[c]!;
}

/** Rows with what their labels score, and what other classes must reach to be looked at. */
interface Held {
  readonly H: Matrix;
  readonly labels: Int32Array;
  readonly own: Float64Array;
  readonly bars: Float32Array;
}

/** A bar is infinite where float32 cannot hold the numbers: such rows ask all scores. */
function held(H: Matrix, norms: Float64Array, labels: Int32Array, scores: LinearScores): Held {
  const share = productError(H.cols + 1) * scores.size;
  const own = Float64Array.from(labels, (c, i) => score(H, i, scores, c));
  const bars = Float32Array.from(own, (value, i) => below(value - share * norms[i]!));
  return { H, labels, own, bars };
}

/** Whether class c decides row i against its label; ties go to the lower class. */
function beats({ H, labels, own }: Held, i: number, scores: LinearScores, c: number): boolean {
  const value = score(H, i, scores, c);
  return value > own[i]! || (value === own[i] && c < labels[i]!);
}

/** The coordinates by which the scores of rows like these are bounded at least cost: seen from some of the classes. */
function chosenLength(all: Held, scores: LinearScores): number {
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

/**
 * Whether the label of each row has its largest score: the label where it has, else −1.
 *
 * Scores of other classes are bounded by their leading coordinates in float32 and computed in float64 where the bound
 * reaches the score of the label. Rows are left as soon as another class wins.
 */
export function labelRule(scores: LinearScores) {
  let bound: { readonly q: number; readonly A: Matrix } | undefined;
  return (rows: ScoredRows, labels: Int32Array): Int32Array => {
    const { A, shift, size } = scores;
    const { rough, norms, exact } = rows;
    const n = rough.rows;
    const H = exact(Array.from(norms.keys()));
    const all = held(H, norms, labels, scores);
    if (bound === undefined) {
      const q = fitsFloat32(size) ? chosenLength(all, scores) : A.cols;
      bound = { q, A: q === A.cols ? scores.rough : leading(A, q) };
    }
    const { q } = bound;
    const out = labels.slice();
    const unsure = new Set<number>();
    const { bars } = all;
    norms.forEach((norm, i) => {
      if (fitsFloat32(size) && fitsFloat32(norm)) return;
      unsure.add(i);
      bars[i] = Infinity;
    });
    let asked = Array.from(norms.keys()).filter((i) => bars[i]! < Infinity);
    let short = leading(selectRows(H, asked), q);
    for (const [first, count] of blocks(A.rows, TILE)) {
      if (asked.length === 0) break;
      const found = closeScores({
        H: short,
        A: rowRange(bound.A, first, first + count),
        shift: shift.subarray(first, first + count),
        bars: Float32Array.from(asked, (i) => bars[i]!),
        most: MOST,
      });
      const seen = new Int32Array(n);
      found.rows.forEach((k, at) => {
        const [i, c] = [asked[k]!, first + found.classes[at]!];
        if (bars[i] === Infinity) return;
        if (++seen[i]! > MOST) {
          unsure.add(i);
          bars[i] = Infinity;
        } else if (c !== labels[i] && beats(all, i, scores, c)) {
          out[i] = -1;
          bars[i] = Infinity;
        }
      });
      const left = asked.filter((i) => bars[i]! < Infinity);
      // what is left is brought together where that spares more than it costs
      if (left.length < 0.9 * asked.length) {
        asked = left;
        short = leading(selectRows(H, asked), q);
      }
    }
    const rest = [...unsure];
    if (rest.length === 0) return out;
    const decided = largestScores(someRows(rows, rest), scores);
    rest.forEach((i, k) => {
      out[i] = decided[k] === labels[i] ? labels[i]! : -1;
    });
    return out;
  };
}
