import { filled, toRows } from "@collapsar/linalg";

console.log(toRows(filled(1, 3, 0.5)));
