import type { ModelOptions } from "@collapsar/rfm";
import type { CommandContext } from "../../../contract/context.js";
import { shown } from "../../../output/number.js";

/** A fit on all rows against one on four fifths of them, whose time grows as the cube. */
const wholeFit = 2;

/** The share of an iterative solve that is done: its residual falls by a steady factor, to 1e-8. */
function solvedShare(residual: number): number {
  return Math.min(1, Math.max(0, Math.log(residual) / Math.log(1e-8)));
}

type Listeners = Pick<ModelOptions, "bandwidth" | "onChoosing" | "onRound" | "onIteration" | "onProgress">;

/** What `fitModel` says on the way, as one bar: folds of a search for the bandwidth, rounds and iterations, or leaves. */
export function fitProgress(
  { bandwidth, leafRows, rounds = 5 }: ModelOptions,
  { progress, stop }: CommandContext,
): Listeners {
  let [fits, furthest] = [0, 0];
  const atRound = (done: number, message: string) => {
    // residuals go up and down on their way: the bar does not
    furthest = Math.max(furthest, done);
    const [total, unit] = fits > 0 ? [fits + wholeFit, "fits"] : [rounds + 1, "rounds"];
    progress({ done: fits + (furthest * (total - fits)) / (rounds + 1), total, unit, message });
  };
  const searched = typeof bandwidth === "object" && "candidates" in bandwidth;
  const onFold = (done: number, total: number) => {
    const message = "choosing L";
    if (leafRows !== undefined) progress({ done: 0, total: 100, unit: "%", message });
    else progress({ done, total: total + wholeFit, unit: "fits", message });
    fits = done;
  };
  return {
    bandwidth: searched ? { ...bandwidth, onFold } : bandwidth,
    onChoosing: ({ round }) => atRound(0, `choosing the round, at ${round}`),
    onRound: ({ round, train, validation }) => {
      const { mse, accuracy } = validation ?? train;
      atRound(round + 1, accuracy === undefined ? `error ${shown(mse)}` : `accuracy ${shown(accuracy)}`);
    },
    onIteration: (round, iteration, residual) =>
      atRound(round + solvedShare(residual), `iteration ${iteration}, residual ${residual.toExponential(0)}`),
    onProgress: (fraction, message) => {
      progress({ done: 100 * fraction, total: 100, unit: "%", message });
      return !stop.aborted;
    },
  };
}
