import { InputError } from "@collapsar/linalg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseNpy, parseSafetensors } from "../../src/index.js";
import {
  parseNpyValues,
  writeNpy,
  writeNpyHeader,
  writeNpz,
  writeParquet,
  writeSafetensors,
} from "../../src/parts.js";

function file(header: unknown, body: readonly number[]): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + body.length);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 8);
  bytes.set(body, 8 + json.length);
  return bytes;
}

describe("parseSafetensors", () => {
  it("gives back what writeSafetensors wrote, for random shapes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
        fc.constantFrom(Float64Array, Float32Array, Int32Array, Uint8Array),
        (shape, Type) => {
          const data = new Type(shape.reduce((a, b) => a * b, 1)).map((_: number, i: number) => i);
          const { tensors, metadata } = parseSafetensors(
            writeSafetensors(
              { tiny: { shape: [1], data: Uint8Array.of(7) }, t: { shape, data } },
              { note: "ü" },
            ),
          );
          expect(metadata).toEqual({ note: "ü" });
          expect(tensors.get("t")!.shape).toEqual(shape);
          expect([...tensors.get("t")!.data]).toEqual([...data]);
          expect([...tensors.get("tiny")!.data]).toEqual([7]);
        },
      ),
    );
  });

  it("reads half and brain floats", () => {
    const { tensors } = parseSafetensors(
      file(
        {
          h: { dtype: "F16", shape: [2], data_offsets: [0, 4] },
          b: { dtype: "BF16", shape: [1], data_offsets: [4, 6] },
        },
        [0x00, 0x3c, 0x01, 0x00, 0xc0, 0x3f],
      ),
    );
    expect([...tensors.get("h")!.data]).toEqual([1, 2 ** -24]);
    expect([...tensors.get("b")!.data]).toEqual([1.5]);
  });

  it("refuses headers that lie", () => {
    const whole = writeSafetensors({ t: { shape: [2], data: Float64Array.of(1, 2) } });
    const bad = [
      Uint8Array.from([...whole, 0]),
      file(
        {
          a: { dtype: "U8", shape: [2], data_offsets: [0, 2] },
          b: { dtype: "U8", shape: [2], data_offsets: [1, 3] },
        },
        [1, 2, 3],
      ),
      file({ a: { dtype: "U8", shape: [1], data_offsets: [1, 2] } }, [1, 2]),
      file({ t: { dtype: "F64", shape: [9], data_offsets: [0, 72] } }, [0]),
      file({ t: { dtype: "F64", shape: [1], data_offsets: [0, 4] } }, [0, 0, 0, 0]),
      file({ t: { dtype: "C64", shape: [1], data_offsets: [0, 8] } }, [0]),
      file({ t: { dtype: "F64", shape: [-1], data_offsets: [0, 8] } }, [0]),
      file("text", []),
      Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 123, 125),
      new Uint8Array(3),
    ];
    for (const bytes of bad) expect(() => parseSafetensors(bytes)).toThrow(InputError);
    expect(() => writeSafetensors({ t: { shape: [2], data: new Float64Array(1) } })).toThrow(
      'tensor "t" shape 2 must hold 2 numbers, got 1',
    );
  });

  it("reads what is wanted beside types that are not read", () => {
    const bytes = file(
      {
        eight: { dtype: "F8_E4M3", shape: [3], data_offsets: [0, 3] },
        t: { dtype: "U8", shape: [2], data_offsets: [3, 5] },
      },
      [1, 2, 3, 4, 5],
    );
    expect([...parseSafetensors(bytes, { keys: ["t"] }).tensors.get("t")!.data]).toEqual([4, 5]);
    expect(() => parseSafetensors(bytes)).toThrow('expected tensor "eight" to hold F64');
  });
});

describe("writers", () => {
  it("name what they were given in plain JavaScript", () => {
    const wrong = [
      undefined,
      null,
      3,
      {},
      { shape: [1] },
      { shape: [1], data: [1] },
      { data: new Float64Array(1) },
    ];
    for (const tensor of wrong) {
      expect(() => writeNpy(tensor as never), String(tensor)).toThrow(InputError);
      expect(() => writeNpz({ X: tensor as never })).toThrow(InputError);
      expect(() => writeSafetensors({ X: tensor as never })).toThrow(/writeSafetensors: tensor "X"/);
    }
    for (const write of [writeNpz, writeSafetensors])
      expect(() => write(undefined as never)).toThrow(InputError);
    expect(() => writeNpy({ shape: [-1], data: new Float64Array(1) })).toThrow(InputError);
    expect(() => writeNpyHeader([1], "f2" as never)).toThrow(InputError);
    expect(() => writeNpyHeader("3" as never, "f4")).toThrow(InputError);
    expect(() => writeSafetensors({}, { note: 3 as never })).toThrow(
      /metadata must be an object of texts, got 3/,
    );
    for (const columns of [
      undefined,
      [{}],
      [{ name: "a" }],
      [
        { name: "a", data: [1] },
        { name: "a", data: [1] },
      ],
    ])
      expect(() => writeParquet(columns as never), JSON.stringify(columns)).toThrow(InputError);
  });

  it("keep whole numbers of every width", () => {
    const types = [Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array];
    for (const Type of types) {
      const t = { shape: [2], data: Type.of(3, 100) };
      expect([...parseNpy(writeNpy(t)).data], Type.name).toEqual([3, 100]);
      expect([...parseSafetensors(writeSafetensors({ t })).tensors.get("t")!.data], Type.name).toEqual([
        3, 100,
      ]);
    }
    for (const data of [BigInt64Array.of(-(2n ** 63n)), BigUint64Array.of(2n ** 64n - 1n)])
      expect(parseNpyValues(writeNpy({ shape: [1], data })).values).toEqual(data);
    const scalar = { shape: [], data: BigInt64Array.of(7n) };
    expect(
      parseSafetensors(writeSafetensors({ "bn.num_batches_tracked": scalar })).tensors.get(
        "bn.num_batches_tracked",
      ),
    ).toEqual({
      shape: [],
      data: Float64Array.of(7),
    });
  });
});
