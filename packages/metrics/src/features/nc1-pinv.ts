import { addInPlace, eigh, gram, type Matrix, matmul, zeros } from "@collapsar/linalg";
import { centredMeans, scatterTraces } from "../statistics/centred-means.js";
import type { ClassSummary } from "../statistics/class-summary.js";

const TILE = 1024;

/**
 * tr(Σ_W Σ_B⁺)/C from the eigenvectors of the smaller of B Bᵀ (C × C) and BᵀB = Σ_B (p × p), B the rows
 * √share_c (μ_c − μ_G).
 */
export function pinvTrace(fn: string, summary: ClassSummary, rtol?: number): number {
  const { sigmaW, classes, features } = summary;
  if (!sigmaW)
    throw new RangeError(`${fn}: NC1 pinv needs the full scatter, got statistics with scatter "trace"`);
  scatterTraces(fn, summary);
  const tolerance = rtol ?? Math.max(classes, features) * Number.EPSILON;
  const { values, basis } = classes <= features ? fromClasses(summary) : fromFeatures(summary);
  const SB = matmul(sigmaW, basis);
  const top = values[values.length - 1]!;
  let total = 0;
  const first = Math.max(0, values.length - (classes - 1));
  for (let k = values.length - 1; k >= first && values[k]! > tolerance * top; k--) {
    let [quadratic, norm] = [0, 0];
    for (let j = 0; j < features; j++) {
      const b = basis.data[j * basis.cols + k]!;
      quadratic += b * SB.data[j * basis.cols + k]!;
      norm += b * b;
    }
    total += quadratic / (norm * values[k]!);
  }
  return total / classes;
}

/** Eigenvalues of Σ_B, ascending, with (unnormalised) eigenvectors as columns, p × k. */
interface BetweenSpectrum {
  readonly values: Float64Array;
  readonly basis: Matrix;
}

function weightedTile(summary: ClassSummary, start: number, end: number): Matrix {
  const B = centredMeans(summary, start, end);
  for (let c = start; c < end; c++) {
    const root = Math.sqrt(summary.shares[c]!);
    const row = B.data.subarray((c - start) * B.cols, (c - start + 1) * B.cols);
    for (let j = 0; j < row.length; j++) row[j]! *= root;
  }
  return B;
}

function fromClasses(summary: ClassSummary): BetweenSpectrum {
  const B = weightedTile(summary, 0, summary.classes);
  const { values, vectors } = eigh(gram(B));
  return { values, basis: matmul(B, vectors, { transposeA: true }) };
}

function fromFeatures(summary: ClassSummary): BetweenSpectrum {
  const sigmaB = zeros(summary.features, summary.features);
  for (let start = 0; start < summary.classes; start += TILE) {
    const tile = weightedTile(summary, start, Math.min(start + TILE, summary.classes));
    addInPlace(sigmaB, gram(tile, { transpose: true }));
  }
  const { values, vectors } = eigh(sigmaB);
  return { values, basis: vectors };
}
