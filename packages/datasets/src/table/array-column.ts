import type { ValueArray } from "../bytes/values.js";
import { missingMarks } from "../choices/missing-marks.js";
import { DataError } from "../data-error.js";
import { columnBuilder } from "./column-builder.js";
import type { NumericColumn, TableColumn } from "./table.js";

/** Whether an array holds one value for each sample: n, n × 1 or 1 × n. */
export function isSingle({ shape }: Pick<ValueArray, "shape">): boolean {
  return shape.filter((size) => size !== 1).length <= 1;
}

/**
 * An array of n values as a column of a table, so that labels of every form are coded alike.
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
  const builder = columnBuilder(name, { categorical: false, missing: new Set(missingMarks) });
  values.forEach((value, i) => {
    builder.add(value, i + 1);
  });
  return builder.finish().column;
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
