/** Solves (I + hJ)d = r for a stiff model J of the flow at one state, r overwritten by d. */
export interface ShiftedSolver {
  solve(r: Float64Array): void;
}

/** At a time, a state and the longest step that is planned, solvers for any h up to that. */
export type StiffModel = (t: number, y: Float64Array, longest: number) => (h: number) => ShiftedSolver;
