import { gzipSync as nodeGzip } from "node:zlib";
import { InputError } from "@collapsar/linalg";
import fc from "fast-check";
import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
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
