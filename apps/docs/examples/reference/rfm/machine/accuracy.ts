import { iris } from "@collapsar/datasets";
import { accuracy } from "@collapsar/rfm";

const { y } = iris();
console.log(accuracy(y, y));
