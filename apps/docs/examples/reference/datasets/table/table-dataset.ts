import { parseCsv, tableDataset } from "@collapsar/datasets";

const { X, classNames } = tableDataset(parseCsv("length,species\n1.4,setosa\n4.7,versicolor\n"));
console.log(X.data, classNames);
