import { DataError, parseSafetensors, type Tensor } from "@collapsar/datasets";
import type { WritableTensor } from "@collapsar/datasets/parts";
import { writeSafetensors } from "@collapsar/datasets/parts";
import type { Matrix } from "@collapsar/linalg";
import { checkBytes } from "@collapsar/linalg/check";
import { checkDeepRfm } from "../check-arguments.js";
import { fileChecksum } from "../file/file-checksum.js";
import type { DeepRfmModel } from "./deep-rfm-model.js";

/** Metadata of the file. */
const [fileKind, fileVersion] = ["collapsar-deep-rfm", "1"];

/** A typed array's place among the tensors, as it stands in the JSON. */
interface Place {
  readonly $tensor: string;
}

function foreign(found: string): DataError {
  return new DataError({ expected: "a Deep RFM that collapsar saved", found });
}

/**
 * A Deep RFM as the bytes of one safetensors file: numbers as tensors, the rest as JSON in the header's metadata,
 * with a checksum.
 */
export function saveDeepRfm(model: DeepRfmModel): Uint8Array {
  checkDeepRfm("saveDeepRfm", model);
  const tensors: Record<string, WritableTensor> = {};
  const description = JSON.stringify(model, (key, value: unknown) => {
    if (!(value instanceof Float64Array || value instanceof Float32Array)) return value;
    const name = `${Object.keys(tensors).length}.${key}`;
    tensors[name] = { shape: [value.length], data: value };
    return { $tensor: name } satisfies Place;
  });
  const checksum = fileChecksum(description, Object.entries(tensors));
  return writeSafetensors(tensors, { kind: fileKind, version: fileVersion, model: description, checksum });
}

/** Whether the bytes are those of a Deep RFM, by their metadata alone. */
export function isDeepRfm(bytes: Uint8Array): boolean {
  checkBytes("isDeepRfm", "bytes", bytes);
  // the kind stands in the header, within the first few hundred bytes behind the length
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) return false;
  const end = 8 + Number(size.getBigUint64(0, true));
  return (
    end <= bytes.length && new TextDecoder().decode(bytes.subarray(8, end)).includes(`"kind":"${fileKind}"`)
  );
}

function numbersOf(tensors: ReadonlyMap<string, Tensor>, { $tensor: name }: Place): Tensor["data"] {
  const tensor = tensors.get(name);
  if (tensor === undefined) throw foreign(`no tensor ${JSON.stringify(name)}`);
  return tensor.data;
}

const isMatrix = (M: Matrix | undefined) => M !== undefined && M.rows * M.cols === M.data.length;

/** Whether each stage's parts belong together, and the first one to the columns. */
function isWhole({ inputs, stages, classNames }: DeepRfmModel): boolean {
  const fits = ({ root, centres, alpha, map }: DeepRfmModel["stages"][number]) =>
    [root, centres, alpha].every(isMatrix) &&
    centres.cols === root.rows &&
    alpha.rows === centres.rows &&
    alpha.cols === classNames.length &&
    (map.weights?.cols ?? root.cols) === root.cols;
  return stages[0]?.root.rows === inputs && stages.every(fits);
}

/**
 * The Deep RFM of a file that `saveDeepRfm` wrote.
 *
 * @throws DataError if the file is damaged, or of another program or version
 */
export function loadDeepRfm(bytes: Uint8Array): DeepRfmModel {
  checkBytes("loadDeepRfm", "bytes", bytes);
  const { tensors, metadata } = parseSafetensors(bytes);
  if (metadata["kind"] !== fileKind) throw foreign("a file of another program");
  if (metadata["version"] !== fileVersion) throw foreign(`version ${metadata["version"]}`);
  const description = metadata["model"] ?? "";
  if (metadata["checksum"] !== fileChecksum(description, tensors))
    throw foreign("a file whose checksum is wrong: it was damaged");
  const model = JSON.parse(description, (_, value: unknown) =>
    typeof value === "object" && value !== null && "$tensor" in value
      ? numbersOf(tensors, value as Place)
      : value,
  ) as DeepRfmModel;
  if (!isWhole(model)) throw foreign("parts that do not belong together");
  return model;
}
