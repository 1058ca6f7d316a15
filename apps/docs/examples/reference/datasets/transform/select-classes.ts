import { digits } from "@collapsar/datasets";
import { selectClasses } from "@collapsar/datasets/parts";

const pair = selectClasses(digits(), ["3", "8"]);
console.log(pair.X.rows, pair.classNames);
