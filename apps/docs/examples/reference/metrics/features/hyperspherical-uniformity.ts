import { iris } from "@collapsar/datasets";
import { hypersphericalUniformity } from "@collapsar/metrics";

const { X, y } = iris();
console.log(hypersphericalUniformity(X, y).log);
