import { rungeKutta45 } from "@collapsar/linalg/parts";

const run = rungeKutta45({
  derivative: (_t, y, out) => {
    out[0] = -y[0]!;
  },
  y0: new Float64Array([1]),
  t0: 0,
  t1: 1,
});
console.log(run.y[0]!.toFixed(6), Math.exp(-1).toFixed(6));
