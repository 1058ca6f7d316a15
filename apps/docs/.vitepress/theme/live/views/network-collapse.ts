import type { Figure } from "@collapsar/plot";
import { folded, slider } from "../controls/parameters.js";
import { brief, defineView } from "./view.js";

const agreements = ({ alignment, ansatz }: { alignment: number; ansatz: readonly number[] }) => [
  alignment,
  ...ansatz,
];
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

export const networkCollapseView = defineView({
  example: "networkCollapse",
  parameters: {
    decay: slider("Weight decay", 0.02, { min: 0, max: 0.05, step: 0.005, shown: (x) => x.toFixed(3) }),
    seed: slider("Seed", 0, { min: 0, max: 20, step: 1 }),
    epochs: folded(slider("Epochs", 120, { min: 20, max: 200, step: 20 })),
    width: folded(slider("Width of the hidden layers", 64, { min: 16, max: 128, step: 16 })),
    rate: folded(
      slider("Learning rate", 0.05, { min: 0.01, max: 0.2, step: 0.01, shown: (x) => x.toFixed(2) }),
    ),
  },
  settings: ({ rate, decay, ...rest }) => ({ ...rest, learningRate: rate, weightDecay: decay }),
  summary:
    "A network trained on four hundred digits: NC1, NC2 and NC3 fall over the epochs, and its tangent kernel shows ten blocks, one a digit.",
  note: "Trained here and now, not a recording: another seed gives another course.",
  titles: true,
  step: ({ course }) => `epoch ${course.at(-1)!.epoch}`,
  readings({ course }) {
    const { accuracy, nc1, nc2, nc3, nc4, alignment } = course.at(-1)!;
    return [
      { label: "training digits read right", value: percent(accuracy) },
      { label: "NC1", value: brief(nc1) },
      { label: "NC2", value: brief(nc2) },
      { label: "NC3", value: brief(nc3) },
      { label: "NC4, disagreement with the nearest mean", value: Number.isNaN(nc4) ? "—" : percent(nc4) },
      { label: "kernel’s alignment with the classes: 1, blocks alone", value: brief(alignment) },
    ];
  },
  figures({ course, kernel, epochs: last }): Figure[] {
    const x = course.map(({ epoch }) => epoch + 1);
    const epochs = { label: "epochs trained, plus 1", scale: "log", ticks: [1, 10, 100] } as const;
    const domain = [1, last + 1] as const;
    const own = Array.from({ length: kernel.rows }, (_, i) => kernel.data[i * (kernel.cols + 1)]!);
    const pull = own.reduce((sum, value) => sum + value, 0) / own.length;
    const curve = (name: string, key: "nc1" | "nc2" | "nc3") => ({
      name,
      x,
      y: course.map((probe) => probe[key]),
    });
    const least = Math.min(...course.flatMap(({ nc1, nc2, nc3 }) => [nc1, nc2, nc3]).filter((nc) => nc > 0));
    return [
      {
        kind: "line",
        title: "Collapse over training",
        x: { ...epochs, domain },
        // one range for all settings, so that a course without decay looks as flat as it is
        y: { label: "distance from collapse", scale: "log", domain: [Math.min(1e-5, least), 10] },
        series: [
          curve("NC1, spread within classes", "nc1"),
          curve("NC2, distance to the simplex", "nc2"),
          curve("NC3, classifier against means", "nc3"),
        ],
      },
      {
        kind: "matrix",
        title: "The network's tangent kernel, six pictures of each digit",
        // as shares of the mean pull of a picture on itself, so that a colour means the same at every step
        matrix: { ...kernel, data: kernel.data.map((value) => value / pull) },
        range: [0, 2],
        colours: "sequential",
        groups: Array.from({ length: 10 }, (_, c) => ({ name: String(c), size: 6 })),
        value: { label: "pull on another picture; on itself 1 on average" },
      },
      {
        kind: "line",
        title: "Do two theories hold in it?",
        x: { ...epochs, domain },
        y: { label: "agreement, 1 is full", domain: [Math.min(0.5, ...course.flatMap(agreements)), 1] },
        series: [
          {
            name: "kernel like the classes’ blocks",
            x,
            y: course.map(({ alignment }) => alignment),
            markers: false,
          },
          ...[0, 1, 2].map((layer) => ({
            name: `layer ${layer + 1}: weights like gradients`,
            x,
            y: course.map(({ ansatz }) => ansatz[layer]!),
            dashed: true,
            markers: false,
          })),
        ],
      },
    ];
  },
});
