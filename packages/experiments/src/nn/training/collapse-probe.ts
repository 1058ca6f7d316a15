import { gram, transpose } from "@collapsar/linalg";
import { frobeniusNorm, scale } from "@collapsar/linalg/parts";
import { nc3Duality } from "@collapsar/metrics";
import { centredOverClasses } from "@collapsar/metrics/parts";
import { empiricalNtk, evaluate, type LossName, networkCollapse, type TrainingState } from "@collapsar/nn";
import { lastLayer } from "@collapsar/nn/parts";
import { type Blocks, closestBlockKernel, invariant, labelAlignment } from "@collapsar/ntk";
import { closedStateOf } from "@collapsar/ntk/parts";
import type { NetworkData } from "./network-data.js";

/** Everything that [NTC] measures of a network at one epoch; flat, as a row holds it. */
export interface CollapseProbe {
  readonly trainLoss: number;
  readonly trainAccuracy: number;
  readonly testLoss: number;
  readonly testAccuracy: number;
  readonly nc1: number;
  readonly nc1Std: number;
  /** Distance to the simplex, and the mean square of the class means' cosines against it. */
  readonly nc2: number;
  readonly nc2MeanSquare: number;
  /** Self-duality with W as it is, and with W centred over classes: features that end in ReLU have no zero mean. */
  readonly nc3: number;
  readonly nc3Centred: number;
  readonly nc4: number;
  /** Blocks of the logits' kernel, mean over outputs. */
  readonly gammaDiagonal: number;
  readonly gammaWithin: number;
  readonly gammaBetween: number;
  /** Blocks of the features' kernel, mean over features. */
  readonly kappaDiagonal: number;
  readonly kappaWithin: number;
  readonly kappaBetween: number;
  readonly gammaDistance: number;
  readonly kappaDistance: number;
  readonly gammaAlignment: number;
  readonly kappaAlignment: number;
  readonly gammaCentredAlignment: number;
  readonly kappaCentredAlignment: number;
  /** ‖E‖_F, and against the larger side. */
  readonly invariantNorm: number;
  readonly invariantRelative: number;
  readonly invariantAlignment: number;
  /** α, the weight of the global mean in the invariant. */
  readonly alpha: number;
  /** ‖WᵀW‖, ‖H1H1ᵀ‖, ‖H2H2ᵀ‖ and ‖h̄h̄ᵀ‖. */
  readonly weightsNorm: number;
  readonly meansNorm: number;
  readonly scatterNorm: number;
  readonly globalMeanNorm: number;
}

/** α = κ_n/((κ_d − κ_c)/m + κ_c + (C − 1) κ_n), as [NTC]'s code has it. */
function globalWeight({ diagonal, within, between }: Blocks, classes: number, perClass: number): number {
  return between / ((diagonal - within) / perClass + within + (classes - 1) * between);
}

/** Measures a network: loss, accuracy and collapse on all rows, kernels and invariant on the probe's balanced rows. */
export function collapseProbe(state: TrainingState, data: NetworkData, loss: LossName): CollapseProbe {
  const { probe, train, test } = data;
  const { H, W, b } = lastLayer(state, probe);
  const metrics = networkCollapse(state, train);
  const gammaKernel = scale(empiricalNtk(state, probe), 1 / state.network.classes);
  const kappaKernel = scale(empiricalNtk(state, probe, { target: state.network.features }), 1 / H.cols);
  const gamma = closestBlockKernel(gammaKernel, probe.labels);
  const kappa = closestBlockKernel(kappaKernel, probe.labels);
  const [alignedGamma, alignedKappa] = [
    labelAlignment(gammaKernel, probe.labels),
    labelAlignment(kappaKernel, probe.labels),
  ];
  const closed = closedStateOf({ t: 0, W, b, H: transpose(H) }, probe.labels);
  const sizes = { classes: state.network.classes, perClass: probe.n / state.network.classes };
  const E = invariant(closed, kappa, sizes);
  const mean = Float64Array.from({ length: H.cols }, (_, j) => {
    let sum = 0;
    for (let i = 0; i < H.rows; i++) sum += H.data[i * H.cols + j]!;
    return sum / H.rows;
  });
  const trained = evaluate(state, train, { loss });
  const tested = test ? evaluate(state, test, { loss }) : { loss: Number.NaN, accuracy: Number.NaN };
  return {
    trainLoss: trained.loss,
    trainAccuracy: trained.accuracy,
    testLoss: tested.loss,
    testAccuracy: tested.accuracy,
    nc1: metrics.nc1.traceRatio ?? Number.NaN,
    nc1Std: metrics.nc1.std ?? Number.NaN,
    nc2: metrics.nc2.etfDistance ?? Number.NaN,
    nc2MeanSquare: metrics.nc2.etfMeanSquare ?? Number.NaN,
    nc3: metrics.nc3?.selfDuality ?? Number.NaN,
    nc3Centred: nc3Duality(lastLayer(state, train).H, train.labels, centredOverClasses(W)).selfDuality,
    nc4: metrics.nc4 ?? Number.NaN,
    gammaDiagonal: gamma.diagonal,
    gammaWithin: gamma.within,
    gammaBetween: gamma.between,
    kappaDiagonal: kappa.diagonal,
    kappaWithin: kappa.within,
    kappaBetween: kappa.between,
    gammaDistance: gamma.relativeDistance,
    kappaDistance: kappa.relativeDistance,
    gammaAlignment: alignedGamma.alignment,
    kappaAlignment: alignedKappa.alignment,
    gammaCentredAlignment: alignedGamma.centred,
    kappaCentredAlignment: alignedKappa.centred,
    invariantNorm: E.norm,
    invariantRelative: E.relative,
    invariantAlignment: E.alignment,
    alpha: globalWeight(kappa, sizes.classes, sizes.perClass),
    weightsNorm: frobeniusNorm(gram(W)),
    meansNorm: frobeniusNorm(gram(closed.H1)),
    scatterNorm: frobeniusNorm(closed.S),
    globalMeanNorm: mean.reduce((sum, value) => sum + value * value, 0),
  };
}
