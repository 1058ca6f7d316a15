import {
  eigh,
  InputError,
  type Matrix,
  matmul,
  qr,
  randomNormal,
  seededRandom,
  zeros,
} from "@collapsar/linalg";
import { checkMatrix, ownOptions } from "@collapsar/linalg/check";
import { withinPartOptions } from "../options.js";

/** Options of `withinPart`. */
export interface WithinPartOptions {
  /** n − C, at least the rank of S. */
  readonly columns: number;
  /** Defaults to 0. */
  readonly seed?: number | undefined;
}

/** Entries of H2 that are still made: 1 GB. */
const LARGEST = 2 ** 27;

/** The share of the largest eigenvalue below which one counts as zero. */
const RANK = 1e-12;

/**
 * A within-class part H2 with H2H2ᵀ = S: a root of S times random orthonormal rows.
 *
 * @param S - p × p, positive semi-definite
 * @returns p × columns
 * @throws InputError if there are fewer columns than the rank of S
 */
export function withinPart(S: Matrix, options: WithinPartOptions): Matrix {
  checkMatrix("withinPart", "S", S);
  const { columns, seed } = ownOptions("withinPart", withinPartOptions, options);
  const p = S.rows;
  if (p * columns > LARGEST) {
    throw new InputError({
      fn: "withinPart",
      argument: "H2",
      requirement: `must have at most ${LARGEST} entries`,
      received: `${p}×${columns}`,
      remedy: "leave it out, S says the same for any number of samples",
    });
  }
  const { values, vectors } = eigh(S);
  const floor = RANK * Math.max(0, values[p - 1] ?? 0);
  const kept = Array.from(values.keys()).filter((i) => values[i]! > floor);
  const rank = kept.length;
  if (columns < rank) {
    throw new InputError({
      fn: "withinPart",
      argument: "columns",
      requirement: `must be at least the rank of S, ${rank}`,
      received: String(columns),
      remedy: "more samples a class are needed",
    });
  }
  const root = zeros(p, rank);
  kept.forEach((i, at) => {
    for (let j = 0; j < p; j++) root.data[j * rank + at] = Math.sqrt(values[i]!) * vectors.data[j * p + i]!;
  });
  if (rank === 0) return zeros(p, columns);
  const { Q } = qr(randomNormal(seededRandom(seed), columns, rank));
  return matmul(root, Q, { transposeB: true });
}
