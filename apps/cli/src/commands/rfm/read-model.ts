import { DataError } from "@collapsar/datasets";
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

/** A model file of `rfm fit`, its name in every complaint. */
export function readModel(path: string): RfmModel {
  return readFrom(path, (bytes) => {
    if (!isDeepRfm(bytes)) return loadModel(bytes);
    throw new DataError({
      expected: "a model of rfm fit",
      found: "a Deep RFM, whose layers say nothing of single columns",
      mend: "it can predict: collapsar rfm predict",
    });
  });
}

/** A model file of either kind, by what it says of itself. */
export function readAnyModel(path: string): AnyModel {
  return readFrom(path, (bytes) =>
    isDeepRfm(bytes) ? { deep: loadDeepRfm(bytes) } : { machine: loadModel(bytes) },
  );
}
