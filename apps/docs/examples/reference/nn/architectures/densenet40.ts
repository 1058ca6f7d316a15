import { densenet40 } from "@collapsar/nn";

console.log(densenet40({ classes: 10 }).layers.length);
