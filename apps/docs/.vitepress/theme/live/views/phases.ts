import type { Figure } from "@collapsar/plot";
import { slider } from "../controls/parameters.js";
import { orderedBlocks } from "./ordered-blocks.js";
import { brief, defineView } from "./view.js";

const hundredth = (value: number) => value.toFixed(2);

const names = {
  global: "the mean of all",
  class: "the class means",
  single: "differences within a class",
} as const;
const parts = ["global", "class", "single"] as const;

export const phasesView = defineView({
  example: "phases",
  parameters: {
    within: slider("λ within a class", 0.5, { min: 0.1, max: 0.9, step: 0.02, shown: hundredth }),
    between: slider("λ between classes", 0.1, { min: 0, max: 0.8, step: 0.02, shown: hundredth }),
    perClass: slider("Samples of each class m", 6, { min: 2, max: 40, step: 1 }),
  },
  // the shares are the same whatever the answers were at first
  settings: (values) => ({ ...orderedBlocks({ diagonal: 1, ...values }), seed: 0 }),
  summary:
    "Three straight lines on a logarithmic axis: what is still wrong about the mean of all dies first, then that about the class means, then that within the classes.",
  note(values) {
    const { between } = orderedBlocks({ diagonal: 1, ...values });
    const own = "λ of a sample with itself is 1.";
    if (between === values.between) return own;
    return `${own} Computed with λ = ${hundredth(between)} between classes: no larger than within one.`;
  },
  readings: ({ phases }) =>
    parts.map((part) => ({
      label: `rate, ${names[part]}`,
      value: brief(phases.find((one) => one.part === part)?.rate),
    })),
  answer({ phases }) {
    const ends = phases.map(({ part, end }) => `${names[part]} at t = ${brief(end)}`);
    return `Learned to 99 %: ${ends.join(", ")}.`;
  },
  figures({ course }): Figure[] {
    const floor = 1e-3;
    return [
      {
        kind: "line",
        title: "What is still wrong, as a share of its start",
        x: { label: "time t of gradient flow" },
        y: { label: "share of the residual's part that is left", scale: "log", domain: [floor, 1] },
        series: parts.map((part) => {
          const left = course.filter((row) => row[part] >= floor);
          return {
            name: names[part],
            x: left.map(({ time }) => time),
            y: left.map((row) => row[part]),
            markers: false,
          };
        }),
        rules: [{ axis: "y", at: 0.01, label: "99 % learned" }],
      },
    ];
  },
});
