import { digits } from "@collapsar/datasets";
import { firstRows } from "@collapsar/datasets/parts";
import { deepRfm } from "@collapsar/rfm";

const { X, y } = firstRows(digits(), 200);
for (const { layer, X: before, MX } of deepRfm(X, y, { depth: 3, width: 128 }).layers)
  console.log(layer, before.nc1.toPrecision(3), "→", MX.nc1.toPrecision(3));
