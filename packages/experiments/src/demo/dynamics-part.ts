import { nngp, ntk } from "@collapsar/kernels";
import { subtract } from "@collapsar/linalg/parts";
import {
  type BlockDynamics,
  blockDynamics,
  blockSpectrum,
  type ClosestBlockKernel,
  closestBlockKernel,
  constantKernelPhases,
  labelAlignment,
} from "@collapsar/ntk";
import type { ResultRow, TrialContext } from "../experiment.js";
import { CLASSES, demoDigits, inUnits } from "./config.js";

export interface DynamicsTrial {
  readonly part: "dynamics";
  readonly perClass: number;
  readonly depth: number;
  readonly features: number;
}

/**
 * The blocks of the digits' own kernels and what they predict. An infinite ReLU network splits its NTK as
 * Θ = ⟨h, h′⟩ + Θ^h: what the classifier learns and what the features learn, so that γ is fitted to Θ and κ to Θ
 * minus the feature kernel.
 */
export function dynamicsPart(
  { perClass, depth, features }: DynamicsTrial,
  context: TrialContext,
): ResultRow[] {
  const { X: raw, y } = demoDigits(perClass);
  const X = inUnits(raw);
  const options = { activation: "relu", depth } as const;
  const whole = ntk(options).gram(X);
  const ofFeatures = subtract(whole, nngp(options).gram(X));
  const sizes = { classes: CLASSES, perClass };
  context.progress?.(0.3, "fitting the blocks");
  const gamma = closestBlockKernel(whole, y);
  const kappa = closestBlockKernel(ofFeatures, y);
  const rows: ResultRow[] = [
    blockRow("gamma", gamma, labelAlignment(whole, y).alignment),
    blockRow("kappa", kappa, labelAlignment(ofFeatures, y).alignment),
  ];
  const spectrum = blockSpectrum(gamma, sizes);
  for (const { part, rate, timeConstant, start, end } of constantKernelPhases(gamma, sizes)) {
    const { multiplicity } = spectrum[part];
    rows.push({ part: "phase", residual: part, rate, multiplicity, timeConstant, start, end });
  }
  for (const invariant of ["zero", "random"] as const) {
    context.signal?.throwIfAborted();
    context.progress?.(
      invariant === "zero" ? 0.5 : 0.8,
      `dynamics with E ${invariant === "zero" ? "= 0" : "random"}`,
    );
    const run = blockDynamics({ ...sizes, kappa, features, invariant, seed: context.seed, loss: 1e-10 });
    rows.push(...trajectoryRows(invariant, run));
  }
  return rows;
}

function blockRow(name: string, blocks: ClosestBlockKernel, alignment: number): ResultRow {
  const { diagonal, within, between, relativeDistance } = blocks;
  return { part: "blocks", kernel: name, diagonal, within, between, relativeDistance, alignment };
}

function trajectoryRows(invariant: string, { points, invariantDrift }: BlockDynamics): ResultRow[] {
  return points.map(({ time, nc1, nc2, nc3, loss }) => ({
    part: "trajectory",
    invariant,
    time,
    nc1,
    nc2,
    nc3,
    loss,
    drift: invariantDrift,
  }));
}
