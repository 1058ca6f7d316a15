export { binary } from "./binary";
export { activate, normalise } from "./channels";
export { copyBlock } from "./copy";
export { gatherPatches, scatterPatches, turnFilter } from "./patches";
export { averagePool, averagePoolBack, depthwise, maxPool, maxPoolBack } from "./pool";
export { positionSums } from "./position-sums";
export { sumMiddle } from "./reduce";
export { unary } from "./unary";

/** First address behind the constants. */
export function heapBase(): usize {
  return __heap_base;
}
