import { largestOf } from "@collapsar/linalg/parts";
import type { ResultRow } from "../experiment.js";
import { groupBy } from "../statistics.js";

/** NC1 and loss over time, measured or predicted. */
export interface Curve {
  readonly time: readonly number[];
  readonly nc1: readonly number[];
  readonly loss: readonly number[];
}

/** One network as it was measured at the step and at half of it. */
export interface SteppedNetwork {
  readonly repeat: number;
  readonly measured: Curve;
  readonly halved: Curve;
  /** Steps at which the loss rose. */
  readonly rises: number;
}

/** One network beside what is predicted of it. */
export interface PredictedNetwork extends SteppedNetwork {
  readonly moving: Curve;
  /** By the measured blocks in reversed order. */
  readonly reversed: Curve;
  readonly constant: Curve;
  /** Distance of the measured kernel to its blocks, at each moment. */
  readonly distance: readonly number[];
}

/** A training that did not come to its end, at the step or at half of it. */
export interface EndedNetwork {
  readonly repeat: number;
  readonly halving: number;
  readonly epoch: number;
  readonly reason: string;
}

/** Networks at one rate and at half of it. */
export interface Stepped<Network extends SteppedNetwork> {
  /** Those that were trained to their end, at the step and at half of it. */
  readonly networks: readonly Network[];
  readonly ended: readonly EndedNetwork[];
}

export interface PredictionSummary extends Stepped<PredictedNetwork> {
  /** The same networks at a step that is too large. */
  readonly coarse: Stepped<SteppedNetwork>;
}

function curveOf(rows: readonly ResultRow[], curve: string, halving: number): Curve {
  const own = rows.filter((row) => row["curve"] === curve && row["halving"] === halving);
  const column = (key: string) => own.map((row) => Number(row[key]));
  return { time: column("time"), nc1: column("nc1"), loss: column("loss") };
}

/** The rows by network; one of which the half step is still to come is left out. */
export function summarisePrediction(rows: readonly ResultRow[]): PredictionSummary {
  const [fine, coarse] = [false, true].map((kind) => rows.filter((row) => (row["coarse"] === true) === kind));
  return { ...steppedBy(fine!, predictedOf), coarse: steppedBy(coarse!, steppedOf) };
}

/** The networks of one rate, each made of its rows. */
function steppedBy<Network extends SteppedNetwork>(
  rows: readonly ResultRow[],
  networkOf: (repeat: number, rows: readonly ResultRow[]) => Network,
): Stepped<Network> {
  const ended = rows
    .filter((row) => row["curve"] === "ended")
    .map(({ repeat, halving, epoch, reason }) => ({
      repeat: Number(repeat),
      halving: Number(halving),
      epoch: Number(epoch),
      reason: String(reason),
    }));
  const whole = rows.filter((row) => ended.every(({ repeat }) => repeat !== row["repeat"]));
  const networks = [...groupBy(whole, (row) => Number(row["repeat"]))].map(([repeat, own]) =>
    networkOf(repeat, own),
  );
  const complete = networks.filter(({ measured, halved }) => measured.time.length === halved.time.length);
  return { networks: complete, ended };
}

const steppedOf = (repeat: number, own: readonly ResultRow[]): SteppedNetwork => ({
  repeat,
  measured: curveOf(own, "measured", 1),
  halved: curveOf(own, "measured", 2),
  rises: largestOf(own.filter((row) => row["halving"] === 1).map((row) => Number(row["rises"]))),
});

const predictedOf = (repeat: number, own: readonly ResultRow[]): PredictedNetwork => ({
  ...steppedOf(repeat, own),
  moving: curveOf(own, "κ over time", 1),
  reversed: curveOf(own, "κ reversed", 1),
  constant: curveOf(own, "κ constant", 1),
  distance: own.flatMap(({ distance }) => (typeof distance === "number" ? [distance] : [])),
});

/** Mean over the moments after the start of |log₁₀ predicted/measured|. */
export function gap(measured: Curve, predicted: Curve, key: "nc1" | "loss"): number {
  const gaps = measured[key].slice(1).map((value, i) => Math.abs(Math.log10(predicted[key][i + 1]! / value)));
  return gaps.reduce((a, b) => a + b, 0) / gaps.length;
}

/** The curve that says that nothing changes after the start. */
export function persistence({ time, nc1, loss }: Curve): Curve {
  return { time, nc1: nc1.map(() => nc1[0]!), loss: loss.map(() => loss[0]!) };
}
