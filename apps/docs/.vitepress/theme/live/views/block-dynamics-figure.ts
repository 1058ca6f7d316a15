import type { Figure } from "@collapsar/plot";
import type { Result } from "../examples.js";

/** Below this the integrator's own error is seen, not the flow. */
export const resolved = 3e-9;

/** NC1 to NC3 and the loss over the time of the flow, as far as the integration resolves them. */
export function blockDynamicsFigure({ points, rates }: Result<"blockDynamics">): Figure {
  const curve = (name: string, key: "nc1" | "nc2" | "nc3" | "loss") => {
    const seen = points.filter((point) => point[key] > resolved);
    return { name, x: seen.map(({ time }) => time), y: seen.map((point) => point[key]), markers: false };
  };
  return {
    kind: "line",
    title: "Collapse over training",
    x: { label: "time t" },
    y: { label: "NC1, NC2, NC3 and loss", scale: "log" },
    series: [
      curve("NC1", "nc1"),
      curve("NC2", "nc2"),
      curve("NC3", "nc3"),
      { ...curve("loss", "loss"), dashed: true, colour: 7 },
    ],
    rules: [{ axis: "x", at: 1 / rates.single.value, label: "time scale within classes" }],
  };
}
