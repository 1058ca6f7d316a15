import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { InputError } from "@collapsar/linalg";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { fileChunks, openNpyRows, readBytes, readValues } from "../../src/node/index.js";
import {
  type ByteReads,
  gunzip,
  parseNpyValues,
  readArrayStream,
  type ValueArray,
  writeNpy,
  writeNpz,
  writeSafetensors,
} from "../../src/parts.js";

const folder = mkdtempSync(join(tmpdir(), "streams-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const wholeText = (path: string) => Buffer.concat([...fileChunks(path)]).toString();

/** Bytes cut into pieces of random lengths. */
function* cut(bytes: Uint8Array, lengths: readonly number[]): Generator<Uint8Array> {
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const length = Math.max(1, lengths[i % lengths.length]!);
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

async function* asynchronous<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

describe("files in pieces", () => {
  it("are expanded, several members of gzip too, and their checksums verified", () => {
    const text = "a,b\n1,2\n".repeat(40_000);
    const two = Buffer.concat([gzipSync(text), gzipSync("3,4\n")]);
    const path = file("two.csv.gz", two);
    expect(wholeText(path)).toBe(`${text}3,4\n`);
    expect(Buffer.from(gunzip(two)).toString()).toBe(`${text}3,4\n`);
    expect(Buffer.from(readBytes(path)).toString()).toBe(`${text}3,4\n`);
    for (const place of [30, gzipSync(text).length - 6, two.length - 3]) {
      const broken = Uint8Array.from(two);
      broken[place]! ^= 4;
      expect(() => [...fileChunks(file("broken.gz", broken))], `byte ${place}`).toThrow(/broken\.gz: /);
    }
  });

  it("report progress and stop when they are asked to", () => {
    const path = file("long.txt", new Uint8Array(3 * 2 ** 20));
    const seen: number[] = [];
    for (const _ of fileChunks(path, { onProgress: ({ done }) => void seen.push(done) }));
    expect(seen).toEqual([2 ** 20, 2 * 2 ** 20, 3 * 2 ** 20]);
    const controller = new AbortController();
    const chunks = fileChunks(path, { signal: controller.signal });
    chunks.next();
    controller.abort();
    expect(() => chunks.next()).toThrow(/abort/i);
  });

  it.skipIf(process.platform === "win32")("never wait on pipes, devices and folders, but refuse them", () => {
    const pipe = join(folder, "pipe.npy");
    execFileSync("mkfifo", [pipe]);
    for (const [path, found] of [
      [pipe, "a pipe"],
      ["/dev/zero", "a device"],
      [folder, "a folder"],
    ] as const) {
      for (const read of [
        () => readBytes(path),
        () => openNpyRows(path),
        () => readValues(path),
        () => [...fileChunks(path)],
      ])
        expect(read).toThrow(`${path}: expected a file, found ${found}`);
    }
    expect(() => readBytes(join(folder, "missing"))).toThrow("no such file");
    expect(() => readBytes("x".repeat(5000))).toThrow(InputError);
  });
});

describe("readArrayStream", () => {
  const X = writeNpy({ shape: [3, 2], data: Float32Array.of(1, 2, 3, 4, 5, 6) });
  const y = writeNpy({ shape: [3], data: Int32Array.of(0, 1, 0) });
  const none = writeNpy({ shape: [0, 2], data: new Float32Array(0) });
  const whole = Uint8Array.from(Buffer.concat([X, y, none, y]));

  it("gives each array as it was sent, wherever the stream is cut", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(200), { minLength: 1 }), async (lengths) => {
        const arrays = [];
        for await (const array of readArrayStream(asynchronous(cut(whole, lengths)))) arrays.push(array);
        expect(arrays.map(({ shape }) => shape)).toEqual([[3, 2], [3], [0, 2], [3]]);
        expect([...arrays[0]!.values]).toEqual([1, 2, 3, 4, 5, 6]);
      }),
    );
  });

  /** Reads that give the lengths of a list at most, straight from bytes. */
  function reads(bytes: Uint8Array, lengths: readonly number[]): ByteReads {
    let [at, call] = [0, 0];
    return {
      async read(into) {
        const count = Math.min(
          into.length,
          Math.max(1, lengths[call++ % lengths.length]!),
          bytes.length - at,
        );
        into.set(bytes.subarray(at, at + count));
        at += count;
        return count;
      },
    };
  }

  async function all(source: Parameters<typeof readArrayStream>[0]) {
    const arrays = [];
    for await (const array of readArrayStream(source)) arrays.push(array);
    return arrays;
  }

  it("reads every type straight into its arrays as parseNpyValues does", async () => {
    const numbers = Array.from({ length: 3000 }, (_, i) => i % 11);
    const types = [Float64Array, Float32Array, Int32Array, Uint8Array] as const;
    const files = types.map((Type) => writeNpy({ shape: [1000, 3], data: Type.from(numbers) }));
    const swapped = Uint8Array.from(files[1]!);
    const head = Buffer.from(swapped).indexOf("<f4");
    swapped[head] = ">".charCodeAt(0);
    const expected = [...files, swapped, y].map((bytes) => parseNpyValues(bytes));
    const sent = Uint8Array.from(Buffer.concat([...files, swapped, y]));
    for (const lengths of [[1e9], [4096, 1], [100, 7000, 3]]) {
      expect(await all(reads(sent, lengths)), String(lengths)).toEqual(expected);
    }
  });

  it("lets the memory of a large array grow with what has come", async () => {
    const count = 2 ** 24 + 5;
    const data = new Float32Array(count);
    data[count - 1] = 7;
    const [{ values }] = (await all(reads(writeNpy({ shape: [count], data }), [1e9]))) as [ValueArray];
    expect([values.length, values[0], values[count - 1]]).toEqual([count, 0, 7]);
    const promised = writeNpy({ shape: [10], data: new Float32Array(10) });
    promised.set(Buffer.from("(99999999,)"), Buffer.from(promised).indexOf("(10,)"));
    await expect(all(reads(promised, [1e9]))).rejects.toThrow(/expected 400000124 bytes, got 168/);
  });

  it("says which array is cut off or is none", async () => {
    const inPieces = (bytes: Uint8Array) => all(asynchronous(cut(bytes, [64])));
    await expect(inPieces(whole.subarray(0, X.length + 90))).rejects.toThrow(
      /array 2 of the stream: .*end of the stream/,
    );
    await expect(inPieces(whole.subarray(1))).rejects.toThrow(/array 1 of the stream: .*NUMPY/);
    await expect(inPieces(new Uint8Array(0))).resolves.toEqual([]);
  });

  it("hands over an array before the next one comes", async () => {
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield X;
      throw new Error("asked for more than the first array");
    }
    const { value } = await readArrayStream(slow()).next();
    expect((value as { shape: number[] }).shape).toEqual([3, 2]);
  });
});

