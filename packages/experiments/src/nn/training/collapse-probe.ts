import { gram, type Matrix, transpose } from "@collapsar/linalg";
import { frobeniusNorm, scale } from "@collapsar/linalg/parts";
import { type CollapseMetrics, collapseMetrics, nc3Duality } from "@collapsar/metrics";
import { centredOverClasses } from "@collapsar/metrics/parts";
import { empiricalNtk, evaluate, type LossName, networkCollapse, type TrainingState } from "@collapsar/nn";
import { type LastLayer, lastLayer } from "@collapsar/nn/parts";
import { type Blocks, closestBlockKernel, invariant, labelAlignment } from "@collapsar/ntk";
import { closedStateOf } from "@collapsar/ntk/parts";
import { shuffledLabels } from "../../shuffled-labels.js";
import type { NetworkData } from "./network-data.js";

/** What is measured of features and kernels against the labels. */
export interface LabelMeasures {
  readonly nc1: number;
  readonly nc1Std: number;
  /** Distance to the simplex. */
  readonly nc2: number;
  /** Self-duality with W as it is. */
  readonly nc3: number;
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
  readonly invariantAlignment: number;
  /** ‖H1H1ᵀ‖ and ‖H2H2ᵀ‖. */
  readonly meansNorm: number;
  readonly scatterNorm: number;
}

/** The name of a measure under permuted labels. */
type ShuffledKey<Key extends string> = `shuffled${Capitalize<Key>}`;

/** The same of the same features and kernels under permuted labels, the same permutation at every epoch. */
export type ShuffledMeasures = { readonly [Key in keyof LabelMeasures as ShuffledKey<Key>]: number };

/** Everything that [NTC] measures of a network at one epoch; flat, as a row holds it. */
export interface CollapseProbe extends LabelMeasures, ShuffledMeasures {
  readonly trainLoss: number;
  readonly trainAccuracy: number;
  readonly testLoss: number;
  readonly testAccuracy: number;
  /** Mean square of the class means' cosines against the simplex's. */
  readonly nc2MeanSquare: number;
  /** Self-duality with W centred over classes: features that end in ReLU have no zero mean. */
  readonly nc3Centred: number;
  readonly nc4: number;
  readonly gammaCentredAlignment: number;
  readonly kappaCentredAlignment: number;
  /** ‖E‖_F, and against the larger side. */
  readonly invariantNorm: number;
  readonly invariantRelative: number;
  /** α, the weight of the global mean in the invariant. */
  readonly alpha: number;
  /** ‖WᵀW‖, ‖h̄h̄ᵀ‖ and ‖w̄w̄ᵀ‖, w̄ the mean of the classifier's rows. */
  readonly weightsNorm: number;
  readonly globalMeanNorm: number;
  readonly classifierMeanNorm: number;
}

const shuffledKey = <Key extends keyof LabelMeasures>(key: Key) =>
  `shuffled${key[0]!.toUpperCase()}${key.slice(1)}` as ShuffledKey<Key>;

/** The measures of the labels. */
const labelKeys = [
  ...(["nc1", "nc1Std", "nc2", "nc3", "invariantAlignment", "meansNorm", "scatterNorm"] as const),
  ...(["gammaDiagonal", "gammaWithin", "gammaBetween", "gammaDistance", "gammaAlignment"] as const),
  ...(["kappaDiagonal", "kappaWithin", "kappaBetween", "kappaDistance", "kappaAlignment"] as const),
] satisfies readonly (keyof LabelMeasures)[];

/** The probe as it is under permuted labels: NaN where a row has no such measure. */
export const underShuffledLabels = (probe: CollapseProbe): CollapseProbe => ({
  ...probe,
  ...(Object.fromEntries(
    labelKeys.map((key) => [key, probe[shuffledKey(key)] ?? Number.NaN]),
  ) as unknown as LabelMeasures),
});

/** Measures under permuted labels, by the names that a row has for them. */
const shuffledCells = (measures: LabelMeasures) =>
  Object.fromEntries(
    labelKeys.map((key) => [shuffledKey(key), measures[key]]),
  ) as unknown as ShuffledMeasures;

/** α = κ_n/((κ_d − κ_c)/m + κ_c + (C − 1) κ_n), as [NTC]'s code has it. */
function globalWeight({ diagonal, within, between }: Blocks, classes: number, perClass: number): number {
  return between / ((diagonal - within) / perClass + within + (classes - 1) * between);
}

