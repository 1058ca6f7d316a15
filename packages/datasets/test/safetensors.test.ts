import { InputError } from "@collapsar/linalg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSafetensors, writeSafetensors } from "../src/index.js";

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
    const bad = [
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
      "of t must hold 2",
    );
  });
});
