import { breastCancer } from "@collapsar/datasets";

const { X, classNames } = breastCancer();
console.log(X.rows, X.cols, classNames);
