/** Shape of one example, without the batch axis: [features] or [height, width, channels]. */
export type Shape = readonly number[];

/** What a layer computes. Convolutions and pools are two-dimensional, channels last. */
export type Operation =
  | { readonly kind: "input"; readonly shape: Shape }
  | { readonly kind: "dense"; readonly units: number; readonly bias: boolean }
  | {
      readonly kind: "conv";
      readonly filters: number;
      readonly size: number;
      readonly stride: number;
      /** Zeros added on each side, or "same": output size ⌈input/stride⌉. */
      readonly padding: number | "same";
      readonly bias: boolean;
    }
  | { readonly kind: "batchNorm"; readonly momentum: number; readonly epsilon: number }
  | { readonly kind: "activation"; readonly name: ActivationName }
  | {
      readonly kind: "pool";
      readonly mode: "max" | "average";
      readonly size: number;
      readonly stride: number;
      readonly padding: number;
    }
  | { readonly kind: "adaptiveAveragePool"; readonly size: number }
  | { readonly kind: "globalAveragePool" }
  | { readonly kind: "flatten" }
  | { readonly kind: "add" }
  | { readonly kind: "concat" };

export type ActivationName = "relu" | "erf" | "tanh";

/** One node of the graph: an operation, applied to the outputs of earlier layers. */
export interface Layer {
  readonly id: string;
  readonly operation: Operation;
  readonly inputs: readonly string[];
  readonly shape: Shape;
}

/** A feed-forward network as plain data: layers in an order in which each one's inputs come before it. */
export interface Network {
  readonly name: string;
  readonly layers: readonly Layer[];
  /** The layer whose output is the last-layer feature h(x), the input of the classifier. */
  readonly features: string;
  /** The layer whose output is the logits f(x) = W h(x) + b. */
  readonly output: string;
  readonly classes: number;
}

/** Adds layers one by one; each call returns the new layer's id, to be handed to the next. */
export interface GraphBuilder {
  input(shape: Shape): string;
  dense(from: string, units: number, options?: { bias?: boolean; id?: string }): string;
  conv(from: string, filters: number, options?: ConvOptions): string;
  batchNorm(from: string, options?: { momentum?: number; epsilon?: number }): string;
  activation(from: string, name: ActivationName): string;
  pool(
    from: string,
    mode: "max" | "average",
    options?: { size?: number; stride?: number; padding?: number },
  ): string;
  adaptiveAveragePool(from: string, size: number): string;
  globalAveragePool(from: string): string;
  flatten(from: string): string;
  add(from: readonly string[]): string;
  concat(from: readonly string[]): string;
  network(name: string, features: string, output: string): Network;
}

export interface ConvOptions {
  readonly size?: number;
  readonly stride?: number;
  readonly padding?: number | "same";
  readonly bias?: boolean;
}

/** Starts an empty graph; ids are the operation's name and a running number unless one is given. */
export function graphBuilder(): GraphBuilder {
  const layers: Layer[] = [];
  const shapes = new Map<string, Shape>();
  const put = (operation: Operation, inputs: readonly string[], id?: string): string => {
    const name = id ?? `${operation.kind}${layers.length}`;
    if (shapes.has(name)) throw new RangeError(`graphBuilder: layer ids must be unique, got ${name} twice`);
    const from = inputs.map((input) => {
      const shape = shapes.get(input);
      if (!shape) throw new RangeError(`graphBuilder: inputs must be earlier layers, got ${input}`);
      return shape;
    });
    const shape = outputShape(operation, from);
    checkShape(name, operation, from, shape);
    layers.push({ id: name, operation, inputs, shape });
    shapes.set(name, shape);
    return name;
  };
  return {
    input: (shape) => put({ kind: "input", shape }, []),
    dense: (from, units, { bias = true, id } = {}) => put({ kind: "dense", units, bias }, [from], id),
    conv: (from, filters, { size = 3, stride = 1, padding = "same", bias = false } = {}) =>
      put({ kind: "conv", filters, size, stride, padding, bias }, [from]),
    batchNorm: (from, { momentum = 0.99, epsilon = 1e-5 } = {}) =>
      put({ kind: "batchNorm", momentum, epsilon }, [from]),
    activation: (from, name) => put({ kind: "activation", name }, [from]),
    pool: (from, mode, { size = 2, stride = size, padding = 0 } = {}) =>
      put({ kind: "pool", mode, size, stride, padding }, [from]),
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
        throw new RangeError(
          `graphBuilder: ${what} must be a layer of flat values, got ${id}${shape ? ` of ${shape.join(" × ")}` : ""}`,
        );
      }
      const classes = shapes.get(output)![0]!;
      return { name, layers, features, output, classes };
    },
  };
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
    throw new RangeError(
      `graphBuilder: ${key} of ${name} must be a whole number of at least 1, got ${value}`,
    );
  }
  if (!("padding" in operation) || operation.padding === "same") return;
  const { padding, size } = operation;
  if (Number.isInteger(padding) && padding >= 0 && padding < size) return;
  throw new RangeError(
    `graphBuilder: padding of ${name} must be whole and below its size ${size}, got ${padding}`,
  );
}

function checkShape(name: string, operation: Operation, from: readonly Shape[], shape: Shape): void {
  const { kind } = operation;
  checkSizes(name, operation);
  const axes = axesOf(kind);
  if (axes !== undefined && from[0]?.length !== axes) {
    const wanted =
      axes === 1 ? "a flat input (flatten comes before it)" : "an image of height × width × channels";
    throw new RangeError(`graphBuilder: ${name} must have ${wanted}, got ${from[0]?.join(" × ")}`);
  }
  if (shape.some((extent) => !(extent >= 1))) {
    const sizes = `${from[0]?.join(" × ") ?? "nothing"} to ${shape.join(" × ")}`;
    throw new RangeError(`graphBuilder: ${name} must leave a value along each axis, got ${sizes}`);
  }
  const compared = kind === "add" ? shape.length : kind === "concat" ? shape.length - 1 : 0;
  const other = from.find((one) => one.some((extent, axis) => axis < compared && extent !== shape[axis]));
  if (other) {
    const sizes = `${from[0]?.join(" × ")} and ${other.join(" × ")}`;
    throw new RangeError(`graphBuilder: inputs of ${name} must have one shape, got ${sizes}`);
  }
}

/**
 * The network with another momentum in all of its normalisations: the share of the running moments that a step keeps. The published
 * 0.99 needs several hundred steps to forget where it started.
 */
export function withNormMomentum(network: Network, momentum: number): Network {
  const layers = network.layers.map((layer) =>
    layer.operation.kind === "batchNorm" ? { ...layer, operation: { ...layer.operation, momentum } } : layer,
  );
  return { ...network, layers };
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
