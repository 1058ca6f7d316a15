import { iris } from "@collapsar/datasets";

const { X, classNames } = iris();
console.log(X.rows, X.cols, classNames);
