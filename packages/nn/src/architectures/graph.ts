import { InputError } from "@collapsar/linalg";
import {
  checkKeys,
  checkOneOf,
  needed,
  type Options,
  resolveOptions,
  type Settings,
  shownValue,
} from "@collapsar/linalg/check";
import {
  activationNames,
  type NetworkActivation,
  type RunningVariance,
  type Shape,
} from "../choices/architecture.js";
import { batchNormOptions, convOptions, denseLayerOptions, poolOptions } from "../options.js";

/** The operation of a layer. Convolutions and pools are two-dimensional, channels last. */
export type Operation =
  | { readonly kind: "input"; readonly shape: Shape }
  | {
      readonly kind: "dense";
      readonly units: number;
      readonly bias: boolean;
      /** Whether the kernel is a simplex that training leaves as it is; defaults to false. */
      readonly fixed?: boolean | undefined;
    }
  | {
      readonly kind: "conv";
      readonly filters: number;
      readonly size: number;
      readonly stride: number;
      /** Zeros added on each side, or "same": output size ⌈input/stride⌉. */
      readonly padding: number | "same";
      readonly bias: boolean;
    }
  | {
      readonly kind: "batchNorm";
      readonly momentum: number;
      readonly epsilon: number;
      /** Defaults to biased, for networks that were written without it. */
      readonly runningVariance?: RunningVariance | undefined;
    }
  | { readonly kind: "activation"; readonly name: NetworkActivation }
  | {
      readonly kind: "pool";
      readonly mode: "max" | "average";
      readonly size: number;
      readonly stride: number;
      readonly padding: number;
      /** Whether an average divides by the whole window, padding included; defaults to false. */
      readonly countPadding?: boolean | undefined;
    }
  | { readonly kind: "adaptiveAveragePool"; readonly size: number }
  | { readonly kind: "globalAveragePool" }
  | { readonly kind: "flatten" }
  | { readonly kind: "add" }
  | { readonly kind: "concat" };

/** One node of the graph: an operation, applied to the outputs of earlier layers. */
export interface NetworkLayer {
  readonly id: string;
  readonly operation: Operation;
  readonly inputs: readonly string[];
  readonly shape: Shape;
}

/** A feed-forward network as plain data: layers in an order in which each one's inputs come before it. */
export interface Network {
  readonly name: string;
  readonly layers: readonly NetworkLayer[];
  /** The layer whose output is the last-layer feature h(x), the input of the classifier. */
  readonly features: string;
  /** The layer whose output is the logits f(x) = W h(x) + b. */
  readonly output: string;
  readonly classes: number;
}

/** Adds layers one by one; each call returns the new layer's id, to be handed to the next. */
export interface GraphBuilder {
  input(shape: Shape): string;
  dense(
    from: string,
    units: number,
    options?: { bias?: boolean | undefined; id?: string | undefined },
  ): string;
  conv(from: string, filters: number, options?: ConvOptions): string;
  batchNorm(from: string, options?: BatchNormOptions): string;
  activation(from: string, name: NetworkActivation): string;
  /**
   * A pool over windows; an average divides by the pixels that the window covers, as TensorFlow and Flax's
   * `count_include_pad = False` do, or by the whole window with `countPadding`, as PyTorch does.
   */
  pool(from: string, mode: "max" | "average", options?: PoolOptions): string;
  adaptiveAveragePool(from: string, size: number): string;
  globalAveragePool(from: string): string;
  flatten(from: string): string;
  add(from: readonly string[]): string;
  concat(from: readonly string[]): string;
  network(name: string, features: string, output: string): Network;
}

/** Options of a convolution. */
export interface ConvOptions {
  /** Side of the window; defaults to 3. */
  readonly size?: number | undefined;
  /** Pixels from one window to the next; defaults to 1. */
  readonly stride?: number | undefined;
  /** Zeros on each side, or "same": output size ⌈input/stride⌉; defaults to same. */
  readonly padding?: number | "same" | undefined;
  /** Defaults to false. */
  readonly bias?: boolean | undefined;
}

/** Options of batch normalisation. */
export interface BatchNormOptions {
  /** Share of the running moments that a step keeps, in [0, 1); defaults to 0.99. */
  readonly momentum?: number | undefined;
  /** Defaults to 1e-5. */
  readonly epsilon?: number | undefined;
  /** Defaults to biased. */
  readonly runningVariance?: RunningVariance | undefined;
}

/** Options of pooling. */
export interface PoolOptions {
  /** Defaults to 2. */
  readonly size?: number | undefined;
  /** Defaults to the size. */
  readonly stride?: number | undefined;
  /** Defaults to 0. */
  readonly padding?: number | undefined;
  /** Defaults to false. */
  readonly countPadding?: boolean | undefined;
}

