import { brokenParquet, type PageReader } from "./page-reader.js";
import { readStruct, type ThriftStruct } from "./thrift.js";

export const encodings = {
  plain: 0,
  plainDictionary: 2,
  rle: 3,
  deltaBinary: 5,
  deltaLength: 6,
  deltaBytes: 7,
  dictionary: 8,
  byteStreamSplit: 9,
} as const;

/** Header of a page of a column. */
export interface PageHeader {
  readonly kind: "data" | "data-v2" | "dictionary" | "index";
  readonly size: number;
  readonly expandedSize: number;
  readonly crc: number | undefined;
  readonly values: number;
  readonly encoding: number;
  /** Of the second version of data pages: bytes of the levels, which are never compressed. */
  readonly repetitionBytes: number;
  readonly definitionBytes: number;
  readonly nulls: number;
  readonly compressed: boolean;
}

function whole(fields: ThriftStruct, field: number, name: string): number {
  const value = fields.get(field);
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw brokenParquet(`a page without ${name}`);
}

const kinds = ["data", "index", "dictionary", "data-v2"] as const;
/** Where each kind keeps its own header. */
const own = { data: 5, index: 6, dictionary: 7, "data-v2": 8 } as const;

/** The header of the page at the reader's place, which is left at the page's first byte. */
export function readPageHeader(reader: PageReader): PageHeader {
  const fields = readStruct(reader);
  const kind = kinds[whole(fields, 1, "a type")];
  if (kind === undefined) throw brokenParquet("a page of an unknown type");
  const inner = fields.get(own[kind]);
  const details: ThriftStruct = inner instanceof Map ? inner : new Map();
  if (details.size === 0 && kind !== "index") throw brokenParquet("a page without its own header");
  const crc = fields.get(4);
  const second = kind === "data-v2";
  return {
    kind,
    size: whole(fields, 3, "a length"),
    expandedSize: whole(fields, 2, "an expanded length"),
    crc: typeof crc === "number" ? crc >>> 0 : undefined,
    values: kind === "index" ? 0 : whole(details, 1, "a number of values"),
    encoding: kind === "index" ? 0 : whole(details, second ? 4 : 2, "an encoding"),
    nulls: second ? whole(details, 2, "a number of nulls") : 0,
    definitionBytes: second ? whole(details, 5, "the length of its levels") : 0,
    repetitionBytes: second ? whole(details, 6, "the length of its levels") : 0,
    compressed: !second || details.get(7) !== false,
  };
}
