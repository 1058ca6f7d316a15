import { groupBy, meanAndDeviation } from "../../statistics.js";
import type { DenseTrial } from "./dense-config.js";

/** Measurements of one fully connected layer at one probe. */
export interface DenseRow extends DenseTrial {
  readonly epoch: number;
  readonly layer: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly nc1Input: number;
  readonly nc1Right: number;
  readonly nc1Output: number;
  readonly ansatz: number;
  readonly ansatzRoot: number;
  readonly shareWithin: number;
  readonly shareBetween: number;
  /** The within-class share of the same features under permuted labels; the between-class share is what is left of 1. */
  readonly shuffledShareWithin: number;
  /** Why there are no numbers: "features died", "diverged"; null where there are. */
  readonly reason: string | null;
}
export type Quantity =
  | "loss"
  | "nc1Input"
  | "nc1Right"
  | "nc1Output"
  | "ansatz"
  | "ansatzRoot"
  | "shareWithin"
  | "shareBetween"
  | "shuffledShareWithin";

export interface DenseSummary {
  readonly rows: readonly DenseRow[];
}

/**
 * Mean and one deviation over the repeats of one gain and layer, over the epochs; NaN from where a repeat ended early
 * on: the mean over those that are left would be another one.
 */
export function course(rows: readonly DenseRow[], gain: number, layer: number, key: Quantity) {
  const own = rows.filter((row) => row.gain === gain && row.layer === layer);
  const byEpoch = [...groupBy(own, (row) => row.epoch).entries()].sort(([a], [b]) => a - b);
  const repeats = repeatsOf(own).length;
  const parts = byEpoch.map(([, group]) =>
    repeatsOf(group).length < repeats
      ? { mean: Number.NaN, deviation: Number.NaN }
      : meanAndDeviation(group.map((row) => row[key])),
  );
  const y = parts.map(({ mean }) => mean);
  return {
    x: byEpoch.map(([epoch]) => epoch),
    y,
    low: parts.map(({ mean, deviation }) =>
      key.startsWith("ansatz") ? mean - deviation : Math.max(mean - deviation, mean / 20),
    ),
    high: parts.map(({ mean, deviation }) => mean + deviation),
  };
}

const networkNames = { mlp: "MLP", resnet18: "ResNet18", "vgg11-truncated": "VGG11" } as const;

export const layersOf = (rows: readonly DenseRow[]) =>
  [...new Set(rows.map(({ layer }) => layer))].sort((a, b) => a - b);
export const gainsOf = (rows: readonly DenseRow[]) =>
  [...new Set(rows.map(({ gain }) => gain))].sort((a, b) => a - b);
export const repeatsOf = (rows: readonly DenseRow[]) => [...new Set(rows.map(({ repeat }) => repeat))];

/** The row of a layer of the untrained network. */
export const isUntrained = ({ epoch }: DenseRow) => epoch === 0;

/** The row of a layer at the end of its training; none of a training that ended early. */
export const isFinal = ({ epoch, epochs, reason }: DenseRow) => epoch === epochs && reason !== "diverged";

export const describe = ([row]: readonly DenseRow[]) =>
  row
    ? `${networkNames[row.network]}, ${row.samples} rows of ${row.data}, width ${row.width}, ` +
      `${row.optimiser === "adam" ? "Adam" : "gradient descent"} at ${row.learningRate}`
    : "no rows";

/** The rows of each network and data set of a run, with what tells their figures and checks from the others'. */
export function panelsOf({ rows }: DenseSummary): { prefix: string; rows: readonly DenseRow[] }[] {
  const groups = [...groupBy(rows, (row) => `${row.network}|${row.data}`).values()];
  return groups.map((own, i) => ({ prefix: groups.length > 1 ? `${"abcdefghi"[i] ?? i}-` : "", rows: own }));
}
