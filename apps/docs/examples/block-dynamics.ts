import { type Matrix, matmul, qr, randomNormal, seededRandom } from "@collapsar/linalg";
import { colMeans, mapFn } from "@collapsar/linalg/parts";
import { blockSpectrum, type ClosedState, closedDynamics, initialState, invariant } from "@collapsar/ntk";
import { sampleStateOf, withinPart } from "@collapsar/ntk/parts";

/** Four classes of six samples with nine features, trained by gradient flow under a block-structured kernel. */
export interface BlockSettings {
  /** κ of a sample with itself, with its class, with the others. */
  readonly diagonal: number;
  readonly within: number;
  readonly between: number;
  /** How far the start is from E = 0: 0 collapses, 1 does not. */
  readonly distance: number;
  readonly seed: number;
}

const [C, m, p] = [4, 6, 9];
const classes = { classes: C, perClass: m };
const labels = Array.from({ length: C * m }, (_, i) => Math.floor(i / m));

/** A start with E = 0 and zero mean, its classifier then moved by noise: E grows with the distance. */
function start({ distance, seed, ...kappa }: BlockSettings): ClosedState {
  const state = initialState(classes, { features: p, kappa, invariant: "zero", seed });
  const noise = randomNormal(seededRandom(seed + 1), C, p);
  const mean = colMeans(noise);
  const W = mapFn(state.W, (w, c, j) => w + 0.5 * distance * (noise.data[c * p + j]! - mean[j]!));
  return { ...state, W, H2: withinPart(state.S, { columns: C * (m - 1), seed }) };
}

/** The course of training: NC1–NC3, loss and rates, and every sample in the span of the final class means. */
export function blockDynamics(settings: BlockSettings, frames = 48) {
  const { diagonal, within, between } = settings;
  const kappa = { diagonal, within, between };
  const rates = blockSpectrum(kappa, classes);
  const time = 12 / (rates.single.value * Math.sqrt(m / rates.class.value));
  const initial = start(settings);
  const times = Array.from({ length: frames }, (_, k) => time * (k / (frames - 1)) ** 2);
  const course = closedDynamics(initial, { classes, kappa, time, times, states: true, rtol: 1e-9 });
  const { states } = course;
  // the means span a simplex, whose singular vectors any rounding turns: the axes go by the means themselves
  const axes = qr(course.final.H1).Q;
  const project = (A: Matrix) => matmul(axes, A, { transposeA: true });
  return {
    rates,
    invariant: invariant(initial, kappa, classes).relative,
    drift: course.invariantDrift,
    points: course.points,
    times,
    samples: states.map((state) => project(sampleStateOf(state, labels).H).data),
    labels,
  };
}
