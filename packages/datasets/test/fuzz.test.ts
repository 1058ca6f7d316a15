import { brotliCompressSync, gzipSync } from "node:zlib";
import { InputError } from "@collapsar/linalg";
import fc from "fast-check";
import { inflateSync } from "fflate";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { memoryAccess } from "../src/bytes/random-access.js";
import { parseIdx, parseNpz, parseSafetensors } from "../src/index.js";
import {
  gunzip,
  parseCifar10,
  parseNpyValues,
  readArrayStream,
  writeNpy,
  writeNpz,
  writeSafetensors,
} from "../src/parts.js";
import { arraysOf } from "../src/read/array-files.js";
import { parseMat } from "../src/read/mat.js";
import { withParquet } from "../src/read/parquet-file.js";
import matlab from "./fixtures/matlab.json" with { type: "json" };
import torch from "./fixtures/torch.json" with { type: "json" };

/** A minute and more in CI, a few seconds by default, for all readers together. */
const seconds = Number(process.env["COLLAPSAR_FUZZ_SECONDS"] ?? 4);

/** A file, what reads it, and whether the format can tell that its values were changed. */
interface Subject {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly checksum: boolean;
  /** Whether its arrays have their names from an archive, which keeps each twice, and no checksum of either. */
  readonly archive?: boolean;
  read(bytes: Uint8Array): unknown;
}

const float = Float64Array.from({ length: 60 }, (_, i) => Math.sin(i) * 10 ** (i % 7));
const X = { shape: [12, 5], data: float };
const y = { shape: [12], data: Int32Array.from({ length: 12 }, (_, i) => i % 3) };

type Arrays = ReadonlyMap<string, { shape: readonly number[]; data: ArrayLike<number> }>;
/** Values of any kind as a list. */
const listed = (values: Iterable<unknown>) => [...values];
const plain = (arrays: Arrays) => [...arrays].map(([key, { shape, data }]) => [key, shape, Array.from(data)]);

/** Reads a file through the door of named arrays: lists, whole arrays, exact values and rows. */
function throughDoor(bytes: Uint8Array): unknown {
  const file = arraysOf("damaged", memoryAccess(bytes), {});
  return file.infos
    .filter(({ readable, dtype }) => readable && dtype !== "text")
    .map(({ key, shape }) => {
      const array = file.get(key)!;
      const rows: number[] = [];
      if (shape.length > 0 && !shape.includes(0))
        for (const batch of array.rows().batches({ batchRows: 3 })) rows.push(...batch.X.data);
      return [key, Array.from(array.read().data), rows, listed(array.values().values)];
    });
}

function parquet(options: Partial<Parameters<typeof parquetWriteBuffer>[0]>): Uint8Array {
  const rows = Array.from({ length: 60 }, (_, i) => i);
  const columnData = [
    { name: "a", data: rows.map((i) => float[i]!), type: "DOUBLE" as const },
    { name: "b", data: rows.map((i) => (i % 7 === 0 ? null : i / 3)), type: "DOUBLE" as const },
    { name: "k", data: rows.map((i) => i % 4), type: "INT32" as const },
    { name: "flag", data: rows.map((i) => i % 3 === 0), type: "BOOLEAN" as const },
    { name: "text", data: rows.map((i) => `word ${i % 5}`), type: "STRING" as const },
    { name: "wide", data: rows.map((i) => BigInt(i) ** 9n), type: "INT64" as const },
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData, ...options }));
}

