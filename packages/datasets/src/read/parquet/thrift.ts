import { brokenParquet, type PageReader } from "./page-reader.js";

/**
 * A structure of Thrift's compact protocol: whole numbers, truth values and structures by field; all else is passed
 * over.
 */
export type ThriftStruct = ReadonlyMap<number, number | boolean | ThriftStruct>;

const [stop, yes, no, int8, int16, int32, int64, double, binary, list, set, struct] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12,
];
const deepest = 16;

function readList(reader: PageReader, depth: number): void {
  const head = reader.byte();
  const type = head & 15;
  const count = head >> 4 === 15 ? reader.count() : head >> 4;
  if (count > reader.left) throw brokenParquet("a list that is longer than its header");
  for (let i = 0; i < count; i++) {
    if (type === yes || type === no) reader.byte();
    else readValue(reader, type, depth);
  }
}

function readValue(
  reader: PageReader,
  type: number,
  depth: number,
): number | boolean | ThriftStruct | undefined {
  switch (type) {
    case yes:
    case no:
      return type === yes;
    case int8:
      return reader.byte();
    case int16:
    case int32:
    case int64:
      return Number(reader.zigzag());
    case double:
      reader.pass(8);
      return undefined;
    case binary:
      reader.pass(reader.count());
      return undefined;
    case list:
    case set:
      readList(reader, depth);
      return undefined;
    case struct:
      return readStruct(reader, depth + 1);
    default:
      throw brokenParquet(`a field of type ${type}`);
  }
}

/** The structure at the reader's place. */
export function readStruct(reader: PageReader, depth = 0): ThriftStruct {
  if (depth > deepest) throw brokenParquet("a header that is nested too deeply");
  const fields = new Map<number, number | boolean | ThriftStruct>();
  let field = 0;
  for (let head = reader.byte(); (head & 15) !== stop; head = reader.byte()) {
    field = head >> 4 === 0 ? Number(reader.zigzag()) : field + (head >> 4);
    const value = readValue(reader, head & 15, depth);
    if (value !== undefined) fields.set(field, value);
  }
  return fields;
}
