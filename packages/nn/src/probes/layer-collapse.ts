import { InputError, type Matrix, matmul, svd, transpose } from "@collapsar/linalg";
import { checkTexts } from "@collapsar/linalg/check";
import { mapFn } from "@collapsar/linalg/parts";
import { nc1TraceRatio } from "@collapsar/metrics";
import { checkExamples, checkState } from "../training/check-arguments.js";
import type { Examples } from "../training/data.js";
import { layerOutputs, parameterMatrix } from "../training/evaluate.js";
import type { TrainingState } from "../training/training-state.js";
import { factorCorrelation } from "./factor-correlation.js";
import { agopFactor } from "./layer-agop.js";

/** NC1 (trace ratio) along the parts of one dense layer W = U S Vᵀ that acts on features Φ. */
export interface LayerCollapse {
  readonly layer: string;
  /** At the layer's input Φ. */
  readonly input: number;
  /** At S Vᵀ Φ, the right singular part. */
  readonly rightPart: number;
  /** At ReLU(U S Vᵀ Φ), the layer's output after its activation. */
  readonly output: number;
}

/**
 * Where a dense layer without a bias collapses its features: NC1 at Φ, at S Vᵀ Φ and at ReLU(U S Vᵀ Φ). U is
 * orthogonal, so NC1 at S Vᵀ Φ equals NC1 at W Φ.
 *
 * Source: [AGOP], figures of NC1 by part of the layer.
 */
export function layerCollapse(
  state: TrainingState,
  examples: Examples,
  layers: readonly string[],
): LayerCollapse[] {
  checkState("layerCollapse", state);
  checkExamples("layerCollapse", examples);
  checkTexts("layerCollapse", "layers", layers);
  const inputs = layers.map((layer) => inputOf(state, layer));
  const features = layerOutputs(state, examples, inputs);
  return layers.map((layer, i) => {
    const Phi = features.get(inputs[i] as string) as Matrix;
    const W = transpose(parameterMatrix(state, `${layer}.kernel`));
    const { S, V } = svd(W);
    const rightPart = mapFn(matmul(Phi, V), (value, _row, k) => value * (S[k] ?? 0));
    const activated = mapFn(matmul(Phi, W, { transposeB: true }), (value) => Math.max(0, value));
    const nc1 = (H: Matrix) => nc1TraceRatio(H, examples.labels);
    return { layer, input: nc1(Phi), rightPart: nc1(rightPart), output: nc1(activated) };
  });
}

/** How well a dense layer's WᵀW agrees with the AGOP of the sub-network from its input on. */
export interface FeatureAnsatz {
  readonly layer: string;
  /** Pearson correlation of the entries of WᵀW and AGOP. */
  readonly agop: number;
  /** The same with AGOP^{1/2}. */
  readonly agopRoot: number;
}

/** The neural feature ansatz WᵀW ∝ AGOP^s, s = 1 and ½, as correlations. Source: [AGOP]; Radhakrishnan et al. 2024. */
export function featureAnsatz(
  state: TrainingState,
  examples: Examples,
  layers: readonly string[],
): FeatureAnsatz[] {
  checkState("featureAnsatz", state);
  checkExamples("featureAnsatz", examples);
  checkTexts("featureAnsatz", "layers", layers);
  return layers.map((layer) => {
    const kernel = parameterMatrix(state, `${layer}.kernel`);
    const agop = agopFactor(state, examples, layer);
    return {
      layer,
      agop: factorCorrelation(kernel, agop),
      agopRoot: factorCorrelation(kernel, rootFactor(agop)),
    };
  });
}

/** A factor of (GGᵀ)^{1/2}: US^{1/2} of G = USVᵀ. */
function rootFactor(G: Matrix): Matrix {
  const { U, S } = svd(G);
  return mapFn(U, (value, _row, k) => value * Math.sqrt(S[k] ?? 0));
}

function inputOf(state: TrainingState, layer: string): string {
  const found = state.network.layers.find(({ id }) => id === layer);
  const input = found?.inputs[0];
  if (found?.operation.kind !== "dense" || input === undefined) {
    const requirement = "must be dense layers of the network";
    throw new InputError({ fn: "layerCollapse", argument: "layers", requirement, received: String(layer) });
  }
  return input;
}
