import type { Shape } from "../choices/architecture.js";
import { checkNetwork, type Network, type NetworkLayer } from "./graph.js";

/** Role of a trainable array in its layer. */
export type ParameterRole = "kernel" | "bias" | "scale" | "shift";

/** Name and shape of one array of a network, with what an initialisation needs to know of it. */
export interface ParameterSpec {
  /** `layer.role`, for instance `conv3.kernel`. */
  readonly name: string;
  readonly layer: string;
  readonly role: ParameterRole;
  readonly shape: Shape;
  /** Inputs of one output unit: window × input channels. */
  readonly fanIn: number;
  /** Window × output channels. */
  readonly fanOut: number;
  /** Side of the window; 1 for dense layers. */
  readonly window: number;
  /** Whether training changes it. */
  readonly trainable: boolean;
}

/** The arrays of a network, in the order of its layers. */
export function parameterSpecs(network: Network): ParameterSpec[] {
  checkNetwork("parameterSpecs", network);
  const shapes = new Map(network.layers.map((layer) => [layer.id, layer.shape]));
  return network.layers.flatMap((layer) => layerParameters(layer, shapes.get(layer.inputs[0] ?? "") ?? []));
}

/** Names of the running means and variances, with their number of channels. */
export function statisticSpecs(network: Network): { name: string; size: number }[] {
  checkNetwork("statisticSpecs", network);
  return network.layers
    .filter((layer) => layer.operation.kind === "batchNorm")
    .flatMap((layer) => {
      const size = layer.shape.at(-1) ?? 0;
      return [
        { name: `${layer.id}.mean`, size },
        { name: `${layer.id}.variance`, size },
      ];
    });
}

/** Number of trainable parameters. */
export function parameterCount(network: Network): number {
  checkNetwork("parameterCount", network);
  return parameterSpecs(network)
    .filter(({ trainable }) => trainable)
    .reduce((total, spec) => total + spec.shape.reduce((a, b) => a * b, 1), 0);
}

function layerParameters(layer: NetworkLayer, input: Shape): ParameterSpec[] {
  const { operation, id } = layer;
  const spec = (
    role: ParameterRole,
    shape: Shape,
    fanIn: number,
    fanOut: number,
    window = 1,
  ): ParameterSpec => ({
    name: `${id}.${role}`,
    layer: id,
    role,
    shape,
    fanIn,
    fanOut,
    window,
    trainable: true,
  });
  const channels = input.at(-1) ?? 0;
  switch (operation.kind) {
    case "dense": {
      const own = spec("kernel", [channels, operation.units], channels, operation.units);
      const kernel = { ...own, trainable: !operation.fixed };
      return operation.bias ? [kernel, spec("bias", [operation.units], channels, operation.units)] : [kernel];
    }
    case "conv": {
      const { size, filters, bias } = operation;
      const [fanIn, fanOut] = [size * size * channels, size * size * filters];
      const kernel = spec("kernel", [size, size, channels, filters], fanIn, fanOut, size);
      return bias ? [kernel, spec("bias", [filters], fanIn, fanOut, size)] : [kernel];
    }
    case "batchNorm":
      return [spec("scale", [channels], channels, channels), spec("shift", [channels], channels, channels)];
    default:
      return [];
  }
}