describe("readValues", () => {
  it("reads labels from any file of arrays by what it holds", () => {
    const y = { shape: [3], data: Int32Array.of(2, 0, 1) };
    const paths = [
      file("plain.npy", writeNpy(y)),
      file("zipped.npz", writeNpz({ X: y, labels: y })),
      file("some.safetensors", writeSafetensors({ targets: y })),
      file("labels", Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 3, 2, 0, 1)),
      file("labels.gz", gzipSync(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 3, 2, 0, 1))),
    ];
    for (const path of paths) expect([...readValues(path).values].map(Number), path).toEqual([2, 0, 1]);
    expect([...readValues(paths[1]!, { keys: ["X"] }).values]).toEqual([2, 0, 1]);
    expect(() => readValues(paths[1]!, { keys: ["z"], option: "yKey" })).toThrow(
      /found X, labels; name the array with yKey/,
    );
  });

  it("takes the first of QMNIST's eight numbers", () => {
    const numbers = Array.from({ length: 16 }, (_, i) => [0, 0, 0, i]).flat();
    const path = file(
      "qmnist-test-labels-idx2-int",
      Uint8Array.of(0, 0, 12, 2, 0, 0, 0, 2, 0, 0, 0, 8, ...numbers),
    );
    expect(readValues(path)).toEqual({ shape: [2], values: Float64Array.of(0, 8) });
  });
});
