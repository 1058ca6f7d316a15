import { tableDataset, tableFromRows } from "@collapsar/datasets";

const table = tableFromRows([
  { length: 1.4, species: "setosa" },
  { length: 4.7, species: "versicolor" },
  { length: 1.3, species: "setosa" },
]);
const { X, y, classNames } = tableDataset(table);
console.log(X.data, y, classNames);
