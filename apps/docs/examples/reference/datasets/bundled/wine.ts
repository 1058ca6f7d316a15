import { wine } from "@collapsar/datasets";

const { X, classNames } = wine();
console.log(X.rows, X.cols, classNames);
