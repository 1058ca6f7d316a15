import { InputError, type Matrix } from "@collapsar/linalg";
import {
  advance,
  checkFunction,
  checkInteger,
  checkKeys,
  checkList,
  checkMatrix,
  checkNumbers,
  checkObject,
  checkText,
  checkTexts,
  type Work,
} from "@collapsar/linalg/check";
import type { OnnxGraph, OnnxInput } from "./onnx-graph.js";
import type { OnnxSession, OnnxTensor } from "./onnx-session.js";

/** float32 and float64 in onnx.proto. */
const FLOAT = 1;
const DOUBLE = 11;

/**
 * The input that takes the data: the only one without values of its own.
 *
 * @throws InputError if there is none or another, or its elements are neither float32 nor float64
 */
export function onnxInput(graph: OnnxGraph): OnnxInput {
  checkObject("onnxInput", "graph", graph, "a graph, as onnxGraph gives it");
  const { inputs } = graph;
  checkList("onnxInput", "graph.inputs", inputs);
  const [found, ...others] = inputs;
  if (found === undefined) throw new InputError({ requirement: "expected a model with an input, got none" });
  if (others.length > 0) {
    throw new InputError({
      requirement: `expected a model with one input, got ${inputs.map(({ name }) => name).join(", ")}`,
      remedy: "give all but one a value in the model, as an initializer of the same name",
    });
  }
  if (found.elementType === FLOAT || found.elementType === DOUBLE) return found;
  throw new InputError({
    requirement: `expected an input of float32 or float64, ${found.name} is of type ${found.elementType} of ONNX`,
  });
}

/**
 * Shape of one sample of `cols` numbers: what was asked for, or what the model says, where one size may be open.
 *
 * @throws InputError naming the option `shape` if the numbers do not fill it
 */
export function onnxSampleShape(
  input: OnnxInput,
  cols: number,
  asked?: readonly number[] | undefined,
): number[] {
  checkInput("onnxSampleShape", input);
  checkInteger("onnxSampleShape", "cols", cols, 1);
  if (asked !== undefined) checkNumbers("onnxSampleShape", "asked", asked);
  const { name, shape } = input;
  const own = shape.slice(1);
  const open = own.filter((size) => size === undefined).length;
  const known = own.reduce<number>((product, size) => product * (size ?? 1), 1);
  const filled = open === 1 && cols % known === 0 ? own.map((size) => size ?? cols / known) : own;
  const chosen = asked ?? filled;
  const size = chosen.reduce<number>((product, one) => product * (one ?? Number.NaN), 1);
  if (size === cols) return chosen as number[];
  const wanted = own.map((one) => one ?? "?").join(" × ") || "nothing";
  const expected = `a sample has ${cols} numbers, expected the input ${name} of ${wanted}`;
  throw new InputError(
    asked
      ? { requirement: [`${expected}, got `, { option: "shape", value: asked.join(",") }] }
      : { requirement: expected, remedy: ["give ", { option: "shape" }] },
  );
}

/** How samples pass through a model: its input, the shape of a sample, and the size of a batch. */
export interface OnnxPass {
  readonly input: OnnxInput;
  readonly sample: readonly number[];
  /** Samples that pass at once where the model leaves that open; defaults to 64. */
  readonly batch?: number | undefined;
}

const stepOf = ({ input, batch = 64 }: OnnxPass) => input.shape[0] ?? batch;

/**
 * The model's outputs for some rows of X, and how many rows it was given: a fixed batch ends with rows of zeros.
 */
async function runRows(session: OnnxSession, X: Matrix, start: number, rows: number, pass: OnnxPass) {
  const { input, sample } = pass;
  const size = input.shape[0] ?? rows;
  const data = new (input.elementType === DOUBLE ? Float64Array : Float32Array)(size * X.cols);
  data.set(X.data.subarray(start * X.cols, (start + rows) * X.cols));
  return { size, results: await session.run(input.name, data, [size, ...sample]) };
}