/** Requires a network as `graphBuilder` and the architectures make them. */
export function checkNetwork(fn: string | undefined, network: Network): void {
  if (Array.isArray(network?.layers) && typeof network.output === "string") return;
  throw new InputError({
    fn,
    argument: "network",
    requirement: "must be a network, as graphBuilder makes it",
    received: shownValue(network),
  });
}

/** Starts an empty graph; ids are the operation's name and a running number unless one is given. */
export function graphBuilder(): GraphBuilder {
  const layers: NetworkLayer[] = [];
  const shapes = new Map<string, Shape>();
  const put = (operation: Operation, inputs: readonly string[], id?: string): string => {
    const name = id ?? `${operation.kind}${layers.length}`;
    if (shapes.has(name))
      throw new InputError({
        fn: "graphBuilder",
        requirement: "layer ids must be unique",
        received: `${name} twice`,
      });
    const from = inputs.map((input) => {
      const shape = shapes.get(input);
      if (!shape)
        throw new InputError({
          fn: "graphBuilder",
          requirement: "inputs must be earlier layers",
          received: String(input),
        });
      return shape;
    });
    const shape = outputShape(operation, from);
    checkShape(name, operation, from, shape);
    layers.push({ id: name, operation, inputs, shape });
    shapes.set(name, shape);
    return name;
  };
  return {
    input: (shape) => put({ kind: "input", shape: checkedShape(shape) }, []),
    dense(from, units, options) {
      const { bias, id } = layerSettings("dense", denseLayerOptions, options);
      return put({ kind: "dense", units, bias }, [from], id);
    },
    conv(from, filters, options) {
      return put({ kind: "conv", filters, ...layerSettings("conv", convOptions, options) }, [from]);
    },
    batchNorm(from, options) {
      return put({ kind: "batchNorm", ...layerSettings("batchNorm", batchNormOptions, options) }, [from]);
    },
    activation(from, name) {
      checkOneOf("graphBuilder.activation", "name", name, activationNames);
      return put({ kind: "activation", name }, [from]);
    },
    pool(from, mode, options) {
      checkOneOf("graphBuilder.pool", "mode", mode, ["max", "average"]);
      const settings = layerSettings("pool", poolOptions, options);
      const { size, stride = size } = settings;
      return put({ kind: "pool", mode, ...settings, stride }, [from]);
    },
    adaptiveAveragePool: (from, size) => put({ kind: "adaptiveAveragePool", size }, [from]),
    globalAveragePool: (from) => put({ kind: "globalAveragePool" }, [from]),
    flatten: (from) => put({ kind: "flatten" }, [from]),
    add: (from) => put({ kind: "add" }, from),
    concat: (from) => put({ kind: "concat" }, from),
    network: (name, features, output) => {
      for (const [what, id] of [
        ["features", features],
        ["output", output],
      ] as const) {
        const shape = shapes.get(id);
        if (shape?.length === 1) continue;
        throw new InputError({
          fn: "graphBuilder",
          argument: what,
          requirement: "must be a layer of flat values",
          received: `${id}${shape ? ` of ${shape.join(" × ")}` : ""}`,
        });
      }
      const classes = shapes.get(output)![0]!;
      return { name, layers, features, output, classes };
    },
  };
}

function checkedShape(shape: Shape): Shape {
  if (Array.isArray(shape) && shape.every((extent) => Number.isInteger(extent) && extent >= 1)) return shape;
  const received = Array.isArray(shape) ? shape.join(" × ") : shownValue(shape);
  const requirement = "must be a list of whole numbers of at least 1";
  throw new InputError({ fn: "graphBuilder", argument: "shape", requirement, received });
}

/** The options of a layer, checked, with their defaults. */
function layerSettings<O extends Options>(kind: string, table: O, options: object | undefined): Settings<O> {
  const fn = `graphBuilder.${kind}`;
  checkKeys(fn, options, Object.keys(table));
  return resolveOptions(fn, table, options ?? {});
}

/** Axes of an example that an operation reads: 1 flat, 3 an image; undefined for any. */
function axesOf(kind: Operation["kind"]): 1 | 3 | undefined {
  if (kind === "dense") return 1;
  return kind === "conv" || kind === "pool" || kind === "adaptiveAveragePool" || kind === "globalAveragePool"
    ? 3
    : undefined;
}

/** Sizes, strides and counts of an operation: whole and positive, paddings whole and not beyond the window. */
function checkSizes(name: string, operation: Operation): void {
  for (const key of ["units", "filters", "size", "stride"] as const) {
    const value = (operation as Partial<Record<typeof key, number>>)[key];
    if (value === undefined || (Number.isInteger(value) && value >= 1)) continue;
    throw new InputError({
      fn: "graphBuilder",
      argument: `${key} of ${name}`,
      requirement: "must be a whole number of at least 1",
      received: shownValue(value),
    });
  }
  if (!("padding" in operation) || operation.padding === "same") return;
  const { padding, size } = operation;
  if (Number.isInteger(padding) && padding >= 0 && padding < size) return;
  throw new InputError({
    fn: "graphBuilder",
    argument: `padding of ${name}`,
    requirement: `must be whole and below its size ${size}`,
    received: shownValue(padding),
  });
}

