import { zlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import { parseSvhn } from "../../src/parts.js";
import { parseMat } from "../../src/read/mat.js";
import fixtures from "../fixtures/matlab.json" with { type: "json" };

const decode = (text: string) => Uint8Array.from(Buffer.from(text, "base64"));
const pictures = decode(fixtures.svhn);

/** The parts of a MATLAB file by hand, in either byte order. */
function writer(littleEndian: boolean) {
  const words = (...values: number[]) => {
    const view = new DataView(new ArrayBuffer(4 * values.length));
    for (const [i, value] of values.entries()) view.setUint32(4 * i, value, littleEndian);
    return new Uint8Array(view.buffer);
  };
  const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
  const element = (type: number, data: Uint8Array) =>
    join(words(type, data.length), data, new Uint8Array((8 - (data.length % 8)) % 8));
  const header = new Uint8Array(128);
  header.set(littleEndian ? [0, 1, 73, 77] : [1, 0, 77, 73], 124);
  const array = (name: string, shape: number[], type: number, data: Uint8Array, flags = 6) =>
    element(
      14,
      join(
        element(6, words(flags, 0)),
        element(5, words(...shape)),
        element(
          1,
          Uint8Array.from(name, (letter) => letter.charCodeAt(0)),
        ),
        element(type, data),
      ),
    );
  return { words, join, header, array };
}

describe("parseMat", () => {
  it("reads what SciPy writes: numbers of every kind, and leaves text, structures and complex numbers aside", () => {
    const arrays = parseMat(decode(fixtures.others));
    expect([...arrays.keys()]).toEqual(["A", "i", "f"]);
    const { shape, numbers } = arrays.get("A")!;
    expect([shape, [...numbers()], [...numbers(2)]]).toEqual([
      [2, 3],
      [1.5, 4, -2, 5, 3e300, 6],
      [1.5, 4],
    ]);
    expect([...arrays.get("i")!.numbers()]).toEqual([-7, 2 ** 40]);
    expect(arrays.get("f")!.numbers()).toEqual(Float32Array.of(0.5));
  });

  it.each([true, false])("reads plain and compressed arrays, little-endian %s", (littleEndian) => {
    const { words, join, header, array } = writer(littleEndian);
    const plain = array("counts", [2, 2], 6, words(1, 2, 3, 70000));
    const packed = zlibSync(plain);
    for (const body of [plain, join(words(15, packed.length), packed)]) {
      const counts = parseMat(join(header, body)).get("counts")!;
      expect([counts.shape, [...counts.numbers()]]).toEqual([
        [2, 2],
        [1, 2, 3, 70000],
      ]);
    }
    const wrong = packed.slice();
    wrong[wrong.length - 1]! ^= 1;
    const file = join(header, words(15, wrong.length), wrong);
    expect(() => parseMat(file)).toThrow("got a wrong checksum");
    expect(() => parseMat(join(header, words(15, packed.length), packed), { maxBytes: 16 })).toThrow(
      "a MATLAB file that expands to at most 0 MiB",
    );
    expect(() => parseMat(join(header, array("few", [9, 9], 6, words(1, 2))))).toThrow(
      "got 8 bytes where 9 × 9 numbers need 324",
    );
  });

  it("refuses other formats and versions, and every truncation", () => {
    expect(() => parseMat(new Uint8Array())).toThrow("expected a MATLAB file of level 5, got an empty file");
    expect(() => parseMat(new Uint8Array(200))).toThrow("another format");
    const later = pictures.slice();
    later[125] = 2;
    expect(() => parseMat(later)).toThrow("got one of level 7.3; write it with save -v7");
    for (let length = 0; length < pictures.length; length += 7) {
      expect(() => parseSvhn(pictures.subarray(0, length))).toThrow(/: |expected/);
    }
  });
});

describe("parseSvhn", () => {
  // pixel (row, col) of plane p in picture n is (3 row + 5 col + 50 p + n) mod 256
  const value = (n: number, at: number) => {
    const [plane, row, col] = [Math.floor(at / 1024), Math.floor((at % 1024) / 32), at % 32];
    return (3 * row + 5 * col + 50 * plane + n) % 256;
  };

  it("lays pictures out in planes row by row, and reads 10 as the digit 0", () => {
    const { X, y, columns, classNames } = parseSvhn(pictures);
    expect([X.rows, X.cols, [...y], classNames.length]).toEqual([3, 3072, [1, 0, 3], 10]);
    expect([columns[33], columns[1024], columns.at(-1)]).toEqual(["r_1_1", "g_0_0", "b_31_31"]);
    expect(X.data).toEqual(
      Float32Array.from({ length: 3 * 3072 }, (_, k) => value(Math.floor(k / 3072), k % 3072)),
    );
    const first = parseSvhn(pictures, { enough: 2 });
    expect([first.X.rows, [...first.y]]).toEqual([2, [1, 0]]);
    expect(first.X.data).toEqual(X.data.subarray(0, 2 * 3072));
  });

  it("refuses files of other arrays, and labels beyond ten", () => {
    expect(() => parseSvhn(decode(fixtures.others))).toThrow(
      "got A of 2 × 3 and i of 1 × 2 and f of 1 × 1; use the cropped digits of SVHN",
    );
    const { join, header, array } = writer(true);
    const one = (label: number) =>
      join(
        header,
        array("X", [32, 32, 3, 1], 2, new Uint8Array(3072)),
        array("y", [1, 1], 2, Uint8Array.of(label)),
      );
    expect([...parseSvhn(one(10)).y]).toEqual([0]);
    expect(() => parseSvhn(one(11))).toThrow("expected a label 1–10, got 11 at row 1");
  });
});
