import type { Dataset } from "../dataset.js";
import { packed } from "./digits.generated.js";
import { type TableDescription, unpackTable } from "./unpack.js";

const description: TableDescription = {
  name: "digits",
  columns: Array.from({ length: 64 }, (_, i) => `pixel_${Math.floor(i / 8)}_${i % 8}`),
  classNames: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
  source:
    "UCI Optical Recognition of Handwritten Digits, test part (Alpaydin & Kaynak 1998), " +
    "https://doi.org/10.24432/C50P49",
  licence: "CC BY 4.0",
};

/** Handwritten digits: 1,797 images of 8 × 8 pixels with values 0–16, row by row; ten classes. */
export function digits(): Dataset {
  return unpackTable(packed, description);
}
