import type { Matrix } from "@collapsar/linalg";
import { named } from "@collapsar/linalg/check";
import { type BlockStatistics, statisticsOf } from "./block-statistics.js";
import { classMembers } from "./class-members.js";

/** A mean with its standard error over the choice of samples. */
export interface Estimate {
  readonly mean: number;
  /** NaN-free: undefined where too few samples leave it open. */
  readonly standardError: number | undefined;
}

/** The blocks of one class. */
export interface KernelClassSummary {
  readonly class: number;
  readonly size: number;
  /** Σ_i∈c K_ii. */
  readonly trace: number;
  readonly diagonal: Estimate;
  /** Undefined for a class of one sample. */
  readonly within: Estimate | undefined;
  /** Entries against all other classes; undefined where there are none. */
  readonly between: Estimate | undefined;
}

/**
 * Mean diagonal, within-class and between-class entries of each class, with standard errors over the class's samples:
 * of a mean for the diagonal and between, and the jackknife of a U-statistic of two samples for pairs within a class
 * (entries that share a sample are not independent).
 *
 * Source: Arvesen 1969 (jackknife of U-statistics).
 *
 * @param K - n × n, symmetric; or statistics gathered from its tiles
 * @throws InputError if K is not square, symmetric and finite, or the labels do not fit
 */
export function classSummaries(K: Matrix, labels: ArrayLike<number>): KernelClassSummary[];
export function classSummaries(statistics: BlockStatistics): KernelClassSummary[];
export function classSummaries(
  source: Matrix | BlockStatistics,
  labels?: ArrayLike<number>,
): KernelClassSummary[] {
  const stats = named("classSummaries", () => statisticsOf(source, labels));
  const members = classMembers(stats.labels, stats.classes);
  return members.flatMap((list, c) => (list.length > 0 ? [summary(stats, c, list)] : []));
}

function summary(stats: BlockStatistics, c: number, members: number[]): KernelClassSummary {
  const m = members.length;
  const others = stats.n - m;
  const diagonal = members.map((i) => stats.diagonal[i]!);
  const between = members.map((i) => (stats.rowSums[i]! - stats.withinSums[i]!) / others);
  return {
    class: c,
    size: m,
    trace: diagonal.reduce((total, value) => total + value, 0),
    diagonal: meanOf(diagonal),
    within: m > 1 ? pairMean(members.map((i) => stats.withinSums[i]!)) : undefined,
    between: others > 0 ? meanOf(between) : undefined,
  };
}

/** A plain mean and s/√m. */
export function meanOf(values: readonly number[]): Estimate {
  const m = values.length;
  const mean = values.reduce((total, value) => total + value, 0) / m;
  if (m < 2) return { mean, standardError: undefined };
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (m - 1) / m) };
}

/** The mean over ordered pairs i ≠ j from the row sums Σ_j K_ij, with its jackknife standard error. */
function pairMean(rows: readonly number[]): Estimate {
  const m = rows.length;
  const total = rows.reduce((all, value) => all + value, 0);
  const mean = total / (m * (m - 1));
  if (m < 3) return { mean, standardError: undefined };
  let squares = 0;
  for (const row of rows) squares += ((total - 2 * row) / ((m - 1) * (m - 2)) - mean) ** 2;
  return { mean, standardError: Math.sqrt(((m - 1) / m) * squares) };
}
