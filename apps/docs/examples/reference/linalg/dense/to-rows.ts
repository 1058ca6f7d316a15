import { identity, toRows } from "@collapsar/linalg";

console.log(toRows(identity(2)));
