import type { Matrix } from "@collapsar/linalg";
import { blocks } from "@collapsar/linalg/engine";
import { rowRange, selectRows } from "@collapsar/linalg/parts";
import { closeScores } from "../operations/close-scores.js";
import { TILE } from "../operations/js/best-scores.js";
import { type BarredRows, chosenLength, leading, MOST } from "./score-bounds.js";
import {
  fitsFloat32,
  float64Margin,
  type LinearScores,
  largestScores,
  productError,
  type ScoredRows,
  someRows,
} from "./scores.js";

/** A float32 that is not above x. */
function below(x: number): number {
  return Math.fround(x - Math.abs(x) * 2 ** -23 - 2 ** -149);
}

/** ⟨h_i, a_c⟩ + shift_c. */
function score(H: Matrix, i: number, { A, shift }: LinearScores, c: number): number {
  const p = A.cols;
  let total = 0;
  for (let j = 0, h = i * p, a = c * p; j < p; j++, h++, a++) total += H.data[h]! * A.data[a]!;
  return total + shift[c]!;
}

/** Rows with what their labels score; other classes are looked at from just below. */
interface Held extends BarredRows {
  readonly own: Float64Array;
  readonly value: (H: Matrix, i: number, c: number) => number;
}

function held(H: Matrix, norms: Float64Array, labels: Int32Array, scores: LinearScores): Held {
  const linear = (H: Matrix, i: number, c: number) => score(H, i, scores, c);
  const value = scores.precise ?? linear;
  const share = productError(H.cols + 1) * scores.size;
  const bars = Float32Array.from(labels, (c, i) =>
    below(linear(H, i, c) - share * norms[i]! - float64Margin(scores, norms[i]!)),
  );
  return { H, labels, bars, value, own: Float64Array.from(labels, (c, i) => value(H, i, c)) };
}

/** Whether class c decides row i against its label; ties go to the lower class. */
function beats({ H, labels, own, value }: Held, i: number, c: number): boolean {
  const other = value(H, i, c);
  return other > own[i]! || (other === own[i] && c < labels[i]!);
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
    // what float32 cannot hold asks all scores
    norms.forEach((norm, i) => {
      if (fitsFloat32(size) && fitsFloat32(norm) && bars[i]! < Infinity) return;
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
        } else if (c !== labels[i] && beats(all, i, c)) {
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
