import { corrupt } from "../../bytes/inflate.js";
import { type PickleReader, pickleFile } from "./pickle-reader.js";
import type { PickleValue } from "./pickle-values.js";

function lineInteger(text: string): PickleValue {
  if (text === "00" || text === "01") return text === "01";
  const digits = text.replace(/L$/, "");
  if (!/^[+-]?\d{1,40}$/.test(digits))
    throw corrupt(pickleFile, `a whole number ${JSON.stringify(text.slice(0, 40))}`);
  const value = BigInt(digits.replace(/^\+/, ""));
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

function lineFloat(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && !Number.isNaN(value)) return value;
  throw corrupt(pickleFile, `a number ${JSON.stringify(text.slice(0, 40))}`);
}

type Literal = (reader: PickleReader) => PickleValue;

/**
 * The instructions that put down a value which stands in the pickle itself, by their codes; pickletools' names beside
 * them.
 */
export const literals: ReadonlyMap<number, Literal> = new Map<number, Literal>([
  [0x4e, () => null], // NONE
  [0x88, () => true], // NEWTRUE
  [0x89, () => false], // NEWFALSE
  [0x49, (reader) => lineInteger(reader.line())], // INT
  [0x4c, (reader) => lineInteger(reader.line())], // LONG
  [0x4a, (reader) => reader.int32()], // BININT
  [0x4b, (reader) => reader.byte()], // BININT1
  [0x4d, (reader) => reader.int16()], // BININT2
  [0x8a, (reader) => reader.integer(reader.byte())], // LONG1
  [0x8b, (reader) => reader.integer(reader.length32())], // LONG4
  [0x46, (reader) => lineFloat(reader.line())], // FLOAT
  [0x47, (reader) => reader.float()], // BINFLOAT
  [0x54, (reader) => reader.text(reader.length32())], // BINSTRING
  [0x55, (reader) => reader.text(reader.byte())], // SHORT_BINSTRING
  [0x8c, (reader) => reader.text(reader.byte())], // SHORT_BINUNICODE
  [0x56, (reader) => reader.line()], // UNICODE
  [0x58, (reader) => reader.text(reader.length32())], // BINUNICODE
  [0x8d, (reader) => reader.text(reader.length64())], // BINUNICODE8
  [0x43, (reader) => reader.take(reader.byte())], // SHORT_BINBYTES
  [0x42, (reader) => reader.take(reader.length32())], // BINBYTES
  [0x8e, (reader) => reader.take(reader.length64())], // BINBYTES8
  [0x96, (reader) => reader.take(reader.length64())], // BYTEARRAY8
  [0x29, () => []], // EMPTY_TUPLE
  [0x5d, () => []], // EMPTY_LIST
  [0x8f, () => []], // EMPTY_SET
  [0x7d, () => new Map()], // EMPTY_DICT
]);
