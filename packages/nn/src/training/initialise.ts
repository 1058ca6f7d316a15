import { InputError, type Random } from "@collapsar/linalg";
import { checkKeys, ownOptions, resolveOptions, type Settings } from "@collapsar/linalg/check";
import { checkNetwork, type Network } from "../architectures/graph.js";
import { type ParameterSpec, parameterSpecs } from "../architectures/parameters.js";
import type { Initialisation, LayerInitialisation } from "../choices/training.js";
import { initialisationOptions, layerInitialisationOptions } from "../options.js";
import { checkRandom } from "./check-arguments.js";
import { simplexKernel } from "./simplex-kernel.js";

/** Standard deviation of a unit normal truncated at ±2. */
const TRUNCATED_STD = 0.87962566103423978;

/** Options of `initialise`. */
export interface InitialisationOptions {
  /** Defaults to lecun. */
  readonly initialisation?: Initialisation | undefined;
  /** Multiplies the kernels of every layer but the classifier; defaults to 1. */
  readonly gain?: number | undefined;
  /** Standard deviation of the classifier's kernel, where it is set apart ([KK]: 1.97/√width). */
  readonly classifierStd?: number | undefined;
  /** Layers that start in another way, by id; what they leave out is as `initialisation` says, with gain 1. */
  readonly layers?: Readonly<Record<string, LayerInitialisation>> | undefined;
}

/**
 * Draws the trainable arrays of a network: name → values.
 *
 * @throws InputError if an initialisation is not one of the names, or `layers` names a layer without parameters
 */
export function initialise(
  network: Network,
  random: Random,
  options: InitialisationOptions = {},
): Map<string, Float32Array> {
  checkNetwork("initialise", network);
  checkRandom("initialise", random);
  return drawParameters(network, random, ownOptions("initialise", initialisationOptions, options));
}

/** The same by settings that are complete. */
export function drawParameters(
  network: Network,
  random: Random,
  { initialisation, gain, classifierStd, layers }: Settings<typeof initialisationOptions>,
): Map<string, Float32Array> {
  const specs = parameterSpecs(network);
  const chosen = layerSettings(layers, specs);
  const features = network.layers.find((layer) => layer.id === network.features)?.shape[0] ?? 1;
  const drawn = new Map<string, Float32Array>();
  for (const spec of specs) {
    const own = chosen.get(spec.layer);
    const isClassifier = spec.layer === network.output;
    if (!spec.trainable) {
      drawn.set(spec.name, simplexKernel(spec.shape, random));
      continue;
    }
    const values =
      isClassifier && spec.role === "kernel" && classifierStd !== undefined
        ? fill(spec, () => classifierStd * random.normal())
        : draw(spec, random, own?.initialisation ?? initialisation, features);
    const ownGain = own ? own.gain : isClassifier ? 1 : gain;
    const factor = spec.role === "kernel" ? ownGain : 1;
    drawn.set(
      spec.name,
      values.map((value) => factor * value),
    );
  }
  return drawn;
}

/** The options of the layers that start in their own way. */
function layerSettings(
  layers: Readonly<Record<string, LayerInitialisation>>,
  specs: readonly ParameterSpec[],
): Map<string, Settings<typeof layerInitialisationOptions>> {
  const known = new Set(specs.map(({ layer }) => layer));
  const entries = Object.entries(layers).map(([layer, options]) => {
    checkKeys("initialise", options, Object.keys(layerInitialisationOptions));
    if (!known.has(layer)) {
      const requirement = "must name layers with parameters";
      throw new InputError({ fn: "initialise", argument: "layers", requirement, received: layer });
    }
    const settings = resolveOptions("initialise", layerInitialisationOptions, options, `layers.${layer}`);
    return [layer, settings] as const;
  });
  return new Map(entries);
}

function draw(spec: ParameterSpec, random: Random, name: Initialisation, features: number): Float32Array {
  if (spec.role === "scale") return fill(spec, () => 1);
  if (spec.role === "shift") return fill(spec, () => 0);
  if (spec.role === "bias") return drawBias(spec, random, name, features);
  const { fanIn, fanOut, window } = spec;
  switch (name) {
    case "lecun":
      return fill(spec, () => (truncatedNormal(random) / TRUNCATED_STD) * Math.sqrt(1 / fanIn));
    case "he-fan-out":
      return fill(spec, () => random.normal() * Math.sqrt(2 / fanOut));
    case "torch":
      return uniform(spec, random, 1 / Math.sqrt(fanIn));
    case "torch-published":
      return uniform(spec, random, window === 1 ? Math.sqrt(3 / fanIn) : Math.sqrt(1 / (3 * fanIn)));
    case "xavier":
      return uniform(spec, random, Math.sqrt(6 / (fanIn + fanOut)));
    case "ntk":
      return fill(spec, () => random.normal() / Math.sqrt(fanIn));
  }
}

function drawBias(spec: ParameterSpec, random: Random, name: Initialisation, features: number): Float32Array {
  if (name === "torch") return uniform(spec, random, 1 / Math.sqrt(spec.fanIn));
  // Biases that [NTC]'s code hands no initialiser (the 1 × 1 shortcuts) start at 0.
  if (name === "torch-published" && !(spec.window === 1 && spec.layer.startsWith("conv"))) {
    return fill(spec, () => random.next() / Math.sqrt(features));
  }
  return fill(spec, () => 0);
}

function fill(spec: ParameterSpec, value: () => number): Float32Array {
  return Float32Array.from({ length: spec.shape.reduce((a, b) => a * b, 1) }, value);
}

function uniform(spec: ParameterSpec, random: Random, bound: number): Float32Array {
  return fill(spec, () => bound * (2 * random.next() - 1));
}

function truncatedNormal(random: Random): number {
  for (;;) {
    const value = random.normal();
    if (Math.abs(value) <= 2) return value;
  }
}
