/**
 * Writes src/bundled/*.generated.ts from the CSV files of a folder: node scripts/bundle.mjs DATA_FOLDER
 *
 * Every column becomes integers: value × 10^decimals, which divided again gives the very float64 that the text parses
 * to (both are correctly rounded). Integers are stored column by column as zigzag varints, deflated, base64.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync, gunzipSync } from "node:zlib";

const folder = process.argv[2];
if (folder === undefined) throw new Error("usage: node scripts/bundle.mjs DATA_FOLDER");

function readCells(file, firstLine) {
  const bytes = readFileSync(join(folder, file));
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .trim()
    .split(/\r?\n/)
    .slice(firstLine)
    .map((line) => line.split(","));
}

const decimalsOf = (cell) => (cell.split(".")[1] ?? "").length;

/** Fixed-point integers of a column with the fewest decimals that give every value back. */
function quantise(cells) {
  for (let decimals = 0; decimals <= Math.max(...cells.map(decimalsOf)) + 2; decimals++) {
    const integers = cells.map((cell) => Math.round(Number(cell) * 10 ** decimals));
    if (integers.every((value, i) => value / 10 ** decimals === Number(cells[i])))
      return { decimals, integers };
  }
  throw new Error(
    `no exact fixed-point form for ${cells.find((cell) => !/^-?[\d.]+$/.test(cell)) ?? "the column"}`,
  );
}

function varint(bytes, value) {
  let rest = value >= 0 ? value * 2 : -value * 2 - 1;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

function write(name, rows) {
  const columns = rows[0].map((_, j) => quantise(rows.map((row) => row[j])));
  const bytes = [];
  for (const { integers } of columns) for (const value of integers) varint(bytes, value);
  const packed = deflateRawSync(Uint8Array.from(bytes), { level: 9 }).toString("base64");
  const text = `// Written by scripts/bundle.mjs; do not edit.
export const packed = {
  rows: ${rows.length},
  decimals: [${columns.map(({ decimals }) => decimals).join(", ")}],
  base64:
    "${packed}",
};
`;
  writeFileSync(new URL(`../src/bundled/${name}.generated.ts`, import.meta.url), text);
}

write("digits", readCells("digits/digits.csv.gz", 0));
write("iris", readCells("tabular/iris.csv", 1));
write("wine", readCells("tabular/wine_data.csv", 1));
write("breast-cancer", readCells("tabular/breast_cancer.csv", 1));
