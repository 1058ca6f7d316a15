import type { Figure } from "@collapsar/plot";
import { folded, slider } from "../controls/parameters.js";
import { defineView } from "./view.js";

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

export const rfmBreastCancerView = defineView({
  example: "rfmBreastCancer",
  parameters: {
    bandwidth: slider("Bandwidth L", 10, { min: 1, max: 40, step: 1 }),
    ridge: slider("Ridge λ", -1, { min: -6, max: 1, step: 0.5, shown: (e) => (10 ** e).toPrecision(1) }),
    seed: folded(slider("Split", 0, { min: 0, max: 20, step: 1 })),
  },
  settings: ({ ridge, ...rest }) => ({ ...rest, ridge: 10 ** ridge }),
  summary:
    "Error of a recursive feature machine by round on rows held back and on training rows, and the ten columns its metric looks at most.",
  titles: true,
  step: ({ rounds }) => `round ${rounds.at(-1)!.round}`,
  readings({ rounds }) {
    const best = rounds.reduce((a, b) => (b.test < a.test ? b : a));
    return [
      { label: "wrong, plain kernel machine (round 0)", value: percent(rounds[0]!.test) },
      { label: `wrong, round ${best.round}, which is kept`, value: percent(best.test) },
    ];
  },
  figures({ rounds, importance }): Figure[] {
    const x = rounds.map(({ round }) => round);
    return [
      {
        kind: "line",
        title: "Error by round",
        x: { label: "metric updates", integer: true, domain: [0, 5] },
        y: { label: "wrong", unit: "%", domain: [0, 8] },
        series: [
          { name: "rows held back", x, y: rounds.map((row) => 100 * row.test) },
          { name: "training rows", x, y: rounds.map((row) => 100 * row.train), dashed: true },
        ],
      },
      {
        kind: "bar",
        title: "What the metric looks at",
        categories: importance.map(({ column }) => column),
        x: { label: "column" },
        y: { label: "diagonal of M", domain: [0, 1] },
        series: [{ name: "importance", y: importance.map((row) => row.value) }],
      },
    ];
  },
});
