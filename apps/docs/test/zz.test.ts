import { test } from "vitest";
import { blockDynamics } from "../examples/block-dynamics.js";
test("t", () => {
  const out: string[] = [];
  for (let k = 0; k < 12; k++) { const t = performance.now(); const r = blockDynamics({ diagonal: 1 + k / 100, within: 0.5, between: 0.1, distance: k / 12, seed: 1 }); out.push((performance.now() - t).toFixed(1) + " T=" + r.times.at(-1)!.toFixed(1) + " nc1=" + r.points.at(-1)!.nc1.toExponential(1) + " pts " + r.points.length); }
  process.stderr.write(out.join("\n") + "\n");
});
