import type { Dataset } from "../dataset.js";
import { packed } from "./breast-cancer.generated.js";
import { type TableDescription, unpackTable } from "./unpack.js";

const measurements = [
  "radius",
  "texture",
  "perimeter",
  "area",
  "smoothness",
  "compactness",
  "concavity",
  "concave points",
  "symmetry",
  "fractal dimension",
];

const description: TableDescription = {
  name: "breast-cancer",
  columns: [
    ...measurements.map((name) => `mean ${name}`),
    ...measurements.map((name) => `${name} error`),
    ...measurements.map((name) => `worst ${name}`),
  ],
  classNames: ["malignant", "benign"],
  source:
    "UCI Breast Cancer Wisconsin, Diagnostic (Wolberg, Mangasarian, Street & Street 1995), " +
    "https://doi.org/10.24432/C5DW2B",
  licence: "CC BY 4.0",
};

/** Breast cancer: 569 tumours, thirty measurements of cell nuclei, malignant (0) or benign (1). */
export function breastCancer(): Dataset {
  return unpackTable(packed, description);
}
