import { DataError } from "@collapsar/datasets";
import { checkText } from "@collapsar/linalg/check";
import { checkModel } from "../check-arguments.js";
import type { RfmModel } from "../model/rfm-model.js";
import { modelFault } from "./check-model.js";

/** The layout that is written and read. */
const jsonVersion = 2;

/** Typed arrays by the key that stands for them in JSON. */
const arrays = { $f64: Float64Array, $f32: Float32Array } as const;

type ArrayKey = keyof typeof arrays;

function packed(_: string, value: unknown): unknown {
  for (const key of Object.keys(arrays) as ArrayKey[])
    if (value instanceof arrays[key]) return { [key]: Array.from(value) };
  return value;
}

function unpacked(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  for (const key of Object.keys(arrays) as ArrayKey[]) {
    const numbers = (value as Partial<Record<ArrayKey, number[]>>)[key];
    if (Array.isArray(numbers)) return arrays[key].from(numbers);
  }
  return value;
}

/**
 * A model as JSON text, for stores that take no bytes: every number in its shortest form that reads back the same;
 * arrays of numbers as {"$f64": […]} or {"$f32": […]}. `saveModel` writes a third of the bytes, with a checksum.
 */
export function modelToJson(model: RfmModel): string {
  checkModel("modelToJson", model);
  return JSON.stringify({ kind: "collapsar-rfm", version: jsonVersion, model }, packed);
}

function foreign(found: string): DataError {
  return new DataError({ expected: "the JSON of a model", found, mend: "give what modelToJson returned" });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text, unpacked);
  } catch {
    throw foreign("no JSON");
  }
}

/** The fault of the model, whose parts may be of any type: a part that cannot be read counts as damaged. */
function faultOf(model: RfmModel): string | undefined {
  try {
    return modelFault(model);
  } catch {
    return "a damaged description of the model";
  }
}

/**
 * The model of a text that `modelToJson` returned; predictions are the same to the last bit.
 *
 * @throws DataError if it is of another program or version, or damaged
 */
export function modelFromJson(text: string): RfmModel {
  checkText("modelFromJson", "text", text);
  const value = parsed(text) as { kind?: unknown; version?: unknown; model?: RfmModel } | null;
  if (value?.kind !== "collapsar-rfm" || typeof value.model !== "object" || value.model === null)
    throw foreign("another object");
  if (value.version !== jsonVersion) throw foreign(`version ${String(value.version)}`);
  const fault = faultOf(value.model);
  if (fault !== undefined) throw foreign(fault);
  return value.model;
}
