import { DataError, parseSafetensors, type Tensor } from "@collapsar/datasets";
import { type WritableTensor, writeSafetensors } from "@collapsar/datasets/parts";
import type { Matrix } from "@collapsar/linalg";
import { checkBytes } from "@collapsar/linalg/check";
import { checkModel } from "../check-arguments.js";
import type { MetricKernelSpec } from "../machine/metric-kernel.js";
import type { ModelTask, RfmModel } from "../model/rfm-model.js";
import type { RfmTree, TreeLeaf, TreeNode } from "../tree/rfm-tree.js";
import { modelFault } from "./check-model.js";
import { fileChecksum } from "./file-checksum.js";

/** The version of the file's layout that is written, and those that are read. */
const fileVersion = 2;
const readVersions: readonly string[] = ["1", "2"];
const fileKind = "collapsar-rfm";

/** A tree's splits as plain JSON: numbers of children, leaves negative (−1 − leaf). */
interface FileLeaf {
  readonly rows: number;
  readonly kernel?: MetricKernelSpec | undefined;
  readonly bandwidth?: number | undefined;
  readonly loss?: "squared" | "logistic" | undefined;
}

/** Everything of a model that is no tensor. */
interface FileHeader {
  readonly task: Omit<ModelTask, "shares">;
  readonly columns: readonly string[];
  readonly coding?: RfmModel["coding"] | undefined;
  readonly temperature: number;
  readonly rounds: RfmModel["rounds"];
  readonly best: number;
  readonly stopped: boolean;
  readonly outputs: number;
  readonly leaves: readonly FileLeaf[];
  /** [left, right] of each split; −1 − l stands for leaf l. The root is split 0, or leaf 0 where there is none. */
  readonly splits: readonly (readonly [number, number])[];
  readonly taskReason?: RfmModel["taskReason"] | undefined;
  readonly tuned?: RfmModel["tuned"] | undefined;
  readonly heldOut?: RfmModel["heldOut"] | undefined;
  readonly calibration?: RfmModel["calibration"] | undefined;
  readonly permutation?: RfmModel["permutation"] | undefined;
  readonly notes?: RfmModel["notes"] | undefined;
  readonly ids?: RfmModel["ids"] | undefined;
}

/** Parts of a model that are JSON as they are, in version 2. */
const plainKeys = ["taskReason", "tuned", "heldOut", "calibration", "permutation", "notes", "ids"] as const;

/** Those of them that are there. */
function plainParts(
  from: Pick<RfmModel, (typeof plainKeys)[number]>,
): Pick<RfmModel, (typeof plainKeys)[number]> {
  return Object.fromEntries(plainKeys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]])));
}

type Tensors = Record<string, WritableTensor>;

const tensorOf = ({ rows, cols, data }: Matrix): WritableTensor => ({ shape: [rows, cols], data });
const vectorOf = (data: Float64Array): WritableTensor => ({ shape: [data.length], data });

function writeSplits(root: TreeNode, tensors: Tensors): [number, number][] {
  const splits: [number, number][] = [];
  const [directions, thresholds]: [number[], number[]] = [[], []];
  const visit = (node: TreeNode): number => {
    if (typeof node === "number") return -1 - node;
    const at = splits.push([0, 0]) - 1;
    for (const part of node.direction) directions.push(part);
    thresholds.push(node.threshold, node.scale);
    splits[at] = [visit(node.left), visit(node.right)];
    return at;
  };
  visit(root);
  if (splits.length > 0) {
    const d = directions.length / splits.length;
    tensors["splits.direction"] = { shape: [splits.length, d], data: Float64Array.from(directions) };
    tensors["splits.threshold"] = { shape: [splits.length, 2], data: Float64Array.from(thresholds) };
  }
  return splits;
}

