import type { Dataset } from "../dataset.js";
import { type TableDescription, unpackTable } from "./unpack.js";
import { packed } from "./wine.generated.js";

const description: TableDescription = {
  name: "wine",
  columns: [
    "alcohol",
    "malic_acid",
    "ash",
    "alcalinity_of_ash",
    "magnesium",
    "total_phenols",
    "flavanoids",
    "nonflavanoid_phenols",
    "proanthocyanins",
    "color_intensity",
    "hue",
    "od280/od315_of_diluted_wines",
    "proline",
  ],
  classNames: ["class_0", "class_1", "class_2"],
  source: "UCI Wine (Aeberhard & Forina 1992), https://doi.org/10.24432/C5PC7J",
  licence: "CC BY 4.0",
};

/** Wine: 178 Italian wines, thirteen chemical measurements, three cultivars. */
export function wine(): Dataset {
  return unpackTable(packed, description);
}
