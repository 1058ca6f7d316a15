import { closedFlow, type FlowSettings } from "./closed-flow.js";
import { type ClosedState, type StateLayout, unpackState } from "./closed-state.js";
import { integrateStiff } from "./collocation.js";
import type { Integration, IntegrationOptions } from "./integration.js";
import { cheaperMethod, fastestRate, type Method } from "./integration-method.js";
import { integrate } from "./runge-kutta.js";
import { stiffModel } from "./shifted-solver.js";
import { stateNorm } from "./state-norm.js";

/** A run of the flow: where from, how far, how exactly, and by which method. */
export interface FlowRun extends Pick<IntegrationOptions, "y0" | "t0" | "t1" | "maxSteps"> {
  readonly layout: StateLayout;
  readonly settings: FlowSettings;
  readonly state: ClosedState;
  readonly rtol: number;
  readonly atol: number;
  readonly method: Method | "auto";
  /** e-folds of the residual until the loss asked for. */
  readonly decay: number;
  readonly stops: readonly number[];
  readonly onStep: NonNullable<IntegrationOptions["onStep"]>;
}

/** Explicit steps after which a run that chose for itself goes on implicitly: it lasts longer than its rates foretold. */
const PATIENCE = 2500;

/** Integrates by the method asked for, or by the one that promises less work, changed where the promise fails. */
export function runFlow(run: FlowRun): Integration & { readonly method: Method } {
  const { state, settings, t0, t1, maxSteps } = run;
  const duration = Number.isFinite(t1) ? t1 - t0 : undefined;
  const method =
    run.method === "auto"
      ? cheaperMethod(state, settings.kernel, { duration, decay: run.decay })
      : run.method;
  if (method === "implicit") return { ...implicitly(run), method };
  const patience = run.method === "auto" ? Math.min(PATIENCE, maxSteps) : maxSteps;
  const first = integrate({ ...shared(run), maxSteps: patience });
  if (!first.exhausted || first.steps >= maxSteps) return { ...first, method };
  const rest = implicitly({
    ...run,
    state: unpackState(run.layout, first.t, first.y),
    y0: first.y,
    t0: first.t,
    maxSteps: maxSteps - first.steps,
  });
  const [steps, evaluations] = [first.steps + rest.steps, first.evaluations + rest.evaluations];
  return { ...rest, steps, evaluations, method: "implicit" };
}

function shared({ layout, settings, rtol, atol, y0, t0, t1, maxSteps, onStep }: FlowRun): IntegrationOptions {
  return {
    derivative: closedFlow(layout, settings),
    norm: stateNorm(layout, { rtol, atol }),
    ...{ y0, t0, t1, maxSteps, onStep },
  };
}

function implicitly(run: FlowRun): Integration {
  return integrateStiff({
    ...shared(run),
    initialStep: 0.01 / fastestRate(run.state, run.settings.kernel),
    rtol: run.rtol,
    stops: run.stops,
    model: stiffModel(run.layout, run.settings),
    modelled: run.layout.S,
  });
}
