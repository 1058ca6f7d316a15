import {
  checkBytes,
  checkList,
  checkObject,
  checkText,
  checkTexts,
  didYouMean,
} from "@collapsar/linalg/check";
import { concatenate } from "../bytes/inflate.js";
import { DataError } from "../data-error.js";
import { field, fieldsOf, numberOf, partsOf, textOf } from "./protobuf.js";

// Numbers of fields in onnx.proto.
const MODEL_GRAPH = 7;
const GRAPH = { node: 1, initializer: 5, input: 11, output: 12 } as const;
const NODE = { output: 2, name: 3, kind: 4 } as const;
const TENSOR_NAME = 8;
const VALUE = { name: 1, type: 2 } as const;
const TYPE_TENSOR = 1;
const TENSOR_TYPE = { element: 1, shape: 2 } as const;
const SHAPE_AXIS = 1;
const AXIS_SIZE = 1;

/** An input of a model. */
export interface OnnxInput {
  readonly name: string;
  /** 1 is float32, 10 float16, 11 float64. */
  readonly elementType: number;
  /** Sizes of the axes; undefined where a size is left open. */
  readonly shape: readonly (number | undefined)[];
}

/** Structure of a model: its inputs, its outputs, and every layer whose values can be read. */
export interface OnnxGraph {
  readonly inputs: readonly OnnxInput[];
  readonly outputs: readonly string[];
  /** The nodes in order: name, operation, and the name of the first output. */
  readonly layers: readonly { readonly name: string; readonly operation: string; readonly output: string }[];
}

function graphBytes(model: Uint8Array): Uint8Array {
  const graph = partsOf(model, MODEL_GRAPH).at(-1);
  if (graph !== undefined) return graph;
  throw new DataError({ expected: "an ONNX model, as torch.onnx.export writes it", found: "no graph" });
}

function inputOf(value: Uint8Array): OnnxInput {
  const type = partsOf(value, VALUE.type)[0] ?? new Uint8Array(0);
  const tensor = partsOf(type, TYPE_TENSOR)[0] ?? new Uint8Array(0);
  const axes = partsOf(partsOf(tensor, TENSOR_TYPE.shape)[0] ?? new Uint8Array(0), SHAPE_AXIS);
  return {
    name: textOf(value, VALUE.name),
    elementType: numberOf(tensor, TENSOR_TYPE.element) ?? 0,
    shape: axes.map((axis) => numberOf(axis, AXIS_SIZE)),
  };
}

/**
 * Reads what a model computes from its file; weights are left where they are.
 *
 * @throws DataError if the bytes are no ONNX model
 */
export function onnxGraph(model: Uint8Array): OnnxGraph {
  checkBytes("onnxGraph", "model", model);
  const graph = graphBytes(model);
  const weights = new Set(partsOf(graph, GRAPH.initializer).map((tensor) => textOf(tensor, TENSOR_NAME)));
  return {
    inputs: partsOf(graph, GRAPH.input)
      .map(inputOf)
      .filter(({ name }) => !weights.has(name)),
    outputs: partsOf(graph, GRAPH.output).map((value) => textOf(value, VALUE.name)),
    layers: partsOf(graph, GRAPH.node).map((node) => ({
      name: textOf(node, NODE.name),
      operation: textOf(node, NODE.kind),
      output: textOf(node, NODE.output),
    })),
  };
}

/**
 * The value that a layer's name stands for: a node by its name or by its output, or an output of the model; a leading
 * slash may be left out.
 *
 * @throws DataError naming the nearest layer if there is none
 */
export function onnxLayer(graph: OnnxGraph, name: string): string {
  checkObject("onnxLayer", "graph", graph, "a graph, as onnxGraph gives it");
  const { layers, outputs } = graph;
  checkList("onnxLayer", "graph.layers", layers);
  checkList("onnxLayer", "graph.outputs", outputs);
  checkText("onnxLayer", "name", name);
  const names = [name, `/${name}`];
  const node = layers.find((layer) => names.includes(layer.name) || names.includes(layer.output));
  if (node !== undefined) return node.output;
  if (outputs.includes(name)) return name;
  const known = [...new Set(layers.map((layer) => layer.name || layer.output))];
  const some = known.slice(0, 8).join(", ") + (known.length > 8 ? ", …" : "");
  throw new DataError({
    expected: `a layer among ${some}`,
    found: name,
    mend: didYouMean(name, known),
  });
}

/** The model with further outputs, so that a runtime hands out what layers within it compute; nothing else changes. */
export function withOnnxOutputs(model: Uint8Array, values: readonly string[]): Uint8Array {
  checkBytes("withOnnxOutputs", "model", model);
  checkTexts("withOnnxOutputs", "values", values);
  const { outputs } = onnxGraph(model);
  const added = values
    .filter((value) => !outputs.includes(value))
    .map((value) => field(GRAPH.output, field(VALUE.name, new TextEncoder().encode(value))));
  if (added.length === 0) return model;
  const pieces = [...fieldsOf(model)].map(({ number, value, raw }) =>
    number === MODEL_GRAPH && typeof value !== "number"
      ? field(MODEL_GRAPH, concatenate([value, ...added]))
      : raw,
  );
  return concatenate(pieces);
}
