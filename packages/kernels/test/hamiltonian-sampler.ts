import type { Matrix, Random } from "@collapsar/linalg";
import { erf } from "@collapsar/linalg/parts";

/** The posterior of a two-layer erf network f(x) = Σ_c a_c erf(w_c·x) with w_c ~ N(0, σ_w²/d I), a_c ~ N(0, σ_a²/h). */
export interface NetworkPosterior {
  readonly X: Matrix;
  readonly y: ArrayLike<number>;
  readonly width: number;
  readonly sigmaW2: number;
  readonly sigmaA2: number;
  readonly noise: number;
}

export interface PosteriorMoments {
  /** E w wᵀ averaged over units, d × d row-major. */
  readonly covariance: Float64Array;
  /** E f(x_k). */
  readonly mean: Float64Array;
  readonly acceptance: number;
}

/**
 * Hamiltonian (underdamped Langevin with a Metropolis correction) sampling of the posterior, in coordinates where the
 * prior is standard normal: exact up to Monte Carlo error.
 */
export function samplePosterior(
  posterior: NetworkPosterior,
  rng: Random,
  { samples, burnIn, steps, stepSize }: { samples: number; burnIn: number; steps: number; stepSize: number },
): PosteriorMoments {
  const { X, y, width: h, sigmaW2, sigmaA2, noise } = posterior;
  const { rows: n, cols: d } = X;
  const [wScale, aScale] = [Math.sqrt(sigmaW2 / d), Math.sqrt(sigmaA2 / h)];
  const size = h * (d + 1);
  const f = new Float64Array(n);
  const features = new Float64Array(n * h);
  const slopes = new Float64Array(n * h);
  const energy = (q: Float64Array, gradient: Float64Array): number => {
    f.fill(0);
    for (let k = 0; k < n; k++) {
      for (let c = 0; c < h; c++) {
        let u = 0;
        for (let j = 0; j < d; j++) u += q[c * d + j]! * X.data[k * d + j]!;
        u *= wScale;
        features[k * h + c] = erf(u);
        slopes[k * h + c] = (2 / Math.sqrt(Math.PI)) * Math.exp(-u * u);
        f[k]! += aScale * q[h * d + c]! * features[k * h + c]!;
      }
    }
    let value = 0;
    gradient.set(q);
    for (let at = 0; at < size; at++) value += (q[at]! * q[at]!) / 2;
    for (let k = 0; k < n; k++) {
      const gap = (f[k]! - y[k]!) / noise;
      value += (gap * gap * noise) / 2;
      for (let c = 0; c < h; c++) {
        gradient[h * d + c]! += gap * aScale * features[k * h + c]!;
        const pull = gap * aScale * q[h * d + c]! * slopes[k * h + c]! * wScale;
        for (let j = 0; j < d; j++) gradient[c * d + j]! += pull * X.data[k * d + j]!;
      }
    }
    return value;
  };
  let q = Float64Array.from({ length: size }, () => rng.normal());
  let gradient = new Float64Array(size);
  let value = energy(q, gradient);
  const covariance = new Float64Array(d * d);
  const mean = new Float64Array(n);
  let accepted = 0;
  for (let t = 0; t < samples + burnIn; t++) {
    const p = Float64Array.from({ length: size }, () => rng.normal());
    const start = value + p.reduce((sum, v) => sum + (v * v) / 2, 0);
    const [moved, force] = [q.slice(), gradient.slice()];
    const step = stepSize * (0.8 + 0.4 * rng.next());
    let there = value;
    for (let s = 0; s < steps; s++) {
      for (let at = 0; at < size; at++) {
        p[at]! -= (step / 2) * force[at]!;
        moved[at]! += step * p[at]!;
      }
      there = energy(moved, force);
      for (let at = 0; at < size; at++) p[at]! -= (step / 2) * force[at]!;
    }
    const end = there + p.reduce((sum, v) => sum + (v * v) / 2, 0);
    if (Math.log(rng.next()) < start - end) {
      q = moved;
      gradient = force;
      value = there;
      if (t >= burnIn) accepted++;
    }
    if (t < burnIn) continue;
    for (let c = 0; c < h; c++) {
      for (let i = 0; i < d; i++) {
        for (let j = 0; j < d; j++) {
          covariance[i * d + j]! += (wScale * wScale * q[c * d + i]! * q[c * d + j]!) / (h * samples);
        }
      }
    }
    for (let k = 0; k < n; k++) {
      let total = 0;
      for (let c = 0; c < h; c++) {
        let u = 0;
        for (let j = 0; j < d; j++) u += q[c * d + j]! * X.data[k * d + j]!;
        total += aScale * q[h * d + c]! * erf(wScale * u);
      }
      mean[k]! += total / samples;
    }
  }
  return { covariance, mean, acceptance: accepted / samples };
}
