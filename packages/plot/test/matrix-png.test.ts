import { unzlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import { matrixColours, matrixRange, shrinkMatrix } from "../src/image/matrix-png.js";
import { encodePng } from "../src/image/png.js";
import { matrixPng } from "../src/index.js";
import { fc, test as property } from "./property.js";

/** Chunks of a PNG by their type. */
function chunksOf(png: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(png.buffer, png.byteOffset);
  const chunks = new Map<string, Uint8Array>();
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    chunks.set(type, png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return chunks;
}

describe("matrixPng", () => {
  property(
    "keeps every entry's place between the range's ends",
    [fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.integer()],
    (rows, cols, seed) => {
      const data = Float64Array.from({ length: rows * cols }, (_, i) => Math.sin(seed + 31 * i));
      const chunks = chunksOf(matrixPng({ rows, cols, data }, { range: [-1, 1] }));
      const header = new DataView(chunks.get("IHDR")!.slice().buffer);
      expect([header.getUint32(0), header.getUint32(4)]).toEqual([cols, rows]);
      expect(chunks.get("PLTE")!.length).toBe(768);
      const lines = unzlibSync(chunks.get("IDAT")!);
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < cols; j++) {
          const expected = Math.round(255 * ((data[i * cols + j]! + 1) / 2));
          expect(lines[i * (cols + 1) + 1 + j]).toBe(expected);
        }
      }
    },
  );

  property(
    "shrinks by block means, which keep the whole's mean where the blocks are equal",
    [fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 5 })],
    (side, factor) => {
      const n = side * factor;
      const data = Float64Array.from({ length: n * n }, (_, i) => Math.cos(i * i));
      const small = shrinkMatrix({ rows: n, cols: n, data }, side);
      const mean = (values: ArrayLike<number>) =>
        Array.from(values).reduce((a, b) => a + b, 0) / values.length;
      expect([small.rows, small.cols]).toEqual([side, side]);
      expect(mean(small.data)).toBeCloseTo(mean(data), 12);
    },
  );

  it("chooses colours and range from the signs", () => {
    const mixed = { rows: 1, cols: 3, data: Float64Array.of(-1, 0, 3) };
    expect(matrixColours(mixed)).toBe("diverging");
    expect(matrixRange(mixed, "diverging")).toEqual([-3, 3]);
    const positive = { rows: 1, cols: 2, data: Float64Array.of(2, 5) };
    expect(matrixColours(positive)).toBe("sequential");
    expect(matrixRange(positive, "sequential")).toEqual([2, 5]);
    const rounding = { rows: 1, cols: 3, data: Float64Array.of(-1e-17, 2, 5) };
    expect(matrixColours(rounding)).toBe("sequential");
    expect(matrixRange({ rows: 1, cols: 1, data: Float64Array.of(2) }, "sequential")).toEqual([2, 3]);
  });

  it("refuses indices that do not fill the picture", () => {
    expect(() => encodePng(new Uint8Array(3), { width: 2, height: 2, palette: new Uint8Array(3) })).toThrow(
      "encodePng: 2×2 indices, got 3",
    );
  });
});
