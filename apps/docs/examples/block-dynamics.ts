import {
  addInPlace,
  type Matrix,
  matmul,
  randomNormal,
  scaleInPlace,
  seededRandom,
  svd,
} from "@collapsar/linalg";
import {
  blockSpectrum,
  type ClosedState,
  closedDynamics,
  initialState,
  invariant,
  sampleStateOf,
  withinPart,
} from "@collapsar/ntk";

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
function start({ distance, seed, ...blocks }: BlockSettings): ClosedState {
  const state = initialState(classes, { features: p, kappa: blocks, invariant: "zero", seed });
  const noise = scaleInPlace(randomNormal(seededRandom(seed + 1), C, p), 0.5 * distance);
  const H2 = withinPart(state.S, { columns: C * (m - 1), seed });
  return { ...state, W: addInPlace(noise, state.W), H2 };
}

/** The course of training: NC1–NC3, loss and rates, and every sample in the span of the final class means. */
export function blockDynamics(settings: BlockSettings, frames = 90) {
  const { diagonal, within, between } = settings;
  const kappa = { diagonal, within, between };
  const initial = start(settings);
  const rough = closedDynamics(initial, { classes, kappa, loss: 1e-10, rtol: 1e-6, maxSteps: 4000 });
  const end = rough.final.t;
  const states = [initial];
  for (let k = 1; k < frames; k++) {
    const time = end * (k / (frames - 1)) ** 2;
    states.push(closedDynamics(states[k - 1]!, { classes, kappa, time, rtol: 1e-5, points: 1 }).final);
  }
  const axes = svd(rough.final.H1).U;
  const project = (A: Matrix) => matmul(axes, A, { transposeA: true });
  return {
    rates: blockSpectrum(kappa, classes),
    invariant: invariant(initial, kappa, classes).relative,
    drift: rough.invariantDrift,
    points: rough.points,
    times: states.map(({ t }) => t),
    samples: states.map((state) => project(sampleStateOf(state, labels).H).data),
    weights: states.map(({ W }) => matmul(W, axes).data),
    labels,
  };
}
