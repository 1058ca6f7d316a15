import type { Dataset } from "../dataset.js";
import { packed } from "./iris.generated.js";
import { type TableDescription, unpackTable } from "./unpack.js";

const description: TableDescription = {
  name: "iris",
  columns: ["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"],
  classNames: ["setosa", "versicolor", "virginica"],
  source: "UCI Iris (Fisher 1936), https://doi.org/10.24432/C56C76",
  licence: "CC BY 4.0",
};

/** Iris: 150 flowers, four lengths in centimetres, three species. */
export function iris(): Dataset {
  return unpackTable(packed, description);
}
