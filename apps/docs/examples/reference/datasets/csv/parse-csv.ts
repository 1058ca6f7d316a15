import { parseCsv, tableDataset } from "@collapsar/datasets";

const table = parseCsv("length,width,kind\n5.1,3.5,a\n4.9,3.0,a\n6.2,2.9,b\n5.9,3.2,b\n");
const { X, y, classNames, notes } = tableDataset(table);
console.log(X.rows, X.cols, Array.from(y), classNames, notes?.length);
