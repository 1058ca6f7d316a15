import { digits } from "@collapsar/datasets";

const { X, y, classNames } = digits();
console.log(X.rows, X.cols, y.slice(0, 5), classNames.length);
