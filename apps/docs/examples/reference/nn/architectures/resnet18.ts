import { resnet18 } from "@collapsar/nn";

console.log(resnet18({ classes: 10 }).layers.length);
