import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { InputError } from "@collapsar/linalg";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { crc32, slicedCrc32 } from "../../src/bytes/crc32.js";
import { parseNpz } from "../../src/index.js";
import { defaultKeys, openNamedArrays } from "../../src/node/index.js";
import {
  npzKeys,
  openArrays,
  parseNpyValues,
  parseValues,
  writeNpy,
  writeNpz,
  writeSafetensors,
} from "../../src/parts.js";

const folder = mkdtempSync(join(tmpdir(), "named-arrays-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** A .npy file written by hand: any header text, any version. */
function npy(header: string, body: Uint8Array, version = 1): Uint8Array {
  const text = new TextEncoder().encode(header);
  const head = version === 1 ? 10 : 12;
  const bytes = new Uint8Array(head + text.length + body.length);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]);
  const view = new DataView(bytes.buffer);
  if (version === 1) view.setUint16(8, text.length, true);
  else view.setUint32(8, text.length, true);
  bytes.set(text, head);
  bytes.set(body, head + text.length);
  return bytes;
}

const bytesOf = (data: { buffer: ArrayBufferLike }) => new Uint8Array(data.buffer);
const X = { shape: [5, 3], data: Float64Array.from({ length: 15 }, (_, i) => i / 4) };
const y = { shape: [5], data: Int32Array.of(0, 1, 0, 1, 1) };

describe("openNamedArrays", () => {
  it.each([
    ["stored.npz", writeNpz({ X, y })],
    ["deflated.npz", writeNpz({ X, y }, { compress: true })],
    ["some.safetensors", writeSafetensors({ X, y })],
  ])("lists, finds, reads and streams the arrays of %s", (name, bytes) => {
    const arrays = openNamedArrays(file(name, bytes));
    expect(arrays.keys.map(({ key, dtype, shape, readable }) => [key, dtype, [...shape], readable])).toEqual([
      ["X", "f8", [5, 3], true],
      ["y", "i4", [5], true],
    ]);
    expect(arrays.find(defaultKeys.x).key).toBe("X");
    expect([...arrays.read("X").data]).toEqual([...X.data]);
    expect([...arrays.readValues("y").values]).toEqual([...y.data]);
    const rows = arrays.rows("X");
    for (let pass = 0; pass < 2; pass++) {
      const seen = [...rows.batches({ batchRows: 2 })].map(({ start, X: { rows: count } }) => [start, count]);
      expect(seen).toEqual([
        [0, 2],
        [2, 2],
        [4, 1],
      ]);
      const numbers = [];
      for (const batch of rows.batches({ batchRows: 2, limit: 3 })) numbers.push(...batch.X.data);
      expect(numbers).toEqual([...X.data.subarray(0, 9)]);
    }
    expect(() => arrays.read("Z")).toThrow(`${name}: expected an array named "Z", found X, y`);
    arrays.close();
  });

  it("reads Fortran order, other byte orders, double quotes and headers of versions 2 and 3", () => {
    const columns = Float32Array.of(1, 4, 2, 5, 3, 6);
    const swapped = bytesOf(columns.slice());
    for (let at = 0; at < swapped.length; at += 4) swapped.subarray(at, at + 4).reverse();
    const bodies: [string, Uint8Array, number][] = [
      [`{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }\n`, bytesOf(columns), 1],
      [`{"descr": ">f4", "fortran_order": True, "shape": (2L, 3L)}`, swapped, 2],
      [`{'shape': (2, 3), "fortran_order":True,'descr': "<f4"}`, bytesOf(columns), 3],
    ];
    for (const [header, body, version] of bodies) {
      const path = file("hand.npy", npy(header, body, version));
      const arrays = openNamedArrays(path);
      expect([...arrays.read("").data]).toEqual([1, 2, 3, 4, 5, 6]);
      const rows: number[] = [];
      for (const { X } of arrays.rows("").batches({ batchRows: 1 })) rows.push(...X.data);
      expect(rows).toEqual([1, 2, 3, 4, 5, 6]);
      expect([...arrays.readValues("").values]).toEqual([1, 2, 3, 4, 5, 6]);
      arrays.close();
    }
  });

  it("reads bytes in memory by the same door, gzip too", () => {
    for (const bytes of [writeNpz({ X, y }), gzipSync(writeSafetensors({ X, y }))]) {
      const arrays = openArrays("dropped", bytes);
      expect([...arrays.read(arrays.find(defaultKeys.x).key).data]).toEqual([...X.data]);
      expect([...parseValues("dropped", bytes).values]).toEqual([...y.data]);
      expect(() => parseValues("dropped", bytes, { keys: ["z"] })).toThrow(
        "dropped: expected an array named",
      );
    }
    expect(() => openArrays("dropped", new Uint8Array(3))).toThrow("dropped: ");
  });

  it("keeps 64-bit integers, text and truth values as they are", () => {
    const ids = BigInt64Array.of(9007199254740993n, -1n);
    const header = (descr: string) => `{'descr': '${descr}', 'fortran_order': False, 'shape': (2,), }`;
    expect([...parseNpyValues(npy(header("<i8"), bytesOf(ids))).values]).toEqual([...ids]);
    const wide = Uint32Array.from("ä€😀b\0\0".split(/(?:)/u), (c) => c.codePointAt(0)!);
    expect(parseNpyValues(npy(header("<U3"), bytesOf(wide))).values).toEqual(["ä€😀", "b"]);
    const narrow = new TextEncoder().encode("abcd\0\0");
    expect(parseNpyValues(npy(header("|S3"), narrow)).values).toEqual(["abc", "d"]);
    const { values, boolean } = parseNpyValues(npy(header("|b1"), Uint8Array.of(1, 0)));
    expect([[...values], boolean]).toEqual([[1, 0], true]);
    expect(() => parseNpyValues(npy(header("|O"), new Uint8Array(2)))).toThrow(InputError);
  });

  it("reads X and y beside arrays of types that are not read", () => {
    const object = npy(`{'descr': '|O', 'fortran_order': False, 'shape': (), }`, new Uint8Array(9));
    const fields = npy(
      `{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }`,
      new Uint8Array(4),
    );
    const bytes = zipOf({
      "X.npy": writeNpy(X),
      "object.npy": object,
      "fields.npy": fields,
      "y.npy": writeNpy(y),
    });
    const arrays = openNamedArrays(file("object.npz", bytes));
    expect(arrays.keys.map(({ key, dtype }) => [key, dtype])).toEqual([
      ["X", "f8"],
      ["object", "|O"],
      ["fields", "unknown"],
      ["y", "i4"],
    ]);
    expect(arrays.read("X").shape).toEqual([5, 3]);
    expect(() => arrays.read("object")).toThrow(
      /object\.npz: array "object": expected numbers.*found type \|O/,
    );
    arrays.close();
  });

  it("takes names of prototypes for names", () => {
    const names = ["__proto__", "constructor", "toString"];
    const all = Object.fromEntries(names.map((name) => [name, y]));
    for (const bytes of [writeNpz(all), writeSafetensors(all)]) {
      const arrays = openNamedArrays(file("proto", bytes));
      expect(arrays.keys.map(({ key }) => key).sort()).toEqual([...names].sort());
      for (const name of names) expect([...arrays.read(name).data]).toEqual([...y.data]);
      expect(arrays.has("valueOf")).toBe(false);
      arrays.close();
    }
  });
});