function encoded(): Uint8Array {
  const rows = Array.from({ length: 200 }, (_, i) => i);
  const columnData = [
    {
      name: "delta",
      data: rows.map((i) => i * i),
      type: "INT32" as const,
      encoding: "DELTA_BINARY_PACKED" as const,
    },
    {
      name: "wide",
      data: rows.map((i) => BigInt(i * i)),
      type: "INT64" as const,
      encoding: "DELTA_BINARY_PACKED" as const,
    },
    {
      name: "split",
      data: rows.map((i) => i / 7),
      type: "DOUBLE" as const,
      encoding: "BYTE_STREAM_SPLIT" as const,
    },
    {
      name: "words",
      data: rows.map((i) => `word ${i}`),
      type: "STRING" as const,
      encoding: "DELTA_BYTE_ARRAY" as const,
    },
    {
      name: "lengths",
      data: rows.map((i) => `${i}`),
      type: "STRING" as const,
      encoding: "DELTA_LENGTH_BYTE_ARRAY" as const,
    },
    { name: "runs", data: rows.map((i) => i < 90), type: "BOOLEAN" as const, encoding: "RLE" as const },
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

function lists(): Uint8Array {
  const schema = [
    { name: "root", num_children: 2 },
    { name: "x", repetition_type: "OPTIONAL" as const, num_children: 1, converted_type: "LIST" as const },
    { name: "list", repetition_type: "REPEATED" as const, num_children: 1 },
    { name: "element", repetition_type: "OPTIONAL" as const, type: "FLOAT" as const },
    { name: "y", repetition_type: "OPTIONAL" as const, type: "INT32" as const },
  ];
  const columnData = [
    { name: "x", data: Array.from({ length: 20 }, (_, i) => (i === 7 ? null : [i, i + 0.5, -i])) },
    { name: "y", data: Array.from({ length: 20 }, (_, i) => i % 2) },
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData, schema }));
}

const readParquet = (bytes: Uint8Array) => withParquet(bytes, ({ cells }) => cells());
const compressed = (codec: "GZIP" | "BROTLI", compress: (bytes: Uint8Array) => Uint8Array) =>
  parquet({ codec, compressors: { [codec]: compress } });

async function readStream(bytes: Uint8Array): Promise<unknown> {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 50) yield bytes.subarray(at, at + 50);
  }
  const arrays: unknown[] = [];
  for await (const { shape, values } of readArrayStream(pieces())) arrays.push([shape, listed(values)]);
  return arrays;
}

const text = new TextEncoder().encode("a,b,c\n1,2,ä\n".repeat(200));
const idx = Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 9, 0, 0, 0, 4, ...Array.from({ length: 36 }, (_, i) => i * 7));
const cifar = Uint8Array.from({ length: 2 * 3073 }, (_, i) => (i % 3073 === 0 ? i % 10 : i % 251));
const torchFiles = torch.files.map(({ name, zlib }) => ({
  name: `${name}.pt`,
  bytes: inflateSync(Uint8Array.from(Buffer.from(zlib, "base64")).subarray(2)),
  checksum: true,
  read: throughDoor,
}));

const subjects: readonly Subject[] = [
  { name: "npy", bytes: writeNpy(X), checksum: false, read: (b) => listed(parseNpyValues(b).values) },
  { name: "npy rows", bytes: writeNpy(X), checksum: false, read: throughDoor },
  { name: "npz", bytes: writeNpz({ X, y }), checksum: true, archive: true, read: (b) => plain(parseNpz(b)) },
  { name: "npz rows", bytes: writeNpz({ X, y }), checksum: true, archive: true, read: throughDoor },
  {
    name: "deflated npz",
    bytes: writeNpz({ X, y }, { compress: true }),
    checksum: true,
    archive: true,
    read: throughDoor,
  },
  { name: "npy stream", bytes: Buffer.concat([writeNpy(X), writeNpy(y)]), checksum: false, read: readStream },
  {
    name: "safetensors",
    bytes: writeSafetensors({ X, y }),
    checksum: false,
    read: (b) => plain(parseSafetensors(b).tensors),
  },
  { name: "safetensors rows", bytes: writeSafetensors({ X, y }), checksum: false, read: throughDoor },
  { name: "idx", bytes: idx, checksum: false, read: (b) => Array.from(parseIdx(b).data) },
  {
    name: "idx.gz",
    bytes: gzipSync(idx),
    checksum: true,
    read: (b) => Array.from(parseIdx(gzipped(b)).data),
  },
  {
    name: "text.gz",
    bytes: gzipSync(text),
    checksum: true,
    read: (b) => Buffer.from(gunzip(gzipped(b))).toString(),
  },
  { name: "cifar", bytes: cifar, checksum: false, read: (b) => Array.from(parseCifar10(b).X.data) },
  {
    name: "mat",
    bytes: Uint8Array.from(Buffer.from(Object.values(matlab)[0] as string, "base64")),
    checksum: false,
    read: (b) => [...parseMat(b)].map(([name, array]) => [name, Array.from(array.numbers())]),
  },
  { name: "parquet", bytes: parquet({ codec: "UNCOMPRESSED" }), checksum: false, read: readParquet },
  { name: "snappy parquet", bytes: parquet({ rowGroupSize: 25 }), checksum: false, read: readParquet },
  { name: "gzip parquet", bytes: compressed("GZIP", (b) => gzipSync(b)), checksum: false, read: readParquet },
  {
    name: "brotli parquet",
    bytes: compressed("BROTLI", (b) => brotliCompressSync(b)),
    checksum: false,
    read: readParquet,
  },
  { name: "parquet encodings", bytes: encoded(), checksum: false, read: readParquet },
  { name: "parquet lists", bytes: lists(), checksum: false, read: readParquet },
  ...torchFiles,
];

