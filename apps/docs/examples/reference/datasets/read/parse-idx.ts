import { parseIdx } from "@collapsar/datasets";

// magic number 0 0 8 2: unsigned bytes, two axes; then the sizes 2 and 3, big-endian, and the numbers
const bytes = Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6);
const { shape, data } = parseIdx(bytes);
console.log(shape, Array.from(data));