function writeLeaf({ rows, machine, constant }: TreeLeaf, at: number, tensors: Tensors): FileLeaf {
  if (machine === undefined) {
    tensors[`leaf.${at}.constant`] = vectorOf(constant!);
    return { rows };
  }
  tensors[`leaf.${at}.centres`] = tensorOf(machine.centres);
  tensors[`leaf.${at}.alpha`] = tensorOf(machine.alpha);
  if (machine.metric !== undefined) tensors[`leaf.${at}.metric`] = tensorOf(machine.metric);
  return { rows, kernel: machine.kernel, bandwidth: machine.bandwidth, loss: machine.loss };
}

/**
 * A model as the bytes of one safetensors file: numbers as tensors, the rest as JSON in the header's metadata under
 * "collapsar-rfm". Any safetensors reader opens it.
 */
export function saveModel(model: RfmModel): Uint8Array {
  checkModel("saveModel", model);
  const { task, columns, coding, scaling, temperature, rounds, best, stopped, tree } = model;
  const tensors: Tensors = {};
  const { shares, ...plainTask } = task as Extract<ModelTask, { kind: "classification" }>;
  if (shares !== undefined) tensors["task.shares"] = vectorOf(shares);
  if (model.offset !== undefined) tensors["offset"] = vectorOf(model.offset);
  if (scaling !== undefined) {
    tensors["scaling.means"] = vectorOf(scaling.means);
    tensors["scaling.deviations"] = vectorOf(scaling.deviations);
  }
  const leaves = tree.leaves.map((leaf, at) => writeLeaf(leaf, at, tensors));
  const splits = writeSplits(tree.root, tensors);
  const header: FileHeader = {
    task: plainTask,
    columns,
    ...(coding === undefined ? {} : { coding }),
    temperature,
    rounds,
    best,
    stopped,
    outputs: tree.outputs,
    leaves,
    splits,
    ...plainParts(model),
  };
  const description = JSON.stringify(header);
  const checksum = fileChecksum(description, Object.entries(tensors));
  return writeSafetensors(tensors, {
    kind: fileKind,
    version: String(fileVersion),
    model: description,
    checksum,
  });
}

type TensorMap = ReadonlyMap<string, Tensor>;

function foreign(found: string): DataError {
  return new DataError({
    expected: "a model written by collapsar rfm",
    found,
    mend: "give the file of rfm fit --save",
  });
}

function readHeader(metadata: Readonly<Record<string, string>>, tensors: TensorMap): FileHeader {
  if (metadata["kind"] !== fileKind) throw foreign("a safetensors file of another program");
  if (!readVersions.includes(metadata["version"] ?? "")) {
    throw new DataError({
      expected: `a model file of version ${fileVersion} or older`,
      found: `version ${metadata["version"]}`,
      mend: "install a newer collapsar",
    });
  }
  const checksum = metadata["version"] === "1" ? undefined : (metadata["checksum"] ?? "none");
  if (checksum !== undefined && checksum !== fileChecksum(metadata["model"] ?? "", tensors)) {
    throw foreign("a file whose checksum is wrong: it was damaged");
  }
  const header = parsed(metadata["model"]);
  if (header !== undefined && isComplete(header)) return header;
  throw foreign("a damaged description of the model");
}

