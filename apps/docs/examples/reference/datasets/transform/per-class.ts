import { digits, perClass } from "@collapsar/datasets";

console.log(perClass(digits(), 5).X.rows);
