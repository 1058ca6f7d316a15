import { gaussianFamily } from "@collapsar/kernels/parts";

const family = gaussianFamily({ bandwidth: 2 });
console.log(
  family.names,
  family.kernel(family.start).gram({ rows: 1, cols: 1, data: new Float64Array(1) }).data,
);