/** Without its first bytes a gzip stream is no longer one, and other bytes are none of its business. */
function gzipped(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return bytes;
  throw new InputError({ requirement: "expected a gzip stream" });
}

const damage = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("flip" as const), at: fc.nat(), value: fc.nat(7) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("byte" as const), at: fc.nat(), value: fc.nat(255) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("length" as const),
      at: fc.nat(),
      value: fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffffe, 0x10000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("cut" as const), at: fc.nat(), value: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("repeat" as const), at: fc.nat(), value: fc.nat(64) }),
  },
);
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(bytes: Uint8Array, { kind, at: anywhere, value }: Damage): Uint8Array {
  if (bytes.length < 5) return bytes;
  const at = anywhere % bytes.length;
  const out = Uint8Array.from(bytes);
  if (kind === "flip") out[at]! ^= 1 << value;
  else if (kind === "byte") out[at] = value;
  else if (kind === "length") new DataView(out.buffer).setUint32(Math.min(at, out.length - 4), value, true);
  else if (kind === "cut") return out.subarray(0, at);
  else return Uint8Array.from([...out.subarray(0, at), ...out.subarray(Math.max(0, at - value))]);
  return out;
}

/** The arrays that were read, one text each, for comparison; undefined where the file was refused. */
async function attempt({ read }: Subject, bytes: Uint8Array): Promise<string[] | undefined> {
  const shown = (value: unknown) =>
    JSON.stringify(value, (_, cell: unknown) => (typeof cell === "bigint" ? `${cell}n` : cell));
  try {
    const found = await read(bytes);
    return Array.isArray(found) ? found.map(shown) : [shown(found)];
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message.length).toBeLessThan(1000);
    return undefined;
  }
}

/** The same without the arrays' names. */
const unnamed = (arrays: readonly string[]) =>
  arrays.map((array) => JSON.stringify((JSON.parse(array) as unknown[]).slice(1)));

describe("damaged files", () => {
  const limits = {
    numRuns: 1_000_000,
    interruptAfterTimeLimit: (seconds * 1000) / subjects.length,
    markInterruptAsFailure: false,
  };
  it.each(subjects)(
    "$name: give the same values or an InputError",
    {
      timeout: 60_000 + seconds * 1000,
    },
    async (subject) => {
      const right = await attempt(subject, Uint8Array.from(subject.bytes));
      const property = fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (edits) => {
        const found = await attempt(subject, edits.reduce(damaged, Uint8Array.from(subject.bytes)));
        if (!subject.checksum || right === undefined || found === undefined) return;
        // two edits alike can give an array of an archive another name; one cannot
        const seen = edits.length > 1 && subject.archive === true ? unnamed : (arrays: string[]) => arrays;
        const wanted = seen(right);
        const others = seen(found).filter((item) => !wanted.includes(item));
        expect(others.map((item) => item.slice(0, 200))).toEqual([]);
      });
      await fc.assert(property, limits);
    },
  );
});
