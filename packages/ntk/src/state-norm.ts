import type { StateLayout } from "./closed-state.js";

/** Places of b and S among the parts of a state. */
const [BIAS, SCATTER] = [1, 3];

/**
 * The size of an error against tolerances, part by part of the state (W, b, H1, S and the propagator): the largest of
 * ‖error‖/(atol √length + rtol max(‖y‖, ‖next‖)). Norms of whole parts do not change with the basis of the features. The
 * scatter S, which decays by orders of magnitude and stays positive only if each step keeps its relative accuracy, counts
 * against its new size; the bias, which may start at zero, counts against the 1/C at which it ends. An error vector that ends early counts for the parts it has.
 */
export function stateNorm(
  layout: StateLayout,
  { rtol, atol }: { rtol: number; atol: number },
): (error: Float64Array, y: Float64Array, next: Float64Array) => number {
  const edges = [0, layout.b, layout.H1, layout.S, layout.propagator, layout.length];
  return (error, y, next) => {
    let worst = 0;
    for (let part = 0; part + 1 < edges.length; part++) {
      const [from, to] = [edges[part]!, edges[part + 1]!];
      if (to === from || error.length < to) continue;
      let [e, a, b] = [0, 0, 0];
      for (let i = from; i < to; i++) {
        e += error[i]! * error[i]!;
        a += y[i]! * y[i]!;
        b += next[i]! * next[i]!;
      }
      const natural = part === BIAS ? Math.max(a, b, 1 / layout.C) : part === SCATTER ? b : Math.max(a, b);
      const size = Math.sqrt(e) / (atol * Math.sqrt(to - from) + rtol * Math.sqrt(natural));
      if (!(size <= worst)) worst = size;
    }
    return worst;
  };
}
