import { type Matrix, seededRandom, selectRows } from "@collapsar/linalg";
import { inFloat64 } from "../machine/in-float64.js";
import { fitRfm, type RoundListener } from "../rfm/fit-rfm.js";
import type { RfmOptions } from "../rfm/rfm-options.js";
import { isBetter } from "../rfm/rfm-round.js";
import { codedTargets, isConstantTarget, labelsOf, type TreeTargets } from "../tree/targets.js";

/** Rows that the choice looks at: beyond, it would cost as much as the fit. */
const mostRows = 2000;

/** Rounds without a better one after which the first fit ends. */
const defaultPatience = 5;

/** Fewer held-out rows than this say nothing about a round. */
const fewestHeld = 10;

/**
 * The round to keep where nobody gave rows to judge by: the best one on a fifth of the rows (of 2,000 at most), held out
 * of a fit on the others. Later rounds are not always better: the metric can fit the training rows too well. Round 0 is
 * not among them: it has learned no metric, and explains nothing.
 *
 * @param onRound - called after each round of the first fit
 * @returns undefined where there are too few rows to say
 */
export function chooseRound(
  X: Matrix,
  targets: TreeTargets,
  options: RfmOptions,
  onRound?: RoundListener,
): number | undefined {
  const order = seededRandom(options.seed ?? 0)
    .permutation(X.rows)
    .subarray(0, mostRows);
  const count = Math.floor(order.length / 5);
  if (count < fewestHeld) return undefined;
  const [held, rest] = [Int32Array.from(order.subarray(0, count)), Int32Array.from(order.subarray(count))];
  const Y = codedTargets(targets, rest);
  if (isConstantTarget(Y)) return undefined;
  const points = (rows: Int32Array) => inFloat64(selectRows(X, rows));
  const { sampleWeights } = options;
  const { rounds } = fitRfm(points(rest), Y, {
    ...options,
    labels: labelsOf(targets, rest),
    sampleWeights: sampleWeights && Array.from(rest, (row) => sampleWeights[row]!),
    validation: { X: points(held), Y: codedTargets(targets, held), labels: labelsOf(targets, held) },
    patience: options.patience ?? defaultPatience,
    onIteration: undefined,
    onRound,
  });
  if (rounds.length < 2) return undefined;
  return rounds.slice(1).reduce((a, b) => (isBetter(b.validation!, a.validation!) ? b : a)).round;
}
