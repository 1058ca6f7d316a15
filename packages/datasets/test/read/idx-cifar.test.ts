import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { parseIdx } from "../../src/index.js";
import { parseCifar10, tensorMatrix } from "../../src/parts.js";

function idx(type: number, shape: readonly number[], body: readonly number[]): Uint8Array {
  const sizes = shape.flatMap((size) => [size >>> 24, (size >>> 16) & 255, (size >>> 8) & 255, size & 255]);
  return Uint8Array.from([0, 0, type, shape.length, ...sizes, ...body]);
}

describe("parseIdx", () => {
  const images = idx(8, [2, 2, 2], [0, 1, 2, 3, 252, 253, 254, 255]);

  it("reads images, plain and gzip, as rows of pixels", () => {
    for (const bytes of [images, gzipSync(images)]) {
      const X = tensorMatrix(parseIdx(bytes));
      expect([X.rows, X.cols]).toEqual([2, 4]);
      expect([...X.data]).toEqual([0, 1, 2, 3, 252, 253, 254, 255]);
    }
  });

  it("reads every type, big endian", () => {
    expect([...parseIdx(idx(9, [2], [255, 1])).data]).toEqual([-1, 1]);
    expect([...parseIdx(idx(0x0b, [1], [1, 0])).data]).toEqual([256]);
    expect([...parseIdx(idx(0x0c, [1], [255, 255, 255, 254])).data]).toEqual([-2]);
    expect([...parseIdx(idx(0x0d, [1], [0x3f, 0x80, 0, 0])).data]).toEqual([1]);
    expect([...parseIdx(idx(0x0e, [1], [0x3f, 0xf0, 0, 0, 0, 0, 0, 0])).data]).toEqual([1]);
  });

  it("refuses a wrong magic number, and a header that promises more or less than the file holds", () => {
    expect(() => parseIdx(Uint8Array.of(1, 0, 8, 1, 0, 0, 0, 0))).toThrow("got 01 00 08 01");
    expect(() => parseIdx(Uint8Array.of(0, 0, 7, 1))).toThrow("IDX");
    expect(() => parseIdx(new Uint8Array(0))).toThrow("an empty file");
    expect(() => parseIdx(Uint8Array.of(0, 0, 8, 3, 0, 0))).toThrow("a header of 16 bytes");
    expect(() => parseIdx(idx(8, [3, 2], [1, 2]))).toThrow(
      "expected 18 bytes, as its header (3 × 2) promises, got 14 bytes",
    );
    expect(() => parseIdx(idx(8, [2], [1, 2, 3]))).toThrow("promises");
    expect(() => parseIdx(idx(8, [0xffffffff, 0xffff], [1]))).toThrow("promises");
  });
});

describe("parseCifar10", () => {
  const record = (label: number) => [label, ...Array.from({ length: 3072 }, (_, i) => i % 256)];

  it("reads records, plain and gzip", () => {
    const bytes = Uint8Array.from([...record(3), ...record(9)]);
    for (const form of [bytes, gzipSync(bytes)]) {
      const { X, y, classNames, columns } = parseCifar10(form);
      expect([X.rows, X.cols, columns.length]).toEqual([2, 3072, 3072]);
      expect([...y].map((label) => classNames[label])).toEqual(["cat", "truck"]);
      expect(X.data[3072 + 255]).toBe(255);
    }
  });

  it("refuses broken records and labels beyond 9", () => {
    expect(() => parseCifar10(Uint8Array.from(record(0).slice(1)))).toThrow("3072 bytes");
    expect(() => parseCifar10(Uint8Array.from([...record(1), ...record(10)]))).toThrow(
      "expected a label 0–9, got 10 at row 2",
    );
  });
});
