import type { Figure } from "@collapsar/plot";
import { folded, slider } from "../controls/parameters.js";
import { brief, defineView } from "./view.js";

export const networkPredictionView = defineView({
  example: "networkPrediction",
  parameters: {
    from: slider("The theory takes over at step", 160, { min: 20, max: 640, step: 20 }),
    seed: slider("Seed of the network", 0, { min: 0, max: 20, step: 1 }),
    steps: folded(slider("Steps of training", 3000, { min: 1000, max: 6000, step: 500 })),
    width: folded(slider("Width of the two hidden layers", 64, { min: 16, max: 128, step: 16 })),
  },
  settings: (values) => ({ ...values }),
  summary:
    "NC1 and loss of a small network over its training, as points, beside the curves that the block dynamics predict from one early state.",
  note: "Sixty digits, full-batch gradient descent without weight decay, trained here and now.",
  titles: true,
  step: ({ measured }) => `step ${measured.at(-1)!.step}`,
  readings({ measured, predicted, blocks }) {
    const { step, nc1 } = measured.at(-1)!;
    const there = predicted.findLast((point) => point.step <= step + 1e-6);
    return [
      { label: "NC1, measured", value: brief(nc1) },
      { label: "NC1, predicted", value: brief(there?.nc1) },
      {
        label: "distance of its kernel to the nearest block kernel, as a share of the kernel",
        value: brief(blocks?.relativeDistance),
      },
    ];
  },
  answer({ measured, predicted }) {
    const [last, end] = [measured.at(-1)!, predicted.at(-1)!];
    if (last.step < end.step - 1) return "The curve stands before the network has got there.";
    const factor = (key: "nc1" | "loss") => {
      const ratio = end[key] / last[key];
      return `too ${ratio > 1 ? "high" : "low"} by a factor of ${brief(Math.max(ratio, 1 / ratio))}`;
    };
    return `At the end the predicted NC1 is ${factor("nc1")}, the predicted loss ${factor("loss")}.`;
  },
  figures({ measured, predicted }): Figure[] {
    const figure = (title: string, key: "nc1" | "loss"): Figure => ({
      kind: "line",
      title,
      x: { label: "step of training", scale: "log" },
      y: { label: key === "nc1" ? "NC1" : "loss: half the sum of squared errors", scale: "log" },
      series: [
        {
          name: "predicted",
          x: predicted.map(({ step }) => step),
          y: predicted.map((point) => point[key]),
          markers: false,
          dashed: true,
          colour: 1,
        },
        {
          name: "measured",
          x: measured.map(({ step }) => step),
          y: measured.map((one) => one[key]),
          colour: 0,
        },
      ],
    });
    return [figure("How far the features have collapsed", "nc1"), figure("How much is still wrong", "loss")];
  },
});
