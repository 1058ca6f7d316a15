import { gzipSync as nodeGzip } from "node:zlib";
import { InputError } from "@collapsar/linalg";
import fc from "fast-check";
import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { gunzipPieces } from "../../src/bytes/gzip.js";
import { gunzip } from "../../src/parts.js";

describe("gunzip", () => {
  it("gives back any bytes, and leaves others as they are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
        expect([...gunzip(gzipSync(bytes, { filename: "x.bin" }))]).toEqual([...bytes]);
        expect([...gunzip(nodeGzip(bytes))]).toEqual([...bytes]);
      }),
      { numRuns: 40 },
    );
    expect([...gunzip(Uint8Array.of(1, 2, 3))]).toEqual([1, 2, 3]);
  });

  it("takes zeros behind the last member for padding, as gzip does, and other bytes for a fault", () => {
    const [a, b] = [new Uint8Array(70_000), Uint8Array.of(1, 2, 0, 0)];
    for (const level of [0, 6] as const) {
      for (const members of [[a], [b], [new Uint8Array(0)], [a, b], [b, a, new Uint8Array(0)]]) {
        const packed = members.map((member) => nodeGzip(member, { level }));
        const bytes = Buffer.concat(members);
        for (const padding of [0, 1, 3, 4, 8, 512, 40_000]) {
          const stream = Buffer.concat([...packed, new Uint8Array(padding)]);
          expect(Buffer.compare(gunzip(stream), bytes), `${padding} zeros`).toBe(0);
          const single = Array.from(stream.subarray(0, 2000), (_, i) => stream.subarray(i, i + 1));
          const pieces = [...gunzipPieces([...single, stream.subarray(2000)])];
          expect(Buffer.compare(Buffer.concat(pieces), bytes), `${padding} zeros, piece by piece`).toBe(0);
          if (padding > 0) expect(() => gunzip(Buffer.concat([stream, b]))).toThrow(InputError);
        }
        const whole = Buffer.concat(packed);
        for (let cut = 1; cut < 9; cut++)
          expect(() => gunzip(whole.subarray(0, -cut)), `${cut} bytes less`).toThrow(InputError);
        const wrong = whole.subarray(0, -8);
        expect(() => gunzip(Buffer.concat([wrong, new Uint8Array(300).fill(7, 0, 8)]))).toThrow(InputError);
      }
    }
  });

  it("refuses every truncation and every flipped bit of the body", () => {
    const bytes = gzipSync(new TextEncoder().encode("neural collapse ".repeat(50)));
    for (let length = 2; length < bytes.length; length++) {
      expect(() => gunzip(bytes.subarray(0, length)), `length ${length}`).toThrow(InputError);
    }
    for (let i = 10; i < bytes.length; i++) {
      const broken = bytes.slice();
      broken[i]! ^= 4;
      expect(() => gunzip(broken), `byte ${i}`).toThrow(InputError);
    }
  });

  it("stops where data would expand beyond the limit", () => {
    const bomb = gzipSync(new Uint8Array(2 ** 24));
    expect(() => gunzip(bomb, { maxBytes: 2 ** 20 })).toThrow("at most 1 MiB");
  });
});