/** A zip archive of stored entries, written by hand. */
function zipOf(entries: Record<string, Uint8Array>, sizesFor = (size: number) => size): Uint8Array {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let at = 0;
  for (const [name, data] of Object.entries(entries)) {
    const nameBytes = new TextEncoder().encode(name);
    const fields = new DataView(new ArrayBuffer(26));
    fields.setUint16(0, 20, true);
    fields.setUint32(10, slicedCrc32(data), true);
    fields.setUint32(14, sizesFor(data.length), true);
    fields.setUint32(18, sizesFor(data.length), true);
    fields.setUint16(22, nameBytes.length, true);
    const common = new Uint8Array(fields.buffer);
    const place = new Uint8Array(new Uint32Array([at]).buffer);
    central.push(Uint8Array.of(0x50, 0x4b, 1, 2, 20, 0), common, new Uint8Array(10), place, nameBytes);
    const local = [Uint8Array.of(0x50, 0x4b, 3, 4), common, nameBytes, data];
    parts.push(...local);
    at += local.reduce((sum, { length }) => sum + length, 0);
  }
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, Object.keys(entries).length, true);
  end.setUint16(10, Object.keys(entries).length, true);
  end.setUint32(
    12,
    central.reduce((sum, { length }) => sum + length, 0),
    true,
  );
  end.setUint32(16, at, true);
  return Uint8Array.from(Buffer.concat([...parts, ...central, new Uint8Array(end.buffer)]));
}

describe("damaged archives", () => {
  const whole = [writeNpz({ X, y }), writeNpz({ X, y }, { compress: true })];

  it("never give other numbers: every flipped bit of an .npz is refused, or changes nothing", () => {
    for (const bytes of whole) {
      for (let bit = 0; bit < 8 * bytes.length; bit++) {
        const damaged = bytes.slice();
        damaged[bit >> 3]! ^= 1 << (bit & 7);
        let arrays: ReturnType<typeof parseNpz>;
        try {
          arrays = parseNpz(damaged);
        } catch (error) {
          expect(error, `bit ${bit}`).toBeInstanceOf(InputError);
          continue;
        }
        for (const [key, { data }] of arrays) {
          const right = key === "X" ? X.data : key === "y" ? y.data : [];
          expect([...data], `bit ${bit}, ${key}`).toEqual([...right]);
        }
      }
    }
  });

  it("says that the checksum is wrong, with file and array, also where rows are streamed", () => {
    const bytes = whole[0]!.slice();
    const at = Buffer.from(bytes).indexOf(Buffer.from(Float64Array.of(1.25, 1.5).buffer));
    bytes[at]! ^= 1;
    const arrays = openNamedArrays(file("flipped.npz", bytes));
    const said = /flipped\.npz: array "X": .*found a wrong checksum/;
    expect(() => arrays.read("X")).toThrow(said);
    expect(() => [...arrays.rows("X").batches({ batchRows: 1 })]).toThrow(said);
    expect(() => [...arrays.rows("X").batches({ limit: 1 })]).toThrow(said);
    arrays.close();
  });

  it("are refused where two entries have one name, overlap, or sizes differ", () => {
    const twice = Buffer.from(zipOf({ "X.npy": writeNpy(X), "Y.npy": writeNpy(X) }));
    for (let at = twice.indexOf("Y.npy"); at >= 0; at = twice.indexOf("Y.npy")) twice.write("X.npy", at);
    expect(() => npzKeys(twice)).toThrow(/entry "X\.npy" twice/);
    expect(() => npzKeys(zipOf({ "X.npy": writeNpy(X) }, (size) => size + 9))).toThrow(/cut off/);
    expect(() => npzKeys(zipOf({ "X.npy": writeNpy(X) }).subarray(1))).toThrow(InputError);
  });
});

describe("crc32", () => {
  it("is the same by Node's routine and by ours, in pieces too", () => {
    expect(slicedCrc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 99 }), fc.nat(99), (bytes, cut) => {
        const parts = slicedCrc32(bytes.subarray(cut), slicedCrc32(bytes.subarray(0, cut)));
        expect(parts).toBe(crc32(bytes));
      }),
    );
  });
});
