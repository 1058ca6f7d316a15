import { initialState, invariant } from "@collapsar/ntk";

const kappa = { diagonal: 3, within: 2, between: 0.5 };
const classes = { classes: 3, perClass: 5 };
const state = initialState(classes, { features: 6, kappa, invariant: "zero" });
console.log(invariant(state, kappa, classes).relative < 1e-12);
