import { DataError, type Dataset, writeNpz } from "@collapsar/datasets";
import { readBytes } from "@collapsar/datasets/node";
import {
  type OnnxGraph,
  type OnnxInput,
  onnxGraph,
  onnxLayer,
  withFile,
  withOnnxOutputs,
} from "@collapsar/datasets/parts";
import type { CommandContext, CommandResult } from "../../contract/context.js";
import { UsageError } from "../../contract/errors.js";
import { loadData } from "../../data-argument/load-data.js";
import { writeAtomic } from "../../files/atomic-file.js";
import { textTable } from "../../output/table.js";
import type { FeaturesOptions } from "./flags.js";
import { openSession, type Session } from "./runtime.js";

type Context = CommandContext<FeaturesOptions>;

/** Reads the model; what is wrong with it names its file. */
function inModel<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw withFile(error, path);
  }
}

/** The input that takes the data: the only one without values of its own. */
function inputOfData(path: string, { inputs }: OnnxGraph): OnnxInput {
  const [found, ...others] = inputs;
  if (found === undefined) throw new UsageError(`${path}: expected a model with an input, got none`);
  if (others.length > 0) {
    throw new UsageError(
      `${path}: expected a model with one input, got ${inputs.map(({ name }) => name).join(", ")}; give all but one a value in the model, as an initializer of the same name`,
    );
  }
  if (found.elementType !== 1 && found.elementType !== 11)
    throw new UsageError(
      `${path}: expected an input of float32 or float64, ${found.name} is of type ${found.elementType} of ONNX`,
    );
  return found;
}

/** Shape of one sample: what was asked for, or what the model says. */
function sampleShape(
  path: string,
  { name, shape }: OnnxInput,
  cols: number,
  asked: readonly number[] | undefined,
): number[] {
  const own = shape.slice(1);
  const open = own.filter((size) => size === undefined).length;
  const known = own.reduce<number>((product, size) => product * (size ?? 1), 1);
  const filled = open === 1 && cols % known === 0 ? own.map((size) => size ?? cols / known) : own;
  const chosen = asked ?? filled;
  const size = chosen.reduce<number>((product, one) => product * (one ?? Number.NaN), 1);
  if (size === cols) return chosen as number[];
  const wanted = own.map((one) => one ?? "?").join(" × ") || "nothing";
  throw new UsageError(
    `${path}: a sample has ${cols} numbers, expected the input ${name} of ${wanted}${asked ? `, got --shape ${asked.join(",")}` : "; give --shape"}`,
  );
}

/** Rows that pass through at once: what was asked for, or the batch that the model fixes. */
const batchOf = ({ shape }: OnnxInput, asked: number) => shape[0] ?? asked;

/** The outputs of the layers for every row, float32, axes beyond the first side by side. */
async function outputsOf(
  session: Session,
  { X }: Dataset,
  values: readonly string[],
  input: OnnxInput,
  sample: readonly number[],
  context: Context,
): Promise<Map<string, { cols: number; data: Float32Array }>> {
  const found = new Map<string, { cols: number; data: Float32Array }>();
  const step = batchOf(input, context.options.batch);
  const Numbers = input.elementType === 11 ? Float64Array : Float32Array;
  for (let start = 0; start < X.rows; start += step) {
    context.checkStop();
    const rows = Math.min(step, X.rows - start);
    // a model with a fixed batch gets rows of zeros behind the last ones
    const size = input.shape[0] === undefined ? rows : step;
    const data = new Numbers(size * X.cols);
    data.set(X.data.subarray(start * X.cols, (start + rows) * X.cols));
    const results = await session.run(input.name, data, [size, ...sample]);
    for (const value of values) {
      const { data: out, dims } = results[value]!;
      if (dims[0] !== size)
        throw new UsageError(
          `${value}: expected an output with a row a sample, ${size} of them, got ${dims.join(" × ")}`,
        );
      const cols = out.length / size;
      const own = found.get(value) ?? { cols, data: new Float32Array(X.rows * cols) };
      for (let at = 0; at < rows * cols; at++) own.data[start * cols + at] = out[at]!;
      found.set(value, own);
    }
    context.progress({ done: start + rows, total: X.rows, unit: "samples", message: "features" });
  }
  return found;
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
  const { layer, to, shape } = context.options;
  const bytes = readBytes(path, {
    mendLarge: "export the model in half precision, or without its last layers",
  });
  const graph = inModel(path, () => onnxGraph(bytes));
  if (layer === undefined) return listed(path, graph, context);
  if (to === undefined) throw new UsageError("features: expected --to FILE.npz, where the features are kept");
  const values = layer.map((name) => inModel(path, () => onnxLayer(graph, name)));
  const input = inputOfData(path, graph);
  const session = await openSession(withOnnxOutputs(bytes, values));
  try {
    const data = await loadData(spec, context as unknown as CommandContext, { dtype: "f32" });
    if (data.X.rows === 0) throw new DataError({ file: spec, expected: "samples", found: "none" });
    const sample = sampleShape(path, input, data.X.cols, shape);
    const found = await context.compute(() => outputsOf(session, data, values, input, sample, context));
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
    return {
      json: { model: path, runtime: session.runtime, n: data.X.rows, layers, file: to },
      text: `${data.X.rows} samples by ${session.runtime}\n\n${textTable({ columns: ["layer", "key", "features"], rows }, context.style)}\n\nMeasure them: ${next}`,
    };
  } finally {
    await session.close();
  }
}
