/** Names that are tried for samples, labels, classifier and bias. */
export const defaultKeys = {
  x: ["X", "features", "H", "penultimate"],
  y: ["y", "labels", "targets"],
  w: ["W", "weight", "fc.weight", "classifier.weight"],
  b: ["b", "bias", "fc.bias", "classifier.bias"],
} as const;
