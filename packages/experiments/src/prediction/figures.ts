import type { LineFigure, Series } from "@collapsar/plot";
import type { NamedFigure } from "../experiment.js";
import { meanAndDeviation } from "../statistics.js";
import type { Curve, PredictedNetwork, PredictionSummary } from "./summary.js";

const curves = [
  ["measured", "measured"],
  ["measured at half the step", "halved"],
  ["predicted, κ as measured over time", "moving"],
  ["predicted, κ constant", "constant"],
] as const;

/** Mean of log₁₀ over networks with one standard deviation. */
function band(name: string, of: readonly Curve[], key: "nc1" | "loss", place: number): Series {
  const { time } = of[0]!;
  // time 0 stands at half of the first time after it
  const x = time.map((t) => Math.max(t, (time[1] ?? 1) / 2));
  const parts = x.map((_, i) => meanAndDeviation(of.map((one) => Math.log10(one[key][i]!))));
  return {
    name,
    x,
    y: parts.map(({ mean }) => 10 ** mean),
    low: parts.map(({ mean, deviation }) => 10 ** (mean - deviation)),
    high: parts.map(({ mean, deviation }) => 10 ** (mean + deviation)),
    dashed: place > 0,
  };
}

/** Prediction over measurement, mean and deviation over networks. */
export function predictionFigures({ networks }: PredictionSummary): NamedFigure[] {
  if (networks.length === 0) return [];
  const panel = (title: string, key: "nc1" | "loss"): LineFigure => ({
    kind: "line",
    title,
    x: { label: "time of gradient flow", scale: "log" },
    y: { label: title, scale: "log" },
    series: curves.map(([name, which], place) =>
      band(
        name,
        networks.map((one: PredictedNetwork) => one[which]),
        key,
        place,
      ),
    ),
  });
  return [
    {
      name: "prediction",
      figure: {
        kind: "panels",
        title: "Prediction over measurement",
        subtitle: `${networks.length} networks on digits, and the block dynamics from each one's own early state`,
        panels: [panel("NC1", "nc1"), panel("loss", "loss")],
      },
      caption:
        "The block dynamics know a network only by its features and classifier at one early step and " +
        "by three numbers of its feature kernel; bands are one standard deviation over networks.",
    },
  ];
}
