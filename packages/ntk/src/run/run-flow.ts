import type { FlowCoordinates } from "../flow/flow-coordinates.js";
import type { FeatureKernel } from "../kernel/feature-kernel.js";
import { integrateStiff } from "../ode/collocation.js";
import type { Integration, IntegrationOptions } from "../ode/integration.js";
import type { Tolerances } from "../ode/part-norm.js";
import { integrate } from "../ode/runge-kutta.js";
import { cheaperMethod, fastestRate, type Method } from "./integration-method.js";

/** A run of the flow: where from, how far, how exactly, and by which method. */
export interface FlowRun extends Pick<IntegrationOptions, "t0" | "t1" | "maxSteps"> {
  readonly coordinates: FlowCoordinates;
  readonly kernel: FeatureKernel;
  readonly tolerances: Tolerances;
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
  const { coordinates, kernel, t0, t1, maxSteps } = run;
  const duration = Number.isFinite(t1) ? t1 - t0 : undefined;
  const method =
    run.method === "auto"
      ? cheaperMethod(coordinates.compact(t0, coordinates.y0), kernel, { duration, decay: run.decay })
      : run.method;
  if (method === "implicit") return { ...implicitly(run), method };
  const patience = run.method === "auto" ? Math.min(PATIENCE, maxSteps) : maxSteps;
  const first = integrate({ ...shared(run), maxSteps: patience });
  if (!first.exhausted || first.steps >= maxSteps) return { ...first, method };
  const rest = implicitly({
    ...run,
    coordinates: { ...coordinates, y0: first.y },
    t0: first.t,
    maxSteps: maxSteps - first.steps,
  });
  const [steps, evaluations] = [first.steps + rest.steps, first.evaluations + rest.evaluations];
  return { ...rest, steps, evaluations, method: "implicit" };
}

function shared({ coordinates, tolerances, t0, t1, maxSteps, onStep }: FlowRun): IntegrationOptions {
  const { derivative, y0 } = coordinates;
  return { derivative, norm: coordinates.norm(tolerances), y0, t0, t1, maxSteps, onStep };
}

function implicitly(run: FlowRun): Integration {
  const { coordinates, kernel, t0 } = run;
  return integrateStiff({
    ...shared(run),
    initialStep: 0.01 / fastestRate(coordinates.compact(t0, coordinates.y0), kernel),
    rtol: run.tolerances.rtol,
    stops: run.stops,
    model: coordinates.model,
    modelled: coordinates.modelled,
  });
}
