import { resnet20 } from "@collapsar/nn";

console.log(resnet20({ classes: 10 }).layers.length);
