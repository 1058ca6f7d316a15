import { digits, selectClasses } from "@collapsar/datasets";

const pair = selectClasses(digits(), ["3", "8"]);
console.log(pair.X.rows, pair.classNames);
