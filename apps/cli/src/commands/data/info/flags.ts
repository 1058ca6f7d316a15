import { group, inputFile, type OptionsOf, text } from "../../../contract/flags.js";

export const infoFlags = group("Data options:", {
  target: text("<column>", "target column of a table"),
  labels: inputFile("<file>", "labels of a .npy file"),
});

export type InfoOptions = OptionsOf<typeof infoFlags>;
