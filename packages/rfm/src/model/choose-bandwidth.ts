import { InputError, type Matrix, seededRandom } from "@collapsar/linalg";
import { advance, checkInteger, checkKeys, checkList, checkMatrix, checkRows } from "@collapsar/linalg/check";
import { selectRows } from "@collapsar/linalg/parts";
import type { Bandwidth } from "../choices/bandwidth.js";
import { fitRfm } from "../rfm/fit-rfm.js";
import { type RfmOptions, rfmOptionKeys } from "../rfm/rfm-options.js";
import { isBetter, type RoundScore } from "../rfm/rfm-round.js";

/** Result of the search: the mean score of each candidate that all folds have judged, and the best of them. */
export interface BandwidthChoice<Candidate> {
  readonly best: Candidate;
  readonly scores: readonly { readonly candidate: Candidate; readonly score: RoundScore }[];
}

/** Fold number of each row: a seeded permutation dealt out in turn. */
function foldOf(n: number, folds: number, seed: number): Int32Array {
  const fold = new Int32Array(n);
  seededRandom(seed)
    .permutation(n)
    .forEach((row, position) => {
      fold[row] = position % folds;
    });
  return fold;
}

const pick = (values: ArrayLike<number> | undefined, rows: Int32Array) =>
  values === undefined ? undefined : Array.from(rows, (row) => values[row]!);

function heldOutScore(
  X: Matrix,
  Y: Matrix,
  options: RfmOptions,
  train: Int32Array,
  test: Int32Array,
): RoundScore {
  const validation = { X: selectRows(X, test), Y: selectRows(Y, test), labels: pick(options.labels, test) };
  const { rounds, best } = fitRfm(selectRows(X, train), selectRows(Y, train), {
    ...options,
    labels: pick(options.labels, train),
    sampleWeights: pick(options.sampleWeights, train),
    validation,
    keep: "best",
  });
  return rounds[best]!.validation!;
}

function meanScore(scores: readonly RoundScore[]): RoundScore {
  const mean = (values: number[]) => values.reduce((total, value) => total + value / values.length, 0);
  const mse = mean(scores.map((score) => score.mse));
  return scores.some(({ accuracy }) => accuracy === undefined)
    ? { mse }
    : { mse, accuracy: mean(scores.map(({ accuracy }) => accuracy!)) };
}

/** How candidates are compared. */
export interface SearchOptions {
  /** Defaults to 5. */
  readonly folds?: number | undefined;
}

/**
 * Chooses a bandwidth by cross-validation: the best round's held-out score (accuracy, then error), averaged over folds.
 *
 * @param X - n × d
 * @param Y - n × C targets
 * @throws InputError as `fitRfm`, or if there are fewer rows than folds
 */
export function chooseBandwidth<Candidate extends Bandwidth>(
  X: Matrix,
  Y: Matrix,
  candidates: readonly Candidate[],
  given: RfmOptions & SearchOptions = {},
): BandwidthChoice<Candidate> {
  checkKeys("chooseBandwidth", given, ["folds", ...rfmOptionKeys]);
  checkMatrix("chooseBandwidth", "X", X);
  checkRows("chooseBandwidth", "Y", Y, X.rows);
  checkList("chooseBandwidth", "candidates", candidates);
  const { folds = 5, ...options } = given;
  checkInteger("chooseBandwidth", "folds", folds, 2);
  if (X.rows < 2 * folds)
    throw new InputError({
      fn: "chooseBandwidth",
      requirement: `${folds} folds need ${2 * folds} rows`,
      received: String(X.rows),
    });
  if (candidates.length === 0)
    throw new InputError({
      fn: "chooseBandwidth",
      requirement: "candidates must not be empty",
      received: "none",
    });
  const fold = foldOf(X.rows, folds, options.seed ?? 0);
  const rowsWhere = (keep: (f: number) => boolean) =>
    Int32Array.from(fold.keys()).filter((row) => keep(fold[row]!));
  const total = folds * candidates.length;
  const scores = candidates.map((candidate, at) => {
    const settings = { ...options, bandwidth: candidate, onProgress: undefined };
    const held = Array.from({ length: folds }, (_, number) => {
      advance(options, { done: at * folds + number, total, unit: "folds" });
      const [train, test] = [rowsWhere((f) => f !== number), rowsWhere((f) => f === number)];
      return heldOutScore(X, Y, settings, train, test);
    });
    return { candidate, score: meanScore(held) };
  });
  const best = scores.reduce((a, b) => (isBetter(b.score, a.score) ? b : a));
  return { best: best.candidate, scores };
}
