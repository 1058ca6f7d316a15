import type { ValueArray } from "../bytes/values.js";
import { DataError } from "../data-error.js";
import { categoricalColumn } from "./column-builder.js";
import type { CategoricalColumn, NumericColumn, TableColumn } from "./table.js";

/** Whether an array holds one value for each sample: n, n × 1 or 1 × n. */
export function isSingle({ shape }: Pick<ValueArray, "shape">): boolean {
  return shape.filter((size) => size !== 1).length <= 1;
}

/**
 * An array of n values as a column of a table, so that labels of every form are coded alike; text is names.
 *
 * @throws DataError if it holds more than one value for each sample, or an infinity
 */
export function arrayColumn(array: ValueArray, name: string): TableColumn {
  const { shape, values } = array;
  if (!isSingle(array)) {
    throw new DataError({
      expected: "one label for each sample",
      found: `shape ${shape.join(" × ")}`,
      mend: "of rows with a 1 at the class take numpy.argmax(y, axis=1)",
    });
  }
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) return integers(name, values);
  if (values instanceof Float32Array || values instanceof Float64Array) {
    if (array.boolean !== true) return numbers(name, values);
    return { kind: "boolean", name, values: Float64Array.from(values), spelling: ["false", "true"] };
  }
  return texts(name, values);
}

/** Text of an array, unlike a cell, is what it says: "7" is a name, and "NA" or "" marks nothing as missing. */
function texts(name: string, values: readonly string[]): CategoricalColumn {
  const places = new Map<string, number>();
  for (const value of values) if (!places.has(value)) places.set(value, places.size);
  return categoricalColumn(
    name,
    [...places.keys()],
    values.map((value) => places.get(value)!),
  );
}

function integers(name: string, exact: BigInt64Array | BigUint64Array): NumericColumn {
  const values = Float64Array.from({ length: exact.length }, (_, i) => Number(exact[i]));
  if (values.every(Number.isSafeInteger)) return { kind: "numeric", name, values };
  return { kind: "numeric", name, values, exact: Array.from<bigint>(exact) };
}

function numbers(name: string, values: Float32Array | Float64Array): NumericColumn {
  const row = values.findIndex((value) => Math.abs(value) === Infinity);
  if (row < 0) return { kind: "numeric", name, values: Float64Array.from(values) };
  throw new DataError({
    row: row + 1,
    expected: "a finite number",
    found: String(values[row]),
    mend: "remove the row or mend the value",
  });
}
