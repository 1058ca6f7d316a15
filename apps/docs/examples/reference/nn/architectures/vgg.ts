import { vgg } from "@collapsar/nn";

console.log(vgg({ depth: 11, classes: 10 }).layers.length);
