import { gram, matmul } from "@collapsar/linalg";
import { frobeniusNorm, largestOf, leastOf } from "@collapsar/linalg/parts";
import type { FlowSettings } from "../flow/closed-flow.js";
import { type FeatureKernel, featureRates } from "../kernel/feature-kernel.js";
import type { ClosedState } from "../state/closed-state.js";

/** How a run is integrated. */
export type Method = "explicit" | "implicit";

/** Explicit steps above which the implicit method is the cheaper one: in small problems its overhead weighs more. */
const MANY = { small: 1500, large: 300 };

/** Entries of W from which a problem is large. */
const LARGE = 2000;

/** Steps that an explicit method may take at most, h times the fastest rate (about 6 on the real axis). */
const STABLE = 6;

/**
 * The cheaper method for a run: explicit Runge–Kutta steps are bounded by the fastest rate, which grows with the
 * number of samples and with ℓ2 terms; the run lasts as long as its slowest rate takes.
 */
export function cheaperMethod(
  state: ClosedState,
  settings: FlowSettings,
  { duration, decay }: { duration: number | undefined; decay: number },
): Method {
  const steps = (fastestRate(state, settings) * (duration ?? decay / endRate(settings.kernel))) / STABLE;
  return steps > (state.W.data.length < LARGE ? MANY.small : MANY.large) ? "implicit" : "explicit";
}

/**
 * A bound on the rates at a state, which also bounds the first step of the implicit method: of the class residual
 * through classifier, bias and features, of WS, and of the ℓ2 terms.
 */
export function fastestRate({ t, W, H1, S }: ClosedState, settings: FlowSettings): number {
  const { blocksAt, sizes, samples } = settings.kernel;
  const rates = featureRates(blocksAt(t), sizes);
  const largest = sizes.reduce((top, size) => Math.max(top, size), 0);
  const features = largest * frobeniusNorm(gram(H1, { transpose: true })) + samples;
  const classifier = frobeniusNorm(gram(W)) * (largestOf(rates.class) + Math.abs(rates.between) * samples);
  const decays = settings.weightDecay + 2 * settings.featureDecay;
  return features + classifier + frobeniusNorm(matmul(S, S)) ** 0.5 + decays;
}

/** The slowest rate that a run at constant κ has to follow: of its end, or of an ℓ2 term. */
export function slowestRate({ kernel, weightDecay, featureDecay }: FlowSettings): number {
  return leastOf([endRate(kernel), weightDecay, featureDecay].filter((rate) => rate > 0));
}

/** The rate at which training ends where E = 0. */
function endRate({ blocksAt, sizes }: FeatureKernel): number {
  const rates = featureRates(blocksAt(0), sizes);
  return rates.single * Math.sqrt(leastOf(sizes) / largestOf(rates.class));
}
