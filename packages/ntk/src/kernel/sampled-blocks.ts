import { InputError, type Matrix, type Random, seededRandom, type Work } from "@collapsar/linalg";
import {
  advance,
  checkInteger,
  checkLabels,
  checkMatrix,
  checkMethods,
  checkWatch,
  ownOptions,
} from "@collapsar/linalg/check";
import { selectRows } from "@collapsar/linalg/parts";
import { sampledBlocksOptions } from "../options.js";
import { gramBlockStatistics, type TileKernel } from "./block-statistics.js";
import { classMembers } from "./class-members.js";
import { type Estimate, meanOf } from "./class-summaries.js";

export interface SampledBlocksOptions extends Work {
  /** Samples s of each class; [NTC] uses 12 (4 for its VGG nets). */
  readonly perClass?: number | undefined;
  /**
   * `"all"`: every pair of different samples; `"split"`: the first half of the drawn samples of a class against the
   * last half, as [NTC]'s code, so that no sample is paired with itself. Both are unbiased; defaults to `"all"`.
   */
  readonly pairs?: "all" | "split" | undefined;
  /** Independent draws, whose spread gives the standard errors; defaults to 1. */
  readonly draws?: number | undefined;
  readonly seed?: number | undefined;
}

/** Unbiased estimates of the blocks from few samples a class. */
export interface SampledBlocks {
  readonly diagonal: Estimate;
  readonly within: Estimate;
  readonly between: Estimate;
  /** Cosine with YYᵀ on the drawn samples; depends on their number. */
  readonly alignment: number;
  /** Samples a class that were drawn. */
  readonly perClass: number;
}

/**
 * Blocks of a kernel from few samples of each class, drawn without replacement: means over distinct pairs, unbiased for
 * the means over all pairs, with standard errors over classes and pairs of classes (or over draws).
 *
 * Source: [NTC] (kernel samples a class); U-statistics.
 *
 * @param X - n × d, one sample a row
 * @throws InputError if a class has fewer than s samples, or s < 2
 */
export function sampledBlocks(
  kernel: TileKernel,
  X: Matrix,
  labels: ArrayLike<number>,
  options: SampledBlocksOptions = {},
): SampledBlocks {
  const fn = "sampledBlocks";
  const { perClass, pairs, draws, seed } = ownOptions(fn, sampledBlocksOptions, options, [
    "signal",
    "onProgress",
  ]);
  checkWatch(fn, options);
  checkMethods(fn, "kernel", kernel, "a kernel", ["gram"]);
  checkMatrix(fn, "X", X);
  const { classes, counts } = checkLabels(fn, labels, X.rows);
  checkInteger(fn, "the number of classes", classes, 2);
  counts.forEach((count, c) => {
    if (count < perClass)
      throw new InputError({
        fn,
        requirement: `each class needs at least ${perClass} samples`,
        received: `${count} in class ${c}`,
      });
  });
  const rng = seededRandom(seed);
  const members = classMembers(labels, classes);
  const found = Array.from({ length: draws }, (_, done) => {
    advance(options, { done, total: draws, unit: "draws" });
    return drawOnce(kernel, X, { members, perClass, pairs, rng });
  });
  const all = (key: "diagonal" | "within" | "between") =>
    draws > 1 ? meanOf(found.map((draw) => meanOf(draw[key]).mean)) : meanOf(found[0]![key]);
  const alignment = found.reduce((total, draw) => total + draw.alignment / draws, 0);
  return { diagonal: all("diagonal"), within: all("within"), between: all("between"), alignment, perClass };
}

interface Draw {
  readonly members: number[][];
  readonly perClass: number;
  readonly pairs: "all" | "split";
  readonly rng: Random;
}

/** Class by class (and pair by pair of classes) means of one draw. */
function drawOnce(kernel: TileKernel, X: Matrix, { members, perClass: s, pairs, rng }: Draw) {
  const C = members.length;
  const rows = members.flatMap((list) =>
    Array.from(rng.permutation(list.length).subarray(0, s), (i) => list[i]!),
  );
  const K = kernel.gram(selectRows(X, rows));
  const stats = gramBlockStatistics(
    K,
    rows.map((_, i) => Math.floor(i / s)),
  );
  const diagonal: number[] = [];
  const within: number[] = [];
  const between: number[] = [];
  const half = Math.floor(s / 2);
  for (let c = 0; c < C; c++) {
    diagonal.push(mean(K, c * s, c * s, s, "diagonal"));
    within.push(
      pairs === "split"
        ? mean(K, c * s, (c + 1) * s - half, half, "block")
        : stats.pairSums[c * (C + 1)]! / (s * (s - 1)),
    );
    for (let e = c + 1; e < C; e++) {
      between.push(
        pairs === "split"
          ? mean(K, c * s, (e + 1) * s - half, half, "block")
          : stats.pairSums[c * C + e]! / (s * s),
      );
    }
  }
  return { diagonal, within, between, alignment: alignmentOf(K, s) };
}

function mean(K: Matrix, row: number, col: number, size: number, part: "diagonal" | "block"): number {
  let total = 0;
  for (let i = 0; i < size; i++) {
    if (part === "diagonal") total += K.data[(row + i) * K.cols + col + i]!;
    else for (let j = 0; j < size; j++) total += K.data[(row + i) * K.cols + col + j]!;
  }
  return total / (part === "diagonal" ? size : size * size);
}

function alignmentOf(K: Matrix, s: number): number {
  let inside = 0;
  let squares = 0;
  K.data.forEach((value, at) => {
    squares += value * value;
    if (Math.floor(Math.floor(at / K.cols) / s) === Math.floor((at % K.cols) / s)) inside += value;
  });
  return squares > 0 ? inside / Math.sqrt(squares * K.rows * s) : 0;
}
