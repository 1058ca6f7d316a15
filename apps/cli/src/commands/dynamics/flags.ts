import { loadOptions } from "@collapsar/datasets/options";
import {
  closedDescentOptions as descent,
  closedDynamicsOptions as dynamics,
  initialStateOptions as start,
} from "@collapsar/ntk/options";
import {
  choice,
  figureFile,
  group,
  inputFile,
  type Needs,
  text,
  toggle,
  valued,
} from "../../contract/flags.js";
import { flagOf, openFlagOf } from "../../contract/option-flags.js";
import { positiveInteger, positiveIntegers, positiveNumber } from "../../contract/values.js";

/** The problem that is run where nothing is said of it. */
export const usualProblem = {
  classes: 4,
  perClass: 6,
  features: 9,
  kappa: "3,2,0.5",
  kernel: "ntk:relu,depth=3",
};

/** A flag acts beside another that is given. */
const beside = (...names: string[]): { needs: Needs } => ({
  needs: { flags: Object.fromEntries(names.map((name) => [name, "given" as const])) },
});

const flow = { needs: { flags: { learningRate: "absent" } } } as const;

export const dynamicsFlags = {
  ...group("Dynamics options:", {
    classes: valued("<C>", `classes (default: ${usualProblem.classes})`, positiveInteger, {
      needs: { flags: { sizes: "absent" } },
    }),
    perClass: valued(
      "<m>",
      `samples of each class (default: ${usualProblem.perClass}; with --data all, or the first m)`,
      positiveInteger,
      {
        needs: { flags: { sizes: "absent" } },
      },
    ),
    sizes: valued("<list>", "the size of every class instead, as in 6,6,3", positiveIntegers),
    features: valued(
      "<p>",
      `features (default: ${usualProblem.features}, or twice the classes if more)`,
      positiveInteger,
    ),
    kappa: text(
      "<d,c,n>",
      `feature kernel: diagonal, within a class, between classes (default: ${usualProblem.kappa})`,
    ),
    kappaRate: text("<d,c,n>", "what κ gains in each unit of time"),
    kappaEnd: text("<d,c,n>", "what κ approaches instead, e^{−1} of the way left after …"),
    kappaTime: valued("<t>", "… this time", positiveNumber, beside("kappaEnd")),
    gamma: text("<d,c,n>", "full kernel: also the residual that it alone predicts, part by part"),
    gammaRate: text("<d,c,n>", "what γ gains in each unit of time", beside("gamma")),
    gammaEnd: text("<d,c,n>", "what γ approaches instead, e^{−1} of the way left after …", beside("gamma")),
    gammaTime: valued("<t>", "… this time", positiveNumber, beside("gammaEnd")),
    invariant: choice("<start>", start.invariant.says, ["zero", "random"], { fallback: "zero" }),
    mean: openFlagOf(start.mean, "<start>"),
    initScale: openFlagOf(start.scale, "<s>"),
    time: valued("<T>", "run until this time", positiveNumber, flow),
    loss: valued("<l>", `or until this loss (default: ${dynamics.loss.fallback})`, positiveNumber),
    rtol: flagOf(dynamics.rtol, "<r>", flow),
    maxSteps: flagOf(dynamics.maxSteps, "<n>", flow),
    method: flagOf(dynamics.method, "<name>", flow),
    points: flagOf(dynamics.points, "<n>"),
    weightDecay: openFlagOf(dynamics.weightDecay, "<l>"),
    featureDecay: openFlagOf(dynamics.featureDecay, "<l>"),
    fixedBias: toggle("leave the bias as it starts"),
    learningRate: valued("<eta>", "discrete gradient descent instead of the flow", positiveNumber),
    momentum: openFlagOf(descent.momentum, "<b>", beside("learningRate")),
    nesterov: toggle(descent.nesterov.says, beside("learningRate", "momentum")),
    steps: valued("<n>", descent.steps.says, positiveInteger, {
      fallback: 10_000,
      ...beside("learningRate"),
    }),
    figure: figureFile("draw the trajectories as .svg or .png"),
  }),
  ...group("Blocks from data:", {
    data: inputFile("<data>", "κ and the classes from a kernel on these data (any data argument)"),
    kernel: text(
      "<kernel>",
      `which kernel, as in ${usualProblem.kernel} (the default) or laplace:bandwidth=2`,
      beside("data"),
    ),
    labels: inputFile("<file>", "labels of a .npy file", beside("data")),
    limit: openFlagOf(loadOptions.limit, "<n>", beside("data")),
    scale: openFlagOf(loadOptions.scale, "<s>", beside("data")),
    standardize: toggle(loadOptions.standardise.says, beside("data")),
    unitNorm: toggle(loadOptions.unitNorm.says, beside("data")),
  }),
};
