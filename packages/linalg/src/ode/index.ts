export { type CollocationOptions, radauIIA } from "./collocation.js";
export { dop853 } from "./dop853.js";
export type { Derivative, Integration, IntegrationOptions, Step } from "./integration.js";
export { atRest, type ErrorNorm, type NormPart, partNorm, type Tolerances } from "./part-norm.js";
export type { ShiftedSolver, StiffModel } from "./stiff-model.js";
