import { iris, takeRows } from "@collapsar/datasets";

console.log(takeRows(iris(), [0, 50, 100]).y);
