import { initialState } from "@collapsar/ntk";
import { sampleStateOf, withinPart } from "@collapsar/ntk/parts";

const kappa = { diagonal: 3, within: 2, between: 0.5 };
const start = initialState({ classes: 2, perClass: 3 }, { features: 4, kappa, invariant: "random" });
const closed = { ...start, H2: withinPart(start.S, { columns: 4 }) };
const { H } = sampleStateOf(closed, [0, 0, 0, 1, 1, 1]);
const mean = (H.data[0]! + H.data[1]! + H.data[2]!) / 3; // one sample a column
console.log(H.rows, H.cols, Math.abs(mean - closed.H1.data[0]!) < 1e-12);
