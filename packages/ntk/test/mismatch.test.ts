import { maxAbs, scale, subtract } from "@collapsar/linalg/parts";
import { closedDynamics, initialState, invariant } from "@collapsar/ntk";
import { expect, it } from "vitest";
import { KAPPA as kappa } from "./cases.js";

it.each([0, 0.3])(
  "the mismatch E falls as exp(−2λt) under a decay of λ = %f on weights and features alike",
  (decay) => {
    const classes = { classes: 3, perClass: 5 };
    const start = initialState(classes, { features: 6, kappa, invariant: "random", seed: 2 });
    const { states } = closedDynamics(start, {
      classes,
      kappa,
      times: [0.2, 0.7, 1.5],
      time: 1.5,
      weightDecay: decay,
      featureDecay: decay,
      states: true,
    });
    const first = invariant(start, kappa, classes).E;
    expect(states.length).toBeGreaterThanOrEqual(3);
    for (const state of states) {
      const expected = scale(first, Math.exp(-2 * decay * state.t));
      expect(maxAbs(subtract(invariant(state, kappa, classes).E, expected))).toBeLessThan(
        1e-7 * maxAbs(first),
      );
    }
  },
);
