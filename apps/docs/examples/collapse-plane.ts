import { matmul, qr, transpose } from "@collapsar/linalg";
import { collapseMetrics } from "@collapsar/metrics";
import { closedDynamics, initialState } from "@collapsar/ntk";
import { sampleStateOf, withinPart } from "@collapsar/ntk/parts";

/** Three classes of fifteen samples, whose features and classifier learn by gradient flow. */
export interface PlaneSettings {
  /** How much of the start tells the classes apart, between 0 and 1: little means that they overlap. */
  readonly share: number;
  readonly seed: number;
}

const [C, m, p] = [3, 15, 4];
const classes = { classes: C, perClass: m };
const kappa = { diagonal: 1, within: 0.5, between: 0.1 };
const labels = Array.from({ length: C * m }, (_, i) => Math.floor(i / m));

/** Every frame of the course, seen in the plane that the class means span at the end, with NC1 to NC4. */
export function collapsePlane({ share, seed }: PlaneSettings, frames = 61) {
  const calm = initialState(classes, { features: p, kappa, invariant: "zero", seed, scale: 0.8, share });
  const start = { ...calm, H2: withinPart(calm.S, { columns: C * (m - 1), seed }) };
  const time = 8;
  const times = Array.from({ length: frames }, (_, k) => time * (k / (frames - 1)) ** 3);
  const { states, final } = closedDynamics(start, { classes, kappa, time, times, states: true, rtol: 1e-9 });
  // the means span a simplex, whose singular vectors any rounding turns: the axes go by the means themselves
  const axes = qr(final.H1).Q;
  const flat = (A: Parameters<typeof matmul>[0]) => {
    const seen = matmul(axes, A, { transposeA: true });
    return Array.from({ length: seen.cols }, (_, j) => [seen.data[j]!, seen.data[seen.cols + j]!] as const);
  };
  return {
    labels,
    frames: states.map((state, k) => {
      const { W, b, H } = sampleStateOf(state, labels);
      const { nc1, nc2, nc3, nc4 } = collapseMetrics(transpose(H), labels, { weights: W, bias: b });
      return {
        time: times[k]!,
        samples: flat(H),
        means: flat(state.H1),
        weights: flat(transpose(W)),
        bias: Array.from(b),
        nc1: nc1.traceRatio ?? Number.NaN,
        nc2: nc2.etfDistance ?? Number.NaN,
        nc3: nc3?.selfDuality ?? Number.NaN,
        nc4: nc4 ?? Number.NaN,
      };
    }),
  };
}