/** A network's features and kernels, whatever their labels. */
interface Measured {
  /** Last layer on the probe's balanced rows, and the kernels on them. */
  readonly probe: LastLayer;
  readonly gamma: Matrix;
  readonly kappa: Matrix;
  /** Collapse of all rows. */
  readonly collapse: CollapseMetrics;
}

/** What a network's features and kernels are against labels of the probe's rows. */
function againstLabels({ probe, gamma, kappa, collapse }: Measured, labels: Int32Array) {
  const { H, W, b } = probe;
  const [gammaBlocks, kappaBlocks] = [closestBlockKernel(gamma, labels), closestBlockKernel(kappa, labels)];
  const [alignedGamma, alignedKappa] = [labelAlignment(gamma, labels), labelAlignment(kappa, labels)];
  const closed = closedStateOf({ t: 0, W, b, H: transpose(H) }, labels);
  const E = invariant(closed, kappaBlocks, { classes: W.rows, perClass: H.rows / W.rows });
  const measures: LabelMeasures = {
    nc1: collapse.nc1.traceRatio ?? Number.NaN,
    nc1Std: collapse.nc1.std ?? Number.NaN,
    nc2: collapse.nc2.etfDistance ?? Number.NaN,
    nc3: collapse.nc3?.selfDuality ?? Number.NaN,
    gammaDiagonal: gammaBlocks.diagonal,
    gammaWithin: gammaBlocks.within,
    gammaBetween: gammaBlocks.between,
    kappaDiagonal: kappaBlocks.diagonal,
    kappaWithin: kappaBlocks.within,
    kappaBetween: kappaBlocks.between,
    gammaDistance: gammaBlocks.relativeDistance,
    kappaDistance: kappaBlocks.relativeDistance,
    gammaAlignment: alignedGamma.alignment,
    kappaAlignment: alignedKappa.alignment,
    invariantAlignment: E.alignment,
    meansNorm: frobeniusNorm(gram(closed.H1)),
    scatterNorm: frobeniusNorm(closed.S),
  };
  return { measures, E, kappaBlocks, alignedGamma, alignedKappa };
}

/** ‖v̄v̄ᵀ‖ of the mean v̄ of rows. */
function meanNorm({ rows, cols, data }: Matrix): number {
  const mean = Float64Array.from({ length: cols }, (_, j) => {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += data[i * cols + j]!;
    return sum / rows;
  });
  return mean.reduce((sum, value) => sum + value * value, 0);
}

/** The seed of the permuted labels. */
const PERMUTATION = 0;

/** Measures a network: loss, accuracy and collapse on all rows, kernels and invariant on the probe's balanced rows. */
export function collapseProbe(state: TrainingState, data: NetworkData, loss: LossName): CollapseProbe {
  const { probe, train, test } = data;
  const [layer, whole] = [lastLayer(state, probe), lastLayer(state, train)];
  const { classes, features } = state.network;
  const kernels = {
    probe: layer,
    gamma: scale(empiricalNtk(state, probe), 1 / classes),
    kappa: scale(empiricalNtk(state, probe, { target: features }), 1 / layer.H.cols),
  };
  const collapse = networkCollapse(state, train);
  const own = againstLabels({ ...kernels, collapse }, probe.labels);
  const weights = { weights: whole.W, bias: whole.b };
  const shuffled = againstLabels(
    { ...kernels, collapse: collapseMetrics(whole.H, shuffledLabels(train.labels, PERMUTATION), weights) },
    shuffledLabels(probe.labels, PERMUTATION),
  );
  const trained = evaluate(state, train, { loss });
  const tested = test ? evaluate(state, test, { loss }) : { loss: Number.NaN, accuracy: Number.NaN };
  return {
    trainLoss: trained.loss,
    trainAccuracy: trained.accuracy,
    testLoss: tested.loss,
    testAccuracy: tested.accuracy,
    ...own.measures,
    nc2MeanSquare: collapse.nc2.etfMeanSquare ?? Number.NaN,
    nc3Centred: nc3Duality(whole.H, train.labels, centredOverClasses(layer.W)).selfDuality,
    nc4: collapse.nc4 ?? Number.NaN,
    gammaCentredAlignment: own.alignedGamma.centred ?? Number.NaN,
    kappaCentredAlignment: own.alignedKappa.centred ?? Number.NaN,
    invariantNorm: own.E.norm,
    invariantRelative: own.E.relative,
    alpha: globalWeight(own.kappaBlocks, classes, probe.n / classes),
    weightsNorm: frobeniusNorm(gram(layer.W)),
    globalMeanNorm: meanNorm(layer.H),
    classifierMeanNorm: meanNorm(layer.W),
    ...shuffledCells(shuffled.measures),
  };
}
