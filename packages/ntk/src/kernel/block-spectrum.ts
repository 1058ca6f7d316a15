import { InputError, zeros } from "@collapsar/linalg";
import { named } from "@collapsar/linalg/check";
import { eigvalsh, largestOf } from "@collapsar/linalg/parts";
import { type Blocks, balancedSize, type ClassSizes, checkBlockNumbers, classSizes } from "./blocks.js";

/** An eigenvalue and the number of times that it occurs. */
export interface Eigenvalue {
  readonly value: number;
  readonly multiplicity: number;
}

/** The spectrum of a balanced block-structured kernel. */
export interface BlockSpectrum {
  /** λ_d − λ_c: differences within a class. */
  readonly single: Eigenvalue;
  /** λ_single + m(λ_c − λ_n): differences between class means. */
  readonly class: Eigenvalue;
  /** λ_class + n λ_n: constants. */
  readonly global: Eigenvalue;
}

/**
 * The spectrum of a block-structured kernel on balanced classes: λ_single = λ_d − λ_c (× n − C),
 * λ_class = λ_single + m(λ_c − λ_n) (× C − 1) and λ_global = λ_class + nλ_n (× 1).
 *
 * Source: [NTC], theory §6.
 *
 * @throws InputError if a block is not finite or the sizes differ
 */
export function blockSpectrum(blocks: Blocks, classes: ClassSizes): BlockSpectrum {
  checkBlockNumbers("blockSpectrum", "blocks", blocks);
  const sizes = named("blockSpectrum", () => classSizes(classes));
  const m = named("blockSpectrum", () => balancedSize(sizes));
  const C = sizes.length;
  const single = blocks.diagonal - blocks.within;
  const between = single + m * (blocks.within - blocks.between);
  return {
    single: { value: single, multiplicity: C * (m - 1) },
    class: { value: between, multiplicity: C - 1 },
    global: { value: between + C * m * blocks.between, multiplicity: 1 },
  };
}

/**
 * The spectrum of a block-structured kernel on classes of any sizes, ascending: λ_d − λ_c (× n − C), and the C
 * eigenvalues of the quotient matrix diag(λ_single + n_c(λ_c − λ_n)) + λ_n √n √nᵀ.
 *
 * @throws InputError if a block is not finite or a size is not a whole number of samples
 */
export function imbalancedBlockSpectrum(blocks: Blocks, classes: ClassSizes): Eigenvalue[] {
  checkBlockNumbers("imbalancedBlockSpectrum", "blocks", blocks);
  const sizes = named("imbalancedBlockSpectrum", () => classSizes(classes));
  const single = blocks.diagonal - blocks.within;
  const within = sizes.reduce((total, size) => total + size - 1, 0);
  const quotient = eigvalsh(quotientMatrix(blocks, sizes));
  const listed = Array.from(quotient, (value) => ({ value, multiplicity: 1 }));
  if (within > 0) listed.push({ value: single, multiplicity: within });
  return listed.sort((a, b) => a.value - b.value);
}

/** The kernel on the orthonormal class indicators: diag(λ_single + n_c(λ_c − λ_n)) + λ_n √n √nᵀ, C × C. */
export function quotientMatrix(blocks: Blocks, sizes: Float64Array): ReturnType<typeof zeros> {
  const C = sizes.length;
  const quotient = zeros(C, C);
  for (let c = 0; c < C; c++) {
    for (let e = 0; e < C; e++) quotient.data[c * C + e] = blocks.between * Math.sqrt(sizes[c]! * sizes[e]!);
    quotient.data[c * C + c]! +=
      blocks.diagonal - blocks.within + sizes[c]! * (blocks.within - blocks.between);
  }
  return quotient;
}

/** How far below zero rounding may carry an eigenvalue of size `scale` before it counts as negative. */
const ROUNDING = 1e-12;

/**
 * The eigenvalues of the quotient matrix by name, without making it where the classes are balanced; else the
 * smallest.
 */
function quotientEigenvalues(blocks: Blocks, sizes: Float64Array): [name: string, value: number][] {
  if (sizes.some((size) => size !== sizes[0])) {
    return [["smallest of the class quotient", eigvalsh(quotientMatrix(blocks, sizes))[0]!]];
  }
  const { class: between, global } = blockSpectrum(blocks, { sizes });
  const all: [string, number] = ["global = class + n·between", global.value];
  return sizes.length > 1 ? [["class = single + m·(within − between)", between.value], all] : [all];
}

/**
 * Requires a positive semi-definite block-structured kernel, and says which eigenvalue is negative.
 *
 * @throws InputError if λ_d < λ_c or another eigenvalue is negative
 */
export function checkPositiveBlocks(
  fn: string | undefined,
  name: string,
  blocks: Blocks,
  sizes: Float64Array,
): void {
  checkBlockNumbers(fn, name, blocks);
  const { diagonal, within, between } = blocks;
  if (diagonal < within) {
    throw new InputError({
      fn,
      argument: `${name}.diagonal`,
      requirement:
        `must be at least ${name}.within (the eigenvalue single = diagonal − within of differences ` +
        "within a class)",
      received: `${diagonal} and ${within}`,
    });
  }
  const largest = largestOf(sizes);
  const scale = Math.max(Math.abs(diagonal), Math.abs(within), Math.abs(between)) * largest * sizes.length;
  for (const [label, value] of quotientEigenvalues(blocks, sizes)) {
    if (value < -ROUNDING * scale) {
      throw new InputError({
        fn,
        argument: name,
        requirement: "must be positive semi-definite",
        received: `the eigenvalue ${value} (${label})`,
      });
    }
  }
}

/** Requires a strictly positive definite block-structured kernel, as the invariant divides by its eigenvalues. */
export function checkDefiniteBlocks(
  fn: string | undefined,
  name: string,
  blocks: Blocks,
  sizes: Float64Array,
): void {
  checkPositiveBlocks(fn, name, blocks, sizes);
  const smallest = Math.min(
    blocks.diagonal - blocks.within,
    ...quotientEigenvalues(blocks, sizes).map(([, value]) => value),
  );
  if (!(smallest > 0)) {
    throw new InputError({
      fn,
      argument: name,
      requirement: "must be positive definite",
      received: `the smallest eigenvalue ${smallest}`,
    });
  }
}
