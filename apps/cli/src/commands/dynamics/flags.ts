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
import {
  fraction,
  nonNegativeNumber,
  positiveInteger,
  positiveIntegers,
  positiveNumber,
} from "../../contract/values.js";

/** A flag acts beside another that is given. */
const beside = (...names: string[]): { needs: Needs } => ({
  needs: { flags: Object.fromEntries(names.map((name) => [name, "given" as const])) },
});

const flow = { needs: { flags: { learningRate: "absent" } } } as const;

export const dynamicsFlags = {
  ...group("Dynamics options:", {
    classes: valued("<C>", "classes (default: 4)", positiveInteger, {
      needs: { flags: { sizes: "absent" } },
    }),
    perClass: valued(
      "<m>",
      "samples of each class (default: 6; with --data all, or the first m)",
      positiveInteger,
      {
        needs: { flags: { sizes: "absent" } },
      },
    ),
    sizes: valued("<list>", "the size of every class instead, as in 6,6,3", positiveIntegers),
    features: valued("<p>", "features (default: 9, or twice the classes if more)", positiveInteger),
    kappa: text("<d,c,n>", "feature kernel: diagonal, within a class, between classes (default: 3,2,0.5)"),
    kappaRate: text("<d,c,n>", "what κ gains in each unit of time"),
    kappaEnd: text("<d,c,n>", "what κ approaches instead, e^{−1} of the way left after …"),
    kappaTime: valued("<t>", "… this time", positiveNumber, beside("kappaEnd")),
    gamma: text("<d,c,n>", "full kernel: also the residual that it alone predicts, part by part"),
    gammaRate: text("<d,c,n>", "what γ gains in each unit of time", beside("gamma")),
    gammaEnd: text("<d,c,n>", "what γ approaches instead, e^{−1} of the way left after …", beside("gamma")),
    gammaTime: valued("<t>", "… this time", positiveNumber, beside("gammaEnd")),
    invariant: choice("<start>", "E = 0 by construction, or random", ["zero", "random"], {
      fallback: "zero",
    }),
    mean: choice("<start>", "how the start treats the global mean", [
      "zero",
      "held-by-bias",
      "held-by-classifier",
      "symmetric",
      "free",
    ]),
    initScale: valued("<s>", "size of the initial weights and features", positiveNumber),
    time: valued("<T>", "run until this time", positiveNumber, flow),
    loss: valued("<l>", "or until this loss (default: 1e-12)", positiveNumber),
    rtol: valued("<r>", "relative tolerance of a step", positiveNumber, { fallback: 1e-10, ...flow }),
    maxSteps: valued("<n>", "give up after so many steps", positiveInteger, { fallback: 100_000, ...flow }),
    method: choice(
      "<name>",
      "integrator (default: the one of less work)",
      ["auto", "explicit", "implicit"],
      flow,
    ),
    points: valued("<n>", "about so many points of the trajectory", positiveInteger, { fallback: 200 }),
    weightDecay: valued("<l>", "ℓ2 factor of the classifier", nonNegativeNumber),
    featureDecay: valued("<l>", "ℓ2 factor of free features", nonNegativeNumber),
    fixedBias: toggle("leave the bias as it starts"),
    learningRate: valued("<eta>", "discrete gradient descent instead of the flow", positiveNumber),
    momentum: valued("<b>", "its momentum", fraction, beside("learningRate")),
    nesterov: toggle("its momentum in Nesterov's form", beside("learningRate", "momentum")),
    steps: valued("<n>", "its last step", positiveInteger, { fallback: 10_000, ...beside("learningRate") }),
    figure: figureFile("draw the trajectories as .svg or .png"),
  }),
  ...group("Blocks from data:", {
    data: inputFile("<data>", "κ and the classes from a kernel on these data (any data argument)"),
    kernel: text(
      "<kernel>",
      "which kernel, as in ntk:relu,depth=3 (the default) or laplace:bandwidth=2",
      beside("data"),
    ),
    labels: inputFile("<file>", "labels of a .npy file", beside("data")),
    limit: valued("<n>", "first n rows", positiveInteger, beside("data")),
    scale: valued("<s>", "divide every number by s, as in 255", positiveNumber, beside("data")),
    standardize: toggle("columns to mean 0 and population deviation 1", beside("data")),
    unitNorm: toggle("rows to length 1", beside("data")),
  }),
};
