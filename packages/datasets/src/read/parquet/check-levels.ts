import { walkHybrid } from "./check-values.js";
import type { PageHeader } from "./page-header.js";
import { brokenParquet, type PageReader } from "./page-reader.js";

/** How deep a column's values may be repeated and defined. */
export interface Levels {
  readonly repetition: number;
  readonly definition: number;
}

interface Counted {
  /** Values that are there. */
  readonly present: number;
  readonly rows: number;
}

const bitsOf = (most: number) => 32 - Math.clz32(most);

/** Levels of a page: how many are `wanted`; none may be above the most. */
function countLevels(reader: PageReader, count: number, most: number, wanted: number): number {
  let found = 0;
  walkHybrid(reader, bitsOf(most), count, (level, times) => {
    if (level > most) throw brokenParquet(`a level ${level} where ${most} is the highest`);
    if (level === wanted) found += times;
  });
  return found;
}

/** Counts the values that are there and the rows that begin in a data page, whose levels come first. */
export function checkLevels(
  reader: PageReader,
  header: PageHeader,
  { repetition, definition }: Levels,
): Counted {
  const { values: count, kind, repetitionBytes, definitionBytes, nulls } = header;
  const second = kind === "data-v2";
  const part = (bytes: number) => reader.part(second ? bytes : reader.int32());
  if (second && repetition === 0) reader.pass(repetitionBytes);
  const rows = repetition === 0 ? count : countLevels(part(repetitionBytes), count, repetition, 0);
  const present =
    definition === 0 ? count : countLevels(part(definitionBytes), count, definition, definition);
  if (second && present !== count - nulls)
    throw brokenParquet(`${count - present} nulls where its header promises ${nulls}`);
  return { present, rows };
}
