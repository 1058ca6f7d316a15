import { readBytes } from "@collapsar/datasets/node";
import { withFile } from "@collapsar/datasets/parts";
import { type DeepRfmModel, loadModel, type RfmModel } from "@collapsar/rfm";
import { isDeepRfm, loadDeepRfm } from "@collapsar/rfm/parts";

/** Contents of a model file: a machine, or a Deep RFM. */
export type AnyModel = { readonly machine: RfmModel } | { readonly deep: DeepRfmModel };

function readFrom<T>(path: string, read: (bytes: Uint8Array) => T): T {
  try {
    return read(readBytes(path, { mendLarge: "fit the model on fewer rows" }));
  } catch (error) {
    throw withFile(error, path);
  }
}

/** A model file, its name in every complaint. */
export function readModel(path: string): RfmModel {
  return readFrom(path, loadModel);
}

/** A model file of either kind, by what it says of itself. */
export function readAnyModel(path: string): AnyModel {
  return readFrom(path, (bytes) =>
    isDeepRfm(bytes) ? { deep: loadDeepRfm(bytes) } : { machine: loadModel(bytes) },
  );
}
