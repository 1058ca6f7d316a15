import { type Matrix, matmul, matrix } from "@collapsar/linalg";
import { psdSqrt } from "@collapsar/linalg/parts";
import { nc1TraceRatio } from "@collapsar/metrics";
import { predictRfm, type RfmOptions, rfmRounds } from "@collapsar/rfm";
import { codeTargets } from "@collapsar/rfm/parts";

/** Points that a reader painted, each with one of two classes. */
export interface PaintSettings {
  /** x and y of each point, in −1 … 1. */
  readonly points: readonly (readonly [number, number])[];
  readonly labels: readonly number[];
  readonly bandwidth: number;
  readonly rounds: number;
}

const side = 48;

/** The grid on which the decision is drawn, row by row from the top. */
function grid(): Matrix {
  const at = (k: number) => ((k + 0.5) / side) * 2 - 1;
  const data = new Float64Array(side * side * 2);
  for (let i = 0; i < side * side; i++) data.set([at(i % side), -at(Math.floor(i / side))], 2 * i);
  return matrix(side * side, 2, data);
}

/** A recursive feature machine round by round: its decision, and the metric M that it has learned. */
export function* rfmPaint({ points, labels, bandwidth, rounds }: PaintSettings) {
  const X = matrix(points.length, 2, points.flat());
  const options: RfmOptions = { kernel: "laplace", bandwidth, rounds, ridge: 1e-3, labels };
  for (const { round, metric, alpha, train } of rfmRounds(X, codeTargets(labels, "plus-minus", 2), options)) {
    const machine = {
      kernel: { name: "laplace" as const },
      bandwidth,
      metric,
      centres: X,
      alpha,
      loss: "squared" as const,
    };
    const scores = predictRfm(machine, grid());
    const decision = Float64Array.from(
      { length: side * side },
      (_, i) => scores.data[i * scores.cols + scores.cols - 1]!,
    );
    yield {
      round,
      side,
      decision,
      metric: Array.from(metric?.data ?? [1, 0, 0, 1]),
      accuracy: train.accuracy ?? 0,
      nc1: nc1TraceRatio(metric ? matmul(X, psdSqrt(metric)) : X, labels),
    };
  }
}
