import { dtypeOf, type Matrix, type Real } from "../matrix/matrix.js";
import { InputError } from "./input-error.js";
import { checkFinite, checkSquare } from "./matrices.js";

const TILE = 32;

/** Largest |A_ij|, largest |A_ij − A_ji|, and 0 if all entries are finite, else NaN. */
interface Survey {
  size: number;
  gap: number;
  probe: number;
}

/** Adds a tile on or below the diagonal to what was found; a function of its own, so that it is compiled soon. */
function surveyTile(n: number, A: Real, i0: number, i1: number, j0: number, found: Survey): void {
  let { size, gap, probe } = found;
  for (let i = i0; i < i1; i++) {
    const end = i * n + Math.min(j0 + TILE, i + 1);
    for (let at = i * n + j0, mirrored = j0 * n + i; at < end; at++, mirrored += n) {
      const a = A[at]!;
      const difference = Math.abs(a - A[mirrored]!);
      const entry = Math.abs(a);
      if (difference > gap) gap = difference;
      if (entry > size) size = entry;
      probe += difference * 0;
    }
  }
  found.size = size;
  found.gap = gap;
  found.probe = probe;
}

/** Every pair (A_ij, A_ji) in one pass by tiles. */
function survey(n: number, A: Real): Survey {
  const found = { size: 0, gap: 0, probe: 0 };
  for (let i0 = 0; i0 < n; i0 += TILE) {
    const i1 = Math.min(n, i0 + TILE);
    for (let j0 = 0; j0 < i1; j0 += TILE) surveyTile(n, A, i0, i1, j0, found);
  }
  return found;
}

/** The entry below the diagonal that differs most from its mirror image. */
function worstPair(n: number, A: Real): [number, number] {
  let [gap, row, col] = [-1, 0, 0];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const difference = Math.abs(A[i * n + j]! - A[j * n + i]!);
      if (difference > gap) [gap, row, col] = [difference, i, j];
    }
  }
  return [row, col];
}

/**
 * Requires a finite square matrix with |A_ij − A_ji| ≤ tolerance · max|A|.
 *
 * @param tolerance - defaults to 1e-10 (f64) or 1e-4 (f32)
 * @returns the largest |A_ij| on and below the diagonal
 */
export function checkSymmetric(fn: string | undefined, name: string, A: Matrix, tolerance?: number): number {
  checkSquare(fn, name, A);
  const { rows: n, data } = A;
  const { size, gap, probe } = survey(n, data);
  if (probe !== 0) checkFinite(fn, name, A);
  if (gap <= (tolerance ?? (dtypeOf(A) === "f32" ? 1e-4 : 1e-10)) * size) return size;
  const [i, j] = worstPair(n, data);
  const received = `${data[i * n + j]} at (${i}, ${j}) and ${data[j * n + i]} at (${j}, ${i})`;
  throw new InputError({ fn, argument: name, requirement: "must be symmetric", received });
}
