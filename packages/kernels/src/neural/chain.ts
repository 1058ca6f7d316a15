import type { Layer } from "./layer.js";
import type { Moments } from "./moments.js";

/** Layers one after the other, as one layer. */
export function chain(layers: readonly Layer[]): Layer {
  const parts = layers.flatMap((layer) => layer.parts ?? []);
  return Object.freeze({
    ...(layers.every((layer) => layer.parts) ? { parts } : {}),
    name: layers.map((layer) => layer.name).join(" → "),
    fresh: layers.at(-1)?.fresh ?? false,
    gaussianOutput: (input: boolean) =>
      layers.reduce((gaussian, layer) => layer.gaussianOutput(gaussian), input),
    forward: (input: Moments) => layers.reduce((moments, layer) => layer.forward(moments), input),
    variances: (input) => layers.reduce((variances, layer) => layer.variances(variances), input),
    pullback(input, _output, cotangent) {
      const moments = [input];
      for (const layer of layers) moments.push(layer.forward(moments.at(-1)!));
      return layers.reduceRight(
        (back, layer, l) => layer.pullback(moments[l]!, moments[l + 1]!, back),
        cotangent,
      );
    },
  } satisfies Layer);
}
