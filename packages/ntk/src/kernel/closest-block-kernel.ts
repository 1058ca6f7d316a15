import { type Matrix, zeros } from "@collapsar/linalg";
import { named } from "@collapsar/linalg/check";
import { type BlockStatistics, statisticsOf } from "./block-statistics.js";
import type { Blocks } from "./blocks.js";
import { classMembers } from "./class-members.js";

/** The block-structured kernel closest to a given one. */
export interface ClosestBlockKernel extends Blocks {
  /** ‖K − K_block‖_F / ‖K‖_F. */
  readonly relativeDistance: number;
}

/** A kernel with one number for each pair of classes and one for the diagonal of each class. */
export interface ClassPairBlocks {
  /** The diagonal of each class, length C. */
  readonly diagonal: Float64Array;
  /** Off-diagonal entries of each pair of classes, C × C, symmetric. */
  readonly pairs: Matrix;
}

/** The class-pair kernel closest to a given one. */
export interface ClosestClassPairKernel extends ClassPairBlocks {
  /** ‖K − K_block‖_F / ‖K‖_F. */
  readonly relativeDistance: number;
}

/** Sum, count and squares about a shift of one group of entries. */
interface Group {
  count: number;
  sum: number;
  /** Σ (v − mean of its block)², exact for constant blocks. */
  scatter: number;
}

/**
 * The block-structured kernel (λ_d, λ_c, λ_n) closest to K in the Frobenius norm: the mean of the diagonal, of the
 * other entries within classes and of those between classes; classes of any sizes. A part without entries (λ_c where
 * every class has one sample, λ_n of a single class) is 0.
 *
 * Source: least squares; the structure is [NTC]'s, theory §6.
 *
 * @param K - n × n, symmetric; or statistics gathered from its tiles
 * @throws InputError if K is not square, symmetric and finite, or the labels do not fit
 */
export function closestBlockKernel(K: Matrix, labels: ArrayLike<number>): ClosestBlockKernel;
export function closestBlockKernel(statistics: BlockStatistics): ClosestBlockKernel;
export function closestBlockKernel(
  source: Matrix | BlockStatistics,
  labels?: ArrayLike<number>,
): ClosestBlockKernel {
  return closestBlocks(named("closestBlockKernel", () => statisticsOf(source, labels)));
}

/** `closestBlockKernel` of statistics that are known to be some. */
export function closestBlocks(stats: BlockStatistics): ClosestBlockKernel {
  const C = stats.classes;
  const within: Group[] = [];
  const between: Group[] = [];
  for (let c = 0; c < C; c++) {
    for (let e = 0; e < C; e++) (c === e ? within : between).push(pairGroup(stats, c, e));
  }
  const groups = [merge([diagonalGroup(stats, stats.labels.keys())]), merge(within), merge(between)];
  const [diagonal, inside, outside] = groups.map(mean) as [number, number, number];
  return { diagonal, within: inside, between: outside, relativeDistance: relativeDistance(groups) };
}

/**
 * The class-pair kernel closest to K in the Frobenius norm: the mean of each pair of classes, diagonals apart.
 *
 * @param K - n × n, symmetric; or statistics gathered from its tiles
 * @throws InputError if K is not square, symmetric and finite, or the labels do not fit
 */
export function closestClassPairKernel(K: Matrix, labels: ArrayLike<number>): ClosestClassPairKernel;
export function closestClassPairKernel(statistics: BlockStatistics): ClosestClassPairKernel;
export function closestClassPairKernel(
  source: Matrix | BlockStatistics,
  labels?: ArrayLike<number>,
): ClosestClassPairKernel {
  const stats = named("closestClassPairKernel", () => statisticsOf(source, labels));
  const C = stats.classes;
  const diagonal = classDiagonals(stats);
  const pairs = zeros(C, C);
  const groups = [...diagonal];
  for (let c = 0; c < C; c++) {
    for (let e = 0; e < C; e++) {
      const group = pairGroup(stats, c, e);
      pairs.data[c * C + e] = mean(group);
      groups.push(group);
    }
  }
  return { diagonal: Float64Array.from(diagonal, mean), pairs, relativeDistance: relativeDistance(groups) };
}

function pairGroup(stats: BlockStatistics, c: number, e: number): Group {
  const at = c * stats.classes + e;
  const count = stats.sizes[c]! * (c === e ? stats.sizes[c]! - 1 : stats.sizes[e]!);
  if (count === 0) return { count: 0, sum: 0, scatter: 0 };
  const sum = stats.pairSums[at]!;
  const offset = sum - count * stats.pairShifts[at]!;
  return { count, sum, scatter: Math.max(0, stats.pairSquares[at]! - (offset * offset) / count) };
}

function classDiagonals(stats: BlockStatistics): Group[] {
  const members = classMembers(stats.labels, stats.classes);
  return members.map((list) => diagonalGroup(stats, list));
}

function diagonalGroup(stats: BlockStatistics, members: Iterable<number>): Group {
  const list = Array.from(members);
  if (list.length === 0) return { count: 0, sum: 0, scatter: 0 };
  const shift = stats.diagonal[list[0]!]!;
  let offset = 0;
  let squares = 0;
  for (const i of list) {
    const value = stats.diagonal[i]! - shift;
    offset += value;
    squares += value * value;
  }
  const count = list.length;
  return { count, sum: count * shift + offset, scatter: Math.max(0, squares - (offset * offset) / count) };
}

function merge(groups: readonly Group[]): Group {
  const count = groups.reduce((total, group) => total + group.count, 0);
  const sum = groups.reduce((total, group) => total + group.sum, 0);
  const centre = count > 0 ? sum / count : 0;
  let scatter = 0;
  for (const group of groups) {
    if (group.count > 0) scatter += group.scatter + group.count * (mean(group) - centre) ** 2;
  }
  return { count, sum, scatter };
}

function mean({ count, sum }: Group): number {
  return count > 0 ? sum / count : 0;
}

function relativeDistance(groups: readonly Group[]): number {
  let left = 0;
  let total = 0;
  for (const group of groups) {
    left += group.scatter;
    total += group.scatter + group.count * mean(group) ** 2;
  }
  return total > 0 ? Math.sqrt(left / total) : 0;
}
