import { join } from "node:path";
import { writeNpz, writeParquet } from "@collapsar/datasets/parts";
import type { ClosedState, DynamicsPoint } from "@collapsar/ntk";
import { writeAtomic } from "../../files/atomic-file.js";

/** A run of the dynamics, by gradient flow or by discrete descent. */
export interface DynamicsRun {
  readonly initial: ClosedState;
  readonly final: ClosedState;
  readonly points: readonly DynamicsPoint[];
  readonly invariantDrift: number;
  readonly steps: number;
}

function arraysOf({ t, W, b, H1, S, H2 }: ClosedState): Parameters<typeof writeNpz>[0] {
  return {
    W: { shape: [W.rows, W.cols], data: W.data },
    b: { shape: [b.length], data: b },
    H1: { shape: [H1.rows, H1.cols], data: H1.data },
    ...(H2 === undefined
      ? { S: { shape: [S.rows, S.cols], data: S.data } }
      : { H2: { shape: [H2.rows, H2.cols], data: H2.data } }),
    t: { shape: [], data: Float64Array.of(t) },
  };
}

/** The trajectory as named columns. */
function trajectoryColumns(points: readonly DynamicsPoint[]): { name: string; data: Float64Array }[] {
  const column = (name: string, of: (point: DynamicsPoint) => number) => ({
    name,
    data: Float64Array.from(points, of),
  });
  return [
    column("time", ({ time }) => time),
    column("nc1", ({ nc1 }) => nc1),
    column("nc2", ({ nc2 }) => nc2),
    column("nc3", ({ nc3 }) => nc3),
    column("loss", ({ loss }) => loss),
    column("residual_global", ({ residual }) => residual.global),
    column("residual_class", ({ residual }) => residual.class),
    column("residual_single", ({ residual }) => residual.single),
    column("invariant", ({ invariant }) => invariant),
    column("drift", ({ drift }) => drift),
    column("mean", ({ mean }) => mean),
    column("scatter", ({ scatter }) => scatter),
  ];
}

/**
 * initial.npz and final.npz (W, b, H1, H2 — or S = H2H2ᵀ where H2 would be too large — and t), and the trajectory as
 * .npz and Parquet.
 */
export function writeDynamics(folder: string, { initial, final, points }: DynamicsRun): void {
  const columns = trajectoryColumns(points);
  const arrays = Object.fromEntries(columns.map(({ name, data }) => [name, { shape: [data.length], data }]));
  writeAtomic(join(folder, "initial.npz"), writeNpz(arraysOf(initial)));
  writeAtomic(join(folder, "final.npz"), writeNpz(arraysOf(final)));
  writeAtomic(join(folder, "trajectory.npz"), writeNpz(arrays));
  writeAtomic(join(folder, "trajectory.parquet"), writeParquet(columns));
}