const isFloat = ({ type }: OnnxTensor) => type === "float32" || type === "float64";

/**
 * The named values of a model for every row of X, n × p each, float32, with the axes beyond the first
 * side by side. The session's model must have the values among its outputs (`withOnnxOutputs`).
 *
 * @throws InputError if a value has no row a sample, or holds no floating-point numbers
 */
export async function onnxFeatures(
  session: OnnxSession,
  X: Matrix,
  values: readonly string[],
  pass: OnnxPass,
  work: Work = {},
): Promise<Map<string, { rows: number; cols: number; data: Float32Array }>> {
  checkPass("onnxFeatures", session, X, values, pass);
  checkKeys("onnxFeatures", work, ["signal", "onProgress"]);
  const found = new Map<string, { rows: number; cols: number; data: Float32Array }>();
  const step = stepOf(pass);
  for (let start = 0; start < X.rows; start += step) {
    work.signal?.throwIfAborted();
    const rows = Math.min(step, X.rows - start);
    const { size, results } = await runRows(session, X, start, rows, pass);
    for (const value of values) {
      const tensor = results[value]!;
      if (tensor.dims[0] !== size) {
        const got = tensor.dims.join(" × ") || "a single number";
        throw new InputError({
          requirement: `${value}: expected an output with a row a sample, ${size} of them, got ${got}`,
        });
      }
      if (!isFloat(tensor))
        throw new InputError({
          requirement: `${value}: expected an output of float32 or float64, got ${tensor.type}`,
        });
      const cols = tensor.data.length / size;
      const own = found.get(value) ?? { rows: X.rows, cols, data: new Float32Array(X.rows * cols) };
      for (let at = 0; at < rows * cols; at++) own.data[start * cols + at] = tensor.data[at]!;
      found.set(value, own);
    }
    advance(work, { done: start + rows, total: X.rows, unit: "samples", message: "features" });
  }
  return found;
}

/**
 * Which of the named values have a row of floating-point numbers for each sample, and how many numbers. Two runs of
 * few rows tell: an axis that follows the number of samples is theirs, and one of a constant that has their number by
 * chance is not.
 */
export async function onnxRowWidths(
  session: OnnxSession,
  X: Matrix,
  values: readonly string[],
  pass: OnnxPass,
): Promise<Map<string, number>> {
  checkPass("onnxRowWidths", session, X, values, pass);
  // every layer is held at once: a model of pictures has tens of millions of numbers a sample
  const most = Math.min(pass.input.shape[0] ?? 2, X.rows);
  const widths = new Map(values.map((value) => [value, 0]));
  for (const rows of most > 1 ? [most, most - 1] : [most]) {
    const { size, results } = await runRows(session, X, 0, rows, pass);
    for (const value of [...widths.keys()]) {
      const tensor = results[value]!;
      if (tensor.dims[0] === size && isFloat(tensor) && tensor.data.length > 0)
        widths.set(value, tensor.data.length / size);
      else widths.delete(value);
    }
  }
  return widths;
}

function checkInput(fn: string, input: OnnxInput): void {
  checkObject(fn, "input", input, "an input of a model, as onnxInput gives it");
  checkText(fn, "input.name", input.name);
  checkList(fn, "input.shape", input.shape);
}

function checkPass(
  fn: string,
  session: OnnxSession,
  X: Matrix,
  values: readonly string[],
  pass: OnnxPass,
): void {
  checkObject(fn, "session", session, "a session, as openOnnx gives it");
  checkFunction(fn, "session.run", session.run);
  checkMatrix(fn, "X", X);
  checkTexts(fn, "values", values);
  checkKeys(fn, pass ?? null, ["input", "sample", "batch"]);
  checkInput(fn, pass.input);
  checkNumbers(fn, "sample", pass.sample);
  if (pass.batch !== undefined) checkInteger(fn, "batch", pass.batch, 1);
}
