import { DataError } from "../data-error.js";
import type { RandomAccess } from "./random-access.js";

/** A file inside a zip archive, as the archive's directory and the file's own header agree on it. */
export interface ZipEntry {
  readonly name: string;
  /** Whether its bytes are as they are (stored) or deflated. */
  readonly stored: boolean;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Offset of its own header. */
  readonly start: number;
  /** Offset of its bytes. */
  readonly dataStart: number;
}

/** A fault of an archive's structure. */
export function brokenZip(found: string): DataError {
  return new DataError({
    expected: "a whole zip archive",
    found,
    mend: "the file is truncated or corrupt: write or copy it again",
  });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A 64-bit size or place; no file is longer than 2^53 bytes. */
function wide(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

const endBytes = 22;
const endSignature = 0x06054b50;
const wideEndSignature = 0x06064b50;
const wideEndBytes = 56;
const locatorBytes = 20;
const locatorSignature = 0x07064b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const localBytes = 30;

interface Directory {
  readonly entries: number;
  readonly start: number;
  readonly end: number;
}

/** The record that ends an archive: the last one whose comment fills the file. */
function findEnd(file: RandomAccess): { at: number; view: DataView } {
  const from = Math.max(0, file.byteLength - endBytes - 0xffff);
  const tail = file.read(from, file.byteLength);
  const view = viewOf(tail);
  for (let at = tail.length - endBytes; at >= 0; at--) {
    if (view.getUint32(at, true) !== endSignature) continue;
    if (at + endBytes + view.getUint16(at + 20, true) !== tail.length) continue;
    return { at: from + at, view: viewOf(tail.subarray(at)) };
  }
  throw brokenZip("no directory at its end");
}

function wideDirectory(file: RandomAccess, endAt: number): Directory | undefined {
  const locatorAt = endAt - locatorBytes;
  if (locatorAt < 0) return undefined;
  const locator = viewOf(file.read(locatorAt, endAt));
  if (locator.getUint32(0, true) !== locatorSignature) return undefined;
  const at = wide(locator, 8);
  if (at + wideEndBytes > locatorAt) throw brokenZip("a directory that lies outside of it");
  const record = viewOf(file.read(at, at + wideEndBytes));
  if (record.getUint32(0, true) !== wideEndSignature) throw brokenZip("no directory where its end says");
  const [size, start] = [wide(record, 40), wide(record, 48)];
  if (start + size !== at) throw brokenZip("a directory of another length than its end says");
  return { entries: wide(record, 32), start, end: at };
}

/** Offset of the directory; a value of all ones refers to the zip64 record. */
function findDirectory(file: RandomAccess): Directory {
  if (file.byteLength < endBytes) throw brokenZip(`${file.byteLength} bytes`);
  const { at, view } = findEnd(file);
  const found = wideDirectory(file, at);
  const narrow = {
    entries: view.getUint16(10, true),
    size: view.getUint32(12, true),
    start: view.getUint32(16, true),
  };
  if (view.getUint16(4, true) !== 0 && view.getUint16(4, true) !== 0xffff)
    throw brokenZip("one part of several");
  if (found === undefined) {
    if (narrow.start + narrow.size !== at) throw brokenZip("a directory of another length than its end says");
    return { entries: narrow.entries, start: narrow.start, end: at };
  }
  const agrees =
    [found.entries, 0xffff].includes(narrow.entries) &&
    [found.end - found.start, 0xffffffff].includes(narrow.size) &&
    [found.start, 0xffffffff].includes(narrow.start);
  if (!agrees) throw brokenZip("two ends that say different things");
  return found;
}

interface Sizes {
  size: number;
  compressedSize: number;
  start: number;
}

/** Puts the 64-bit numbers of an extra field in place of those that are all ones. */
function widen(extra: Uint8Array, sizes: Sizes): Sizes {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; ) {
    const [id, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    if (at + 4 + length > extra.length) return sizes;
    if (id === 1) return widened(view, at + 4, at + 4 + length, sizes);
    at += 4 + length;
  }
  return sizes;
}

function widened(view: DataView, from: number, end: number, sizes: Sizes): Sizes {
  const out = { ...sizes };
  let at = from;
  for (const key of ["size", "compressedSize", "start"] as const) {
    if (sizes[key] !== 0xffffffff) continue;
    if (at + 8 > end) throw brokenZip("an extra field that is too short");
    out[key] = wide(view, at);
    at += 8;
  }
  return out;
}

interface Listed extends Omit<ZipEntry, "dataStart" | "stored"> {
  readonly method: number;
  readonly flags: number;
  /** Its name as bytes, which its own header has to repeat. */
  readonly nameBytes: Uint8Array;
}

/** The entries that the directory lists. */
function listed(bytes: Uint8Array, count: number): Listed[] {
  const view = viewOf(bytes);
  const decoder = new TextDecoder();
  const entries: Listed[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature)
      throw brokenZip("a broken directory");
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    const nameEnd = at + 46 + lengths[0];
    const next = nameEnd + lengths[1] + lengths[2];
    if (next > bytes.length) throw brokenZip("a broken directory");
    const nameBytes = bytes.subarray(at + 46, nameEnd);
    const narrow = {
      size: view.getUint32(at + 24, true),
      compressedSize: view.getUint32(at + 20, true),
      start: view.getUint32(at + 42, true),
    };
    entries.push({
      name: decoder.decode(nameBytes),
      nameBytes,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...widen(bytes.subarray(nameEnd, nameEnd + lengths[1]), narrow),
    });
    at = next;
  }
  if (entries.length !== count) throw brokenZip(`${entries.length} entries where its end says ${count}`);
  return entries;
}

const described = 8;
const encrypted = 1;

/** Refuses an entry whose own header says something else than the directory, and finds its bytes. */
function located(file: RandomAccess, entry: Listed, directoryStart: number): ZipEntry {
  const { name, nameBytes, flags, method, crc, compressedSize, size, start } = entry;
  const differs = (what: string) => brokenZip(`${what} of entry ${JSON.stringify(name)} said in two ways`);
  if (start + localBytes > directoryStart) throw brokenZip(`entry ${JSON.stringify(name)} outside of it`);
  const head = viewOf(file.read(start, start + localBytes));
  if (head.getUint32(0, true) !== localSignature)
    throw brokenZip(`no entry ${JSON.stringify(name)} in its place`);
  const nameEnd = start + localBytes + head.getUint16(26, true);
  const dataStart = nameEnd + head.getUint16(28, true);
  if (dataStart + compressedSize > directoryStart) throw brokenZip(`entry ${JSON.stringify(name)} cut off`);
  const ownName = file.read(start + localBytes, nameEnd);
  if (ownName.length !== nameBytes.length || ownName.some((byte, i) => byte !== nameBytes[i]))
    throw differs("the name");
  if (head.getUint16(8, true) !== method) throw differs("the method");
  const narrow = { size: head.getUint32(22, true), compressedSize: head.getUint32(18, true), start: 0 };
  const own = widen(file.read(nameEnd, dataStart), narrow);
  // with a descriptor behind the bytes, the header may leave all of this zero
  const later = (flags & described) !== 0;
  const same = (theirs: number, ours: number) =>
    ours === theirs || (later && (ours === 0 || ours === 0xffffffff));
  if (!same(size, own.size) || !same(compressedSize, own.compressedSize)) throw differs("the size");
  if (!same(crc, head.getUint32(14, true))) throw differs("the checksum");
  return { name, stored: method === 0, crc, compressedSize, size, start, dataStart };
}

function checkMethod({ name, method, flags, size, compressedSize }: Listed): void {
  if ((flags & encrypted) !== 0) {
    throw new DataError({
      expected: "an archive without a password",
      found: `entry ${JSON.stringify(name)} with one`,
    });
  }
  if (method !== 0 && method !== 8) {
    throw new DataError({
      expected: "entries that are stored or deflated",
      found: `entry ${JSON.stringify(name)} of method ${method}`,
      mend: name.endsWith(".npy")
        ? "read it with numpy.load and write its arrays again with numpy.savez_compressed"
        : "pack its files again in the usual way, deflated",
    });
  }
  if (method === 0 && size !== compressedSize)
    throw brokenZip(`a stored entry ${JSON.stringify(name)} of two sizes`);
}

/**
 * The entries of a zip archive, narrow or zip64, whose directory, headers and places all agree.
 *
 * Source: PKWARE, *.ZIP File Format Specification* (APPNOTE) 6.3.
 *
 * @throws InputError if the archive is truncated, contradicts itself, names an entry twice, or two entries overlap
 */
export function zipEntries(file: RandomAccess): ReadonlyMap<string, ZipEntry> {
  const directory = findDirectory(file);
  const list = listed(file.read(directory.start, directory.end), directory.entries);
  const entries = new Map<string, ZipEntry>();
  for (const entry of list) {
    if (entries.has(entry.name)) throw brokenZip(`entry ${JSON.stringify(entry.name)} twice`);
    checkMethod(entry);
    entries.set(entry.name, located(file, entry, directory.start));
  }
  let end = 0;
  for (const entry of [...entries.values()].sort((a, b) => a.start - b.start)) {
    if (entry.start < end) throw brokenZip(`entry ${JSON.stringify(entry.name)} inside of another`);
    end = entry.dataStart + entry.compressedSize;
  }
  return entries;
}
