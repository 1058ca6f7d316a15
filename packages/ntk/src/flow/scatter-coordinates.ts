import { type Matrix, matmul } from "@collapsar/linalg";
import type { NormPart } from "@collapsar/linalg/ode";
import { closedLoss } from "../state/closed-loss.js";
import {
  type ClosedState,
  packState,
  type StateLayout,
  stateLayout,
  stateViews,
  unpackState,
} from "../state/closed-state.js";
import { featureSubspace } from "../state/feature-subspace.js";
import { closedFlow, type FlowSettings } from "./closed-flow.js";
import type { FlowCoordinates } from "./flow-coordinates.js";
import { stiffModel } from "./shifted-solver.js";

/**
 * The flow in (W, b, H1, S), and a propagator where H2 is asked for: for κ(t), ℓ2 terms and every start, in the
 * subspace of the features that it never leaves.
 *
 * Source: theory §6.
 */
export function scatterCoordinates(state: ClosedState, settings: FlowSettings): FlowCoordinates {
  const { reduced, lift } = featureSubspace(state);
  const layout = stateLayout(reduced.W.rows, reduced.W.cols, state.H2 !== undefined);
  const compact = (t: number, y: Float64Array) => unpackState(layout, t, y);
  return {
    y0: packState(layout, reduced),
    derivative: closedFlow(layout, settings),
    parts: normParts(layout),
    model: stiffModel(layout, settings),
    loss: (y) => lossOf(layout, y, settings.kernel.sizes),
    compact,
    whole: (t, y) => lift(withH2(compact(t, y), reduced.H2, layout, y)),
  };
}

/**
 * The scatter S decays by orders of magnitude and has to stay positive, its propagator with it; the bias, which may
 * start at zero, ends at 1/C.
 */
function normParts({ C, b, H1, S, propagator, length }: StateLayout): NormPart[] {
  return [
    { from: 0, to: b, against: "larger" },
    { from: b, to: H1, against: "larger", floor: 1 / Math.sqrt(C) },
    { from: H1, to: S, against: "larger" },
    { from: S, to: propagator, against: "new" },
    { from: propagator, to: length, against: "new" },
  ];
}

function lossOf(layout: StateLayout, y: Float64Array, sizes: Float64Array): number {
  const { class: means, single } = closedLoss(stateViews(layout, y), sizes);
  return means + single;
}

function withH2(
  state: ClosedState,
  H2: Matrix | undefined,
  layout: StateLayout,
  y: Float64Array,
): ClosedState {
  const { propagator } = stateViews(layout, y);
  return H2 && propagator ? { ...state, H2: matmul(propagator, H2) } : state;
}
