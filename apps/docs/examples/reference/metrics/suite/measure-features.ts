import { iris } from "@collapsar/datasets";
import { measureFeatures } from "@collapsar/metrics";

const { X, y } = iris();
const { ranks, smallestAngle } = measureFeatures(X, y, { metrics: ["nc", "rank", "class"] });
console.log(ranks?.features, smallestAngle?.toFixed(3));