function checkShape(name: string, operation: Operation, from: readonly Shape[], shape: Shape): void {
  const { kind } = operation;
  checkSizes(name, operation);
  const axes = axesOf(kind);
  if (axes !== undefined && from[0]?.length !== axes) {
    const wanted =
      axes === 1 ? "a flat input (flatten comes before it)" : "an image of height × width × channels";
    throw new InputError({
      fn: "graphBuilder",
      argument: name,
      requirement: `must have ${wanted}`,
      received: from[0]?.join(" × ") ?? "no input",
    });
  }
  if (shape.some((extent) => !(extent >= 1))) {
    const sizes = `${from[0]?.join(" × ") ?? "nothing"} to ${shape.join(" × ")}`;
    const requirement = "must leave a value along each axis";
    throw new InputError({ fn: "graphBuilder", argument: name, requirement, received: sizes });
  }
  const compared = kind === "add" ? shape.length : kind === "concat" ? shape.length - 1 : 0;
  const other = from.find((one) => one.some((extent, axis) => axis < compared && extent !== shape[axis]));
  if (other) {
    const sizes = `${from[0]?.join(" × ")} and ${other.join(" × ")}`;
    const requirement = "must have one shape";
    throw new InputError({ fn: "graphBuilder", argument: `inputs of ${name}`, requirement, received: sizes });
  }
}

/**
 * The network with another momentum in all of its normalisations: the share of the running moments that a step keeps.
 * The published 0.99 needs several hundred steps to forget where it started.
 */
export function withNormMomentum(network: Network, momentum: number): Network {
  checkNetwork("withNormMomentum", network);
  resolveOptions("withNormMomentum", { momentum: needed(batchNormOptions.momentum) }, { momentum });
  const layers = network.layers.map((layer) =>
    layer.operation.kind === "batchNorm" ? { ...layer, operation: { ...layer.operation, momentum } } : layer,
  );
  return { ...network, layers };
}

/**
 * The network with a classifier whose kernel is a random simplex equiangular tight frame of unit vectors that
 * training leaves as it is; features then align with it by themselves (Zhu et al. 2021, NeurIPS, "A geometric
 * analysis of neural collapse").
 *
 * @throws InputError if the classifier has fewer inputs than C − 1, or a single output
 */
export function withFixedClassifier(network: Network): Network {
  checkNetwork("withFixedClassifier", network);
  const { layers, output, classes } = network;
  const classifier = layers.find(({ id }) => id === output);
  const [inputs = 0] = layers.find(({ id }) => id === classifier?.inputs[0])?.shape ?? [];
  if (classifier?.operation.kind !== "dense" || classes < 2 || inputs < classes - 1) {
    throw new InputError({
      fn: "withFixedClassifier",
      argument: "network",
      requirement: `must end in a dense layer of at least ${Math.max(1, classes - 1)} inputs and two outputs`,
      received: `${inputs} inputs and ${classes} outputs`,
    });
  }
  const operation = { ...classifier.operation, fixed: true };
  return {
    ...network,
    layers: layers.map((layer) => (layer === classifier ? { ...layer, operation } : layer)),
  };
}

/** Size of a window's output along one axis. */
export function windowOutput(input: number, size: number, stride: number, padding: number | "same"): number {
  return padding === "same"
    ? Math.ceil(input / stride)
    : Math.floor((input + 2 * padding - size) / stride) + 1;
}

function outputShape(operation: Operation, inputs: readonly Shape[]): Shape {
  const first = inputs[0] ?? [];
  const [height = 1, width = 1, channels = 1] = first;
  switch (operation.kind) {
    case "input":
      return operation.shape;
    case "dense":
      return [operation.units];
    case "conv": {
      const { size, stride, padding, filters } = operation;
      return [
        windowOutput(height, size, stride, padding),
        windowOutput(width, size, stride, padding),
        filters,
      ];
    }
    case "pool": {
      const { size, stride, padding } = operation;
      return [
        windowOutput(height, size, stride, padding),
        windowOutput(width, size, stride, padding),
        channels,
      ];
    }
    case "adaptiveAveragePool":
      return [operation.size, operation.size, channels];
    case "globalAveragePool":
      return [channels];
    case "flatten":
      return [first.reduce((product, extent) => product * extent, 1)];
    case "concat":
      return [...first.slice(0, -1), inputs.reduce((total, shape) => total + (shape.at(-1) ?? 0), 0)];
    default:
      return first;
  }
}
