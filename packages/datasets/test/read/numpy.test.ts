import { InputError } from "@collapsar/linalg";
import fc from "fast-check";
import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { parseNpy, parseNpz } from "../../src/index.js";
import { npzKeys, writeNpy, writeNpyHeader, writeNpz } from "../../src/parts.js";
import fixtures from "../fixtures/numpy.json" with { type: "json" };

const decode = (base64: string) => Uint8Array.from(Buffer.from(base64, "base64"));

describe("parseNpy", () => {
  it.each(fixtures.npy)("reads what NumPy wrote: $name", ({ base64, shape, values }) => {
    const tensor = parseNpy(decode(base64));
    expect(tensor.shape).toEqual(shape);
    expect([...tensor.data]).toEqual(values);
    expect([...parseNpy(gzipSync(decode(base64))).data]).toEqual(values);
  });

  it.each(fixtures.bad)("refuses what is no plain number: $name", ({ base64 }) => {
    expect(() => parseNpy(decode(base64))).toThrow(InputError);
  });

  it("refuses 64-bit integers beyond 2^53 with their place", () => {
    const wide = fixtures.bad.find(({ name }) => name === "wide")!;
    expect(() => parseNpy(decode(wide.base64))).toThrow("9007199254740994 at position 1");
  });

  it("refuses a truncated file, a longer one, and one that is no .npy", () => {
    const bytes = decode(fixtures.npy[0]!.base64);
    expect(() => parseNpy(bytes.subarray(0, bytes.length - 1))).toThrow(
      /promises, got \d+ bytes; the file is truncated/,
    );
    expect(() => parseNpy(new Uint8Array([...bytes, 0]))).toThrow(/promises/);
    expect(() => parseNpy(bytes.subarray(0, 50))).toThrow("header");
    expect(() => parseNpy(new TextEncoder().encode("a,b\n1,2\n1,2"))).toThrow("\\x93NUMPY");
    expect(() => parseNpy(new Uint8Array(0))).toThrow("an empty file");
  });

  it("gives back what writeNpy wrote, for random shapes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(Float64Array, Float32Array, Int32Array, Uint8Array),
        (shape, Type) => {
          const data = new Type(shape.reduce((a, b) => a * b, 1)).map((_: number, i: number) => i * 1.25 - 3);
          const back = parseNpy(writeNpy({ shape, data }));
          expect(back.shape).toEqual(shape);
          expect([...back.data]).toEqual([...data]);
        },
      ),
    );
  });

  it("writeNpyHeader is the beginning of what writeNpy writes", () => {
    for (const [Type, dtype] of [
      [Float64Array, "f8"],
      [Float32Array, "f4"],
      [Int32Array, "i4"],
      [Uint8Array, "u1"],
    ] as const) {
      const whole = writeNpy({ shape: [2, 3], data: new Type(6) });
      const head = writeNpyHeader([2, 3], dtype);
      expect([...whole.subarray(0, head.length)]).toEqual([...head]);
    }
  });

  it("writeNpy refuses a shape that does not fit", () => {
    expect(() => writeNpy({ shape: [2, 2], data: new Float64Array(3) })).toThrow(
      "writeNpy: shape 2 × 2 must hold 4 numbers, got 3",
    );
  });
});

describe("parseNpz", () => {
  it.each(fixtures.npz)("reads stored and compressed archives of NumPy", (base64) => {
    const bytes = decode(base64);
    expect(npzKeys(bytes)).toEqual(["X", "y"]);
    const arrays = parseNpz(bytes);
    expect(arrays.get("X")!.shape).toEqual([6, 4]);
    expect([...arrays.get("X")!.data]).toEqual(Array.from({ length: 24 }, (_, i) => i));
    expect([...arrays.get("y")!.data]).toEqual([0, 1, 0, 1, 0, 1]);
    expect([...parseNpz(bytes, { keys: ["y"] }).keys()]).toEqual(["y"]);
  });

  it("gives back what writeNpz wrote", () => {
    const arrays = {
      X: { shape: [2, 3], data: Float64Array.of(1, 2, 3, 4, 5, 6) },
      y: { shape: [2], data: Int32Array.of(0, 1) },
    };
    for (const compress of [false, true]) {
      const back = parseNpz(writeNpz(arrays, { compress }));
      expect([...back.get("X")!.data]).toEqual([1, 2, 3, 4, 5, 6]);
      expect(back.get("y")!.shape).toEqual([2]);
    }
  });

  it("refuses an entry that would expand without bound, before it expands", () => {
    const bomb = writeNpz(
      { X: { shape: [4096, 1024], data: new Float64Array(4096 * 1024) } },
      { compress: true },
    );
    expect(bomb.length).toBeLessThan(60_000);
    expect(() => parseNpz(bomb, { maxBytes: 2 ** 20 })).toThrow(/at most 1 MiB/);
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    const size = 4096 * 1024 * 8 + 128;
    for (let i = 0; i + 4 <= lying.length; i++)
      if (view.getUint32(i, true) === size) view.setUint32(i, 1000, true);
    expect(() => parseNpz(lying)).toThrow(InputError);
  });

  it("refuses truncated archives and other files", () => {
    const bytes = decode(fixtures.npz[0]!);
    expect(() => parseNpz(bytes.subarray(0, bytes.length - 40))).toThrow(InputError);
    expect(() => parseNpz(new Uint8Array(10))).toThrow("which is a zip archive");
  });
});