function parsed(text: string | undefined): Partial<FileHeader> | undefined {
  try {
    const value: unknown = JSON.parse(text!);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether everything is there that reading and predicting look at. */
function isComplete(header: Partial<FileHeader>): header is FileHeader {
  const { task, columns, rounds, leaves, splits, temperature, outputs } = header;
  return (
    ["classification", "regression"].includes(task?.kind ?? "") &&
    [columns, rounds, leaves, splits].every(Array.isArray) &&
    [temperature, outputs].every((value) => typeof value === "number")
  );
}

function numbersOf(tensors: TensorMap, name: string): Tensor & { data: Float64Array | Float32Array } {
  const tensor = tensors.get(name);
  if (tensor === undefined) throw foreign(`no tensor ${JSON.stringify(name)}`);
  const { data } = tensor;
  if (data instanceof Float64Array || data instanceof Float32Array) return { ...tensor, data };
  throw foreign(`a tensor ${JSON.stringify(name)} that holds no real numbers`);
}

function matrixOf(tensors: TensorMap, name: string): Matrix {
  const { shape, data } = numbersOf(tensors, name);
  if (shape.length !== 2) throw foreign(`a tensor ${JSON.stringify(name)} of ${shape.length} dimensions`);
  return { rows: shape[0]!, cols: shape[1]!, data };
}

const doubles = (tensors: TensorMap, name: string) => Float64Array.from(numbersOf(tensors, name).data);

function readLeaf(tensors: TensorMap, { rows, kernel, bandwidth, loss }: FileLeaf, at: number): TreeLeaf {
  if (kernel === undefined)
    return { rows, machine: undefined, constant: doubles(tensors, `leaf.${at}.constant`) };
  const [centres, alpha] = [matrixOf(tensors, `leaf.${at}.centres`), matrixOf(tensors, `leaf.${at}.alpha`)];
  const metric = tensors.has(`leaf.${at}.metric`) ? matrixOf(tensors, `leaf.${at}.metric`) : undefined;
  return {
    rows,
    machine: { kernel, bandwidth: bandwidth!, loss: loss!, metric, centres, alpha },
    constant: undefined,
  };
}

const isChild = (child: number | undefined, parent: number): child is number =>
  Number.isInteger(child) && (child! < 0 || child! > parent);

function readTree(tensors: TensorMap, { splits, leaves, outputs }: FileHeader): RfmTree {
  const directions = splits.length > 0 ? matrixOf(tensors, "splits.direction") : undefined;
  const thresholds = splits.length > 0 ? matrixOf(tensors, "splits.threshold") : undefined;
  const build = (at: number): TreeNode => {
    if (at < 0) return -1 - at;
    // children are written after their parent, so that no split can lead back to itself
    const [left, right] = splits[at] ?? [];
    if (!isChild(left, at) || !isChild(right, at)) throw foreign("splits that do not make a tree");
    const d = directions!.cols;
    const direction = Float64Array.from(directions!.data.subarray(at * d, (at + 1) * d));
    const [threshold, scale] = [thresholds!.data[2 * at]!, thresholds!.data[2 * at + 1]!];
    return { direction, threshold, scale, left: build(left), right: build(right) };
  };
  const root = splits.length > 0 ? build(0) : 0;
  return { root, leaves: leaves.map((leaf, at) => readLeaf(tensors, leaf, at)), outputs };
}

/**
 * The model of a file that `saveModel` wrote.
 *
 * @throws InputError if the file is truncated or damaged (version 2 carries a checksum), of another program, or of a
 * newer
 *   version
 */
export function loadModel(bytes: Uint8Array): RfmModel {
  checkBytes("loadModel", "bytes", bytes);
  // a safetensors file has its JSON header behind eight bytes of length
  if (bytes.length > 8 && bytes[8] !== "{".charCodeAt(0)) {
    throw new DataError({ expected: "a model that rfm fit saved", found: "a file of another kind" });
  }
  const { tensors, metadata } = parseSafetensors(bytes);
  const header = readHeader(metadata, tensors);
  const { columns, coding, temperature, rounds, best, stopped } = header;
  const shares = header.task.kind === "classification" ? { shares: doubles(tensors, "task.shares") } : {};
  const scaling = tensors.has("scaling.means")
    ? { means: doubles(tensors, "scaling.means"), deviations: doubles(tensors, "scaling.deviations") }
    : undefined;
  const tree = readTree(tensors, header);
  const model: RfmModel = {
    task: { ...header.task, ...shares } as ModelTask,
    columns,
    coding,
    scaling,
    tree,
    temperature,
    rounds,
    best,
    stopped,
    ...(tensors.has("offset") && { offset: doubles(tensors, "offset") }),
    ...plainParts(header),
  };
  const fault = modelFault(model);
  if (fault !== undefined) throw foreign(fault);
  return model;
}
