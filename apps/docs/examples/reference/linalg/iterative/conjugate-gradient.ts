import { conjugateGradient } from "@collapsar/linalg/parts";

// 4x + y = 1, x + 3y = 2
const apply = ([x, y]: Float64Array) => Float64Array.of(4 * x! + y!, x! + 3 * y!);
const { x, iterations } = conjugateGradient({ apply, b: Float64Array.of(1, 2) });
console.log(
  Array.from(x, (value) => value.toFixed(6)),
  iterations,
);
