import { type Matrix, zeros } from "@collapsar/linalg";
import { addInPlace } from "@collapsar/linalg/parts";
import { type FeatureKernel, featureRates } from "../kernel/feature-kernel.js";
import { meanResidual } from "../state/closed-loss.js";
import { type StateLayout, type StateViews, stateViews } from "../state/closed-state.js";
import { product } from "../state/product.js";

/** Constants of a run's flow. */
export interface FlowSettings {
  readonly kernel: FeatureKernel;
  /** ℓ2 factor of ½‖W‖² in the loss. */
  readonly weightDecay: number;
  /** ℓ2 factor of ½‖H‖² in the loss (free features: κ = (1, 0, 0)). */
  readonly featureDecay: number;
  readonly trainedBias: boolean;
}

/**
 * Gradient flow of the features–classifier system on ½‖WH + b1ᵀ − Y‖² in closed coordinates, for class sizes n_c on
 * the diagonal of N (balanced: N = mI):
 *
 *     Ẇ = −(R1NH1ᵀ + WS), ḃ = −R1N1, Ḣ1 = −WᵀR1(diag μ_c + κ_n n1ᵀ), Ṡ = −μ_single(WᵀWS + SWᵀW),
 *
 * with ℓ2 terms where they are set, and Ψ̇ = −μ_singleWᵀWΨ where the propagator is carried along.
 *
 * Source: [NTC], theory §6; S in place of H2 because R2H2ᵀ = WS. Where E is an invariant, `invariantFlow` follows the
 * same equations in other coordinates.
 */
export function closedFlow(
  layout: StateLayout,
  { kernel, weightDecay, featureDecay, trainedBias }: FlowSettings,
): (t: number, y: Float64Array, out: Float64Array) => void {
  const { C, p } = layout;
  const { sizes } = kernel;
  const fixed = kernel.constant ? featureRates(kernel.blocksAt(0), sizes) : undefined;
  const known = new WeakMap<Float64Array, StateViews>();
  const viewsOf = (vector: Float64Array) => {
    const views = known.get(vector) ?? stateViews(layout, vector);
    known.set(vector, views);
    return views;
  };
  const R1 = zeros(C, C);
  const sized = zeros(C, C);
  const WS = zeros(C, p);
  const WtWS = zeros(p, p);
  const WPsi = zeros(C, p);
  const sums = new Float64Array(C);
  return (t, y, out) => {
    const rates = fixed ?? featureRates(kernel.blocksAt(t), sizes);
    const from = viewsOf(y);
    const to = viewsOf(out);
    meanResidual(from.W, from.b, from.H1, R1);
    for (let k = 0; k < C; k++) {
      let total = 0;
      for (let c = 0; c < C; c++) {
        const value = R1.data[k * C + c]! * sizes[c]!;
        sized.data[k * C + c] = value;
        total += value;
      }
      sums[k] = total;
      to.b[k] = trainedBias ? -total : 0;
    }
    product(from.W, from.S, { out: WS });
    product(sized, from.H1, { transposeB: true, alpha: -1, out: to.W });
    addInPlace(to.W, WS, -1);
    for (let k = 0; k < C; k++) {
      for (let c = 0; c < C; c++) {
        R1.data[k * C + c] = R1.data[k * C + c]! * rates.class[c]! + rates.between * sums[k]!;
      }
    }
    product(from.W, R1, { transposeA: true, alpha: -1, out: to.H1 });
    product(from.W, WS, { transposeA: true, alpha: -rates.single, out: WtWS });
    addTransposed(WtWS, to.S);
    if (from.propagator && to.propagator) {
      product(from.W, from.propagator, { out: WPsi });
      product(from.W, WPsi, { transposeA: true, alpha: -rates.single, out: to.propagator });
      if (featureDecay > 0) addInPlace(to.propagator, from.propagator, -featureDecay);
    }
    if (weightDecay > 0) addInPlace(to.W, from.W, -weightDecay);
    if (featureDecay > 0) {
      addInPlace(to.H1, from.H1, -featureDecay);
      addInPlace(to.S, from.S, -2 * featureDecay);
    }
  };
}

/** out = A + Aᵀ, exactly symmetric, tile by tile for the sake of the cache. */
function addTransposed(A: Matrix, out: Matrix): void {
  const n = A.rows;
  const tile = 32;
  for (let top = 0; top < n; top += tile) {
    for (let left = 0; left <= top; left += tile) {
      const bottom = Math.min(top + tile, n);
      for (let i = top; i < bottom; i++) {
        const right = Math.min(left + tile, i + 1);
        for (let j = left; j < right; j++) {
          const value = A.data[i * n + j]! + A.data[j * n + i]!;
          out.data[i * n + j] = value;
          out.data[j * n + i] = value;
        }
      }
    }
  }
}
