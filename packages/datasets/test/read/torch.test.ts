import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { InputError, seededRandom } from "@collapsar/linalg";
import { zipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { memoryAccess } from "../../src/bytes/random-access.js";
import { openNamedArrays } from "../../src/node/index.js";
import { arraysOf } from "../../src/read/array-files.js";
import { readPickle } from "../../src/read/torch/pickle.js";
import corpus from "../fixtures/torch.json" with { type: "json" };

interface CorpusFile {
  readonly name: string;
  readonly zlib: string;
  readonly expected: readonly { key: string; shape: number[]; values: string[] }[];
  readonly refused?: string;
}

const files = corpus.files as readonly CorpusFile[];
const folder = mkdtempSync(join(tmpdir(), "torch-"));
afterAll(() => rmSync(folder, { recursive: true }));

const content = ({ zlib }: CorpusFile) => Uint8Array.from(inflateSync(Buffer.from(zlib, "base64")));

function written(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function opened<T>(
  name: string,
  bytes: Uint8Array,
  read: (arrays: ReturnType<typeof openNamedArrays>) => T,
): T {
  const arrays = openNamedArrays(written(name, bytes));
  try {
    return read(arrays);
  } finally {
    arrays.close();
  }
}

const numbers = (values: readonly string[]) => values.map(Number);

describe("PyTorch files", () => {
  it.each(["later/byteordfr", "latez/byteorder", "Later/byteorder"])(
    "are refused where the name of their byte order is %s: names have no checksum",
    (name) => {
      const bytes = Buffer.from(content(files.find((file) => file.name === "later-big")!));
      for (let at = bytes.indexOf("later/byteorder"); at >= 0; at = bytes.indexOf("later/byteorder"))
        bytes.write(name, at);
      const opening = () => opened("renamed.pt", bytes, (arrays) => arrays.keys);
      expect(opening).toThrow(InputError);
      expect(opening).toThrow(name);
    },
  );

  it.each(files.filter(({ refused }) => refused === undefined))("are read as PyTorch does: $name", (file) => {
    opened(`${file.name}.pt`, content(file), (arrays) => {
      for (const { key, shape, values } of file.expected) {
        const found = arrays.read(key);
        expect(found.shape, key).toEqual(shape);
        expect([...found.data], key).toEqual(numbers(values));
        expect([...arrays.readValues(key).values].map(Number), key).toEqual(numbers(values));
        if (shape.length < 2 || values.length === 0) continue;
        const rows: number[] = [];
        for (const { X } of arrays.rows(key).batches({ batchRows: 2 })) rows.push(...X.data);
        expect(rows, key).toEqual(numbers(values));
      }
    });
  });

  it.each(files.filter(({ refused }) => refused !== undefined))("are refused by name: $name", (file) => {
    const path = written(`${file.name}.pt`, content(file));
    expect(() => openNamedArrays(path)).toThrow(InputError);
    expect(() => openNamedArrays(path)).toThrow(file.refused);
    expect(existsSync("/tmp/ran")).toBe(false);
  });

  it("lists what can be read, of nested dictionaries and lists too", () => {
    const nested = files.find(({ name }) => name === "nested")!;
    opened("nested.pt", content(nested), ({ keys }) => {
      const names = keys.map(({ key }) => key);
      for (const key of ["out.h.0", "out.h.1", "parameter", "losses", "epoch", "args.lr"])
        expect(names).toContain(key);
      expect(keys.find(({ key }) => key === "out.h.1")?.shape).toEqual([1, 6]);
    });
  });

  it("give text and exact integers as they are", () => {
    const file = files.find(({ name }) => name === "numpy")!;
    opened("numpy.pt", content(file), (arrays) => {
      expect(arrays.readValues("names").values).toEqual(["ä", "bc"]);
      expect(arrays.readValues("y").values).toEqual(BigInt64Array.of(3n, 1n));
    });
  });

  it("with a flipped bit anywhere give the same numbers or are refused, for a thousand of them", () => {
    const random = seededRandom(5);
    for (let draw = 0; draw < 1000; draw++) {
      const file = files[random.integer(files.length)]!;
      const bytes = content(file);
      bytes[random.integer(bytes.length)]! ^= 1 << random.integer(8);
      try {
        const arrays = arraysOf("flipped.pt", memoryAccess(bytes), {});
        for (const { key, values } of file.expected) {
          const found = arrays.get(key)?.read();
          if (found !== undefined) expect([...found.data], `${file.name} ${draw}`).toEqual(numbers(values));
        }
      } catch (error) {
        expect(error, `${file.name} ${draw}`).toBeInstanceOf(InputError);
      }
    }
  });
});

describe("readPickle", () => {
  const code = (...parts: (number | string)[]) =>
    Uint8Array.from(parts.flatMap((part) => (typeof part === "number" ? [part] : [...Buffer.from(part)])));

  it("refuses names that run, in every way of spelling them", () => {
    const global = code(0x80, 2, "cos\nsystem\n(X\x02\0\0\0lstR.");
    const stacked = code(0x80, 4, 0x8c, 5, "posix", 0x8c, 6, "system", 0x93, 0x8c, 2, "ls", 0x85, 0x52, 0x2e);
    const instance = code("(S'ls'\nios\nsystem\n.");
    for (const bytes of [global, stacked]) expect(() => readPickle(bytes)).toThrow(/"(os|posix)\.system"/);
    expect(() => readPickle(instance)).toThrow(InputError);
    expect(() => readPickle(code("cbuiltins\neval\n."))).toThrow('"builtins.eval"');
    expect(() => readPickle(code("c__builtin__\neval\n."))).toThrow('"builtins.eval"');
    expect(() => readPickle(code("P1\n."))).toThrow(InputError);
    expect(() => readPickle(code(0x82, 1, "."))).toThrow(InputError);
  });

  it("ends soon on bombs: depth, memo, lengths, copies", () => {
    const deep = Buffer.concat([Buffer.alloc(200_000, 0x5d), Buffer.alloc(199_999, 0x61), Buffer.from(".")]);
    expect(Array.isArray(readPickle(deep))).toBe(true);
    expect(() => readPickle(code("T", 255, 255, 255, 127, "."))).toThrow(/promised/);
    expect(() => readPickle(code(0x8d, ...new Array<number>(8).fill(255), "."))).toThrow(/promised/);
    expect(() => readPickle(code(0x8b, 0, 0, 0, 127, "."))).toThrow(InputError);
    const list = code(
      "](",
      ...Array.from({ length: 2000 }, () => ["K", 1, "K", 1, 0x86]).flat(),
      "eq",
      0,
      "0",
    );
    const copies = code("ccollections\nOrderedDict\nq", 1, "0");
    const copy = code("h", 1, "h", 0, 0x85, "R0");
    const all = Buffer.concat([list, copies, ...new Array<Uint8Array>(5000).fill(copy), code("N.")]);
    expect(() => readPickle(all)).toThrow(/more work/);
  });

  it("lists shared and circular values without end in sight only so far", () => {
    // each level holds the one below twenty times: 20^30 leaves
    const level = (i: number) => [
      0x5d,
      0x28,
      ...Array.from({ length: 20 }, () => [0x68, i]).flat(),
      "eq",
      i + 1,
      "0",
    ];
    const levels = Array.from({ length: 30 }, (_, i) => level(i)).flat();
    const bomb = code("]q", 0, "K", 1, "a0", ...levels, "}X", 1, 0, 0, 0, "bh", 30, "s.");
    const zip = pickled(bomb);
    opened("bomb.pt", zip, (arrays) => {
      expect(arrays.keys.length).toBeLessThan(20_000);
      expect(arrays.has("b.1.2.3.4.5.6.x")).toBe(false);
    });
    const circular = code("}q", 0, "X", 1, 0, 0, 0, "ah", 0, "s.");
    opened("circle.pt", pickled(circular), (arrays) => {
      expect(arrays.keys).toEqual([]);
      expect(arrays.has(`${"a.".repeat(50)}b`)).toBe(false);
    });
  });
});

/** An archive whose one record is a pickle. */
function pickled(pickle: Uint8Array): Uint8Array {
  return zipSync({ "p/data.pkl": pickle }, { level: 0 });
}

/** A Python that has PyTorch, if one is installed: the first on the path, or the system's own. */
const python = ["python3", "/usr/bin/python3"].find((command) => {
  try {
    execFileSync(command, ["-c", "import torch"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});

describe.skipIf(python === undefined)("files that the installed PyTorch writes", () => {
  it("are read with the same numbers", () => {
    const path = join(folder, "installed.pt");
    const program = `
import json, sys, torch
torch.manual_seed(1)
x = torch.randn(7, 5)
values = {"X": x, "half": x.half(), "brain": x.bfloat16(), "T": x.T, "ids": torch.tensor([2**62, -1]), "list": [x[0], {"a": x[1:3, ::2]}]}
torch.save(values, sys.argv[1])
expected = {"X": x, "half": x.half(), "brain": x.bfloat16(), "T": x.T, "list.0": x[0], "list.1.a": x[1:3, ::2]}
print(json.dumps({k: v.double().flatten().tolist() for k, v in expected.items()}))`;
    const printed = execFileSync(python!, ["-W", "ignore", "-c", program, path], { encoding: "utf8" });
    const arrays = openNamedArrays(path);
    for (const [key, values] of Object.entries(JSON.parse(printed) as Record<string, number[]>))
      expect([...arrays.read(key).data], key).toEqual(values);
    expect([...arrays.readValues("ids").values]).toEqual([2n ** 62n, -1n]);
    arrays.close();
  });
});
