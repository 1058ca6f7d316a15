import { readBytes } from "@collapsar/datasets/node";
import { withFile } from "@collapsar/datasets/parts";
import { loadModel, type RfmModel } from "@collapsar/rfm";

/** A model file, its name in every complaint. */
export function readModel(path: string): RfmModel {
  try {
    return loadModel(readBytes(path));
  } catch (error) {
    throw withFile(error, path);
  }
}
