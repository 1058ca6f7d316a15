import { iris } from "@collapsar/datasets";
import { gram } from "@collapsar/linalg";
import { gramNc1, nc1TraceRatio } from "@collapsar/metrics";

const { X, y } = iris();
console.log(gramNc1(gram(X), y).sample.nc1.toFixed(6), nc1TraceRatio(X, y).toFixed(6));
