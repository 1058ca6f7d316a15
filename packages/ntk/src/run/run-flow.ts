import {
  dop853,
  type Integration,
  type IntegrationOptions,
  partNorm,
  radauIIA,
  type Step,
  type Tolerances,
} from "@collapsar/linalg/ode";
import type { FlowSettings } from "../flow/closed-flow.js";
import type { FlowCoordinates } from "../flow/flow-coordinates.js";
import { cheaperMethod, fastestRate, type Method } from "./integration-method.js";
import { paceRule } from "./pace-rule.js";
import { restRule } from "./rest-rule.js";

/** A run of the flow: where from, how far, how exactly, and by which method. */
export interface FlowRun extends Pick<IntegrationOptions, "t0" | "t1" | "maxSteps"> {
  readonly coordinates: FlowCoordinates;
  readonly settings: FlowSettings;
  readonly tolerances: Tolerances;
  readonly method: Method | "auto";
  /** e-folds of the residual until the loss asked for. */
  readonly decay: number;
  readonly stops: readonly number[];
  /** Called with each accepted step and the loss at its end; true ends the run. */
  readonly onStep: (step: Step, loss: number) => boolean;
  /** How much of the run is done at a time and a loss, from 0 to 1. */
  readonly share: (t: number, loss: number) => number;
}

/** How a run ended. */
export interface FlowEnd extends Integration {
  readonly method: Method;
  /**
   * The steps that a run given up early would have taken: ∞ where it came to rest before the loss that would end it.
   */
  readonly needed?: number | undefined;
}

/**
 * Explicit steps after which a run that chose for itself goes on implicitly: it lasts longer than its rates foretold.
 */
const PATIENCE = 2500;

/**
 * Integrates by the method asked for, or by the one that promises less work, changed where the promise fails. A run at
 * rest stays there until its last time; one without a last time, or whose pace is hopeless, is given up.
 */
export function runFlow(run: FlowRun): FlowEnd {
  const { t1, onStep, coordinates } = run;
  const rests = restRule(run);
  let rested = false;
  const end = byMethod({
    ...run,
    onStep: (step, loss) => {
      const stopped = onStep(step, loss);
      rested = !stopped && step.t1 < t1 && rests(step.t1, step.y, loss);
      return stopped || rested;
    },
  });
  if (!rested) return end;
  if (!Number.isFinite(t1)) return { ...end, exhausted: true, needed: Number.POSITIVE_INFINITY };
  onStep({ t0: end.t, t1, y: end.y, at: (_time, out) => out.set(end.y) }, coordinates.loss(end.y));
  return { ...end, t: t1 };
}

function byMethod(run: FlowRun): FlowEnd {
  const { coordinates, settings, t0, t1, maxSteps } = run;
  const duration = Number.isFinite(t1) ? t1 - t0 : undefined;
  const method =
    run.method === "auto"
      ? cheaperMethod(coordinates.compact(t0, coordinates.y0), settings, { duration, decay: run.decay })
      : run.method;
  if (method === "implicit") return { ...paced(run, implicitly), method };
  if (run.method === "explicit") return { ...paced(run, (judged) => dop853(shared(judged))), method };
  const patience = Math.min(PATIENCE, maxSteps);
  const first = dop853({ ...shared(run), maxSteps: patience });
  if (!first.exhausted || first.steps >= maxSteps) return { ...first, method };
  const from = {
    coordinates: { ...coordinates, y0: first.y },
    t0: first.t,
    maxSteps: maxSteps - first.steps,
  };
  const rest = paced({ ...run, ...from }, implicitly);
  const [steps, evaluations] = [first.steps + rest.steps, first.evaluations + rest.evaluations];
  return { ...rest, steps, evaluations, method: "implicit" };
}

/** A run that ends as soon as its pace foretells that its steps do not suffice. */
function paced(
  run: FlowRun,
  integration: (run: FlowRun) => Integration,
): Integration & Pick<FlowEnd, "needed"> {
  const { coordinates, t0 } = run;
  const foretold = paceRule(run.maxSteps, run.share(t0, coordinates.loss(coordinates.y0)));
  let needed: number | undefined;
  const end = integration({
    ...run,
    onStep: (step, loss) => {
      const stopped = run.onStep(step, loss);
      if (!stopped) needed = foretold(run.share(step.t1, loss));
      return stopped || needed !== undefined;
    },
  });
  return needed === undefined ? end : { ...end, exhausted: true, needed };
}

function shared({ coordinates, tolerances, t0, t1, maxSteps, onStep }: FlowRun): IntegrationOptions {
  const { derivative, y0, parts } = coordinates;
  const told: IntegrationOptions["onStep"] = (step) => onStep(step, coordinates.loss(step.y));
  return { derivative, norm: partNorm(parts, tolerances), y0, t0, t1, maxSteps, onStep: told };
}

function implicitly(run: FlowRun): Integration {
  const { coordinates, settings, t0 } = run;
  return radauIIA({
    ...shared(run),
    initialStep: 0.01 / fastestRate(coordinates.compact(t0, coordinates.y0), settings),
    rtol: run.tolerances.rtol,
    stops: run.stops,
    model: coordinates.model,
  });
}
