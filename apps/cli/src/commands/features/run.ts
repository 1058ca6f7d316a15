import { DataError, type Dataset } from "@collapsar/datasets";
import { readBytes } from "@collapsar/datasets/node";
import {
  type OnnxGraph,
  onnxFeatures,
  onnxGraph,
  onnxInput,
  onnxLayer,
  onnxSampleShape,
  withFile,
  withOnnxOutputs,
  writeNpz,
} from "@collapsar/datasets/parts";
import type { CommandContext, CommandResult } from "../../contract/context.js";
import { UsageError } from "../../contract/errors.js";
import { loadData } from "../../data-argument/load-data.js";
import { writeAtomic } from "../../files/atomic-file.js";
import { textTable } from "../../output/table.js";
import type { FeaturesOptions } from "./flags.js";
import { openSession } from "./runtime.js";

type Context = CommandContext<FeaturesOptions>;

/** Reads the model; what is wrong with it names its file. */
function inModel<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw withFile(error, path);
  }
}

/** Labels as numbers where all are such, else by their place in the order of the names. */
function labelsOf({ y, classNames }: Dataset): Int32Array {
  const numbers = classNames.map(Number);
  const whole = numbers.every((value, c) => Number.isInteger(value) && String(value) === classNames[c]);
  return whole ? y.map((label) => numbers[label]!) : y;
}

/** The layers of the model as a table: what --layer may name. */
function listed(path: string, graph: OnnxGraph, context: Context): CommandResult {
  const layers = graph.layers.map(({ name, operation, output }) => ({ name: name || output, operation }));
  const rows = layers.map(({ name, operation }) => [name, operation]);
  return {
    json: { model: path, inputs: graph.inputs, outputs: graph.outputs, layers },
    text: textTable({ columns: ["layer", "operation"], rows }, context.style),
  };
}

/** Passes data through a given model and keeps what its layers compute. */
export async function run(context: Context): Promise<CommandResult> {
  const [path, spec] = context.args as [string, string];
  const { layer, to, shape, batch } = context.options;
  const bytes = readBytes(path, {
    mendLarge: "export the model in half precision, or without its last layers",
  });
  const graph = inModel(path, () => onnxGraph(bytes));
  if (layer === undefined) return listed(path, graph, context);
  if (to === undefined) throw new UsageError("features: expected --to FILE.npz, where the features are kept");
  const values = layer.map((name) => inModel(path, () => onnxLayer(graph, name)));
  const input = inModel(path, () => onnxInput(graph));
  const session = await openSession(withOnnxOutputs(bytes, values));
  try {
    const data = await loadData(spec, context, { dtype: "f32" });
    if (data.X.rows === 0) throw new DataError({ file: spec, expected: "samples", found: "none" });
    const sample = inModel(path, () => onnxSampleShape(input, data.X.cols, shape));
    const pass = { input, sample, batch };
    const found = await context.compute(() => onnxFeatures(session, data.X, values, pass, context.work));
    const keys = layer.length === 1 ? ["X"] : layer;
    const arrays = values.map((value, k) => {
      const { cols, data: own } = found.get(value)!;
      return [keys[k]!, { shape: [data.X.rows, cols], data: own }] as const;
    });
    writeAtomic(
      to,
      writeNpz({ ...Object.fromEntries(arrays), y: { shape: [data.y.length], data: labelsOf(data) } }),
    );
    const layers = layer.map((name, k) => ({ name, key: keys[k]!, features: found.get(values[k]!)!.cols }));
    const next =
      layer.length === 1 ? `collapsar metrics ${to}` : `collapsar metrics ${to} --x-key ${keys.join(",")}`;
    const rows = layers.map(({ name, key, features }) => [name, key, features]);
    const table = textTable({ columns: ["layer", "key", "features"], rows }, context.style);
    return {
      json: { model: path, runtime: session.runtime, n: data.X.rows, layers, file: to },
      text: `${data.X.rows} samples by ${session.runtime}\n\n${table}\n\nMeasure them: ${next}`,
    };
  } finally {
    await session.close();
  }
}
