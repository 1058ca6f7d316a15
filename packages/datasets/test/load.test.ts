import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { iris } from "../src/index.js";
import { loadDataset, openNpyRows, parseDataSpec, readLabels, readNpyMatrix } from "../src/node/index.js";
import { classSizes, inferTask, writeNpy, writeNpz, writeParquet, writeSafetensors } from "../src/parts.js";
import matlab from "./fixtures/matlab.json" with { type: "json" };
import fixtures from "./fixtures/numpy.json" with { type: "json" };

const folder = mkdtempSync(join(tmpdir(), "collapsar-datasets-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const X = { shape: [6, 2], data: Float64Array.from({ length: 12 }, (_, i) => i) };
const y = { shape: [6], data: Int32Array.of(0, 1, 0, 1, 0, 1) };

describe("parseDataSpec", () => {
  it("reads every form", () => {
    expect(parseDataSpec("gaussian:n=8,d=2,sizes=4+4")).toEqual({
      kind: "gaussian",
      options: { n: 8, d: 2, sizes: [4, 4] },
    });
    expect(parseDataSpec("mnist:a:b:test")).toEqual({ kind: "mnist", folder: "a:b", split: "test" });
    expect(parseDataSpec("mnist:train")).toEqual({ kind: "mnist", split: "train" });
    expect(parseDataSpec("cifar10:C:\\data")).toEqual({ kind: "cifar10", folder: "C:\\data" });
    expect(parseDataSpec("idx:a,b")).toEqual({ kind: "idx", images: "a", labels: "b" });
    expect(parseDataSpec("dir/a.CSV.gz")).toEqual({ kind: "file", path: "dir/a.CSV.gz", format: "csv" });
  });

  it("suggests the nearest name", () => {
    expect(() => parseDataSpec("digts")).toThrow("did you mean digits?");
    expect(() => parseDataSpec("gaussian:clases=2")).toThrow("did you mean classes?");
    expect(() => parseDataSpec("gaussian:n=x")).toThrow('expected a number for n, found "x"');
    expect(() => parseDataSpec("idx:a")).toThrow("two files");
  });
});

describe("loadDataset", () => {
  it("loads what ships and mixtures", async () => {
    expect((await loadDataset("iris")).X).toEqual(iris().X);
    const mixture = await loadDataset("gaussian:n=9,d=2,classes=3", { seed: 3 });
    expect(classSizes(mixture)).toEqual([3, 3, 3]);
    await expect(loadDataset("gaussian:std=-1")).rejects.toThrow(
      "gaussian:std=-1: std must be zero or positive, found -1",
    );
  });

  it("loads npy with labels, npz, safetensors, parquet and csv to the same rows", async () => {
    const labels = file("y.npy", writeNpy(y));
    const npy = file("X.npy", writeNpy(X));
    const specs: [string, object?][] = [
      [npy, { labels }],
      [file("X.npy.gz", gzipSync(writeNpy(X))), { labels }],
      [npy, { labels: file("y.csv", "label\n0\n1\n0\n1\n0\n1") }],
      [file("both.npz", writeNpz({ X, y }, { compress: true }))],
      [file("named.npz", writeNpz({ features: X, target: y })), { xKey: "features", yKey: "target" }],
      [file("both.safetensors", writeSafetensors({ X, y }))],
      [
        file(
          "both.parquet",
          writeParquet([
            { name: "a", data: [0, 2, 4, 6, 8, 10] },
            { name: "b", data: [1, 3, 5, 7, 9, 11] },
            { name: "y", data: [...y.data], type: "INT32" },
          ]),
        ),
      ],
      [file("both.txt", "a b c\n0 1 0\n2 3 1\n4 5 0\n6 7 1\n8 9 0\n10 11 1")],
      [file("both.tsv", "0\t1\t0\n2\t3\t1\n4\t5\t0\n6\t7\t1\n8\t9\t0\n10\t11\t1")],
    ];
    for (const [spec, options] of specs) {
      const data = await loadDataset(spec, options);
      expect([...data.X.data], spec).toEqual([...X.data]);
      expect([...data.y], spec).toEqual([...y.data]);
      expect(data.classNames, spec).toEqual(["0", "1"]);
    }
  });

  it("chooses, splits and scales in the order that is said", async () => {
    const chosen = await loadDataset("iris", {
      classes: ["virginica", "setosa"],
      perClass: 10,
      scale: 2,
      dtype: "f32",
    });
    expect([chosen.classNames, classSizes(chosen)]).toEqual([
      ["virginica", "setosa"],
      [10, 10],
    ]);
    expect(chosen.X.data).toBeInstanceOf(Float32Array);
    const split = await loadDataset("iris", { testFraction: 0.2, standardise: true, seed: 1 });
    expect([split.X.rows, split.test!.X.rows]).toEqual([120, 30]);
    const mean = (data: ArrayLike<number>) => Array.from(data).reduce((a, b) => a + b) / data.length;
    expect(Math.abs(mean(split.X.data))).toBeLessThan(1e-12);
    expect(Math.abs(mean(split.test!.X.data))).toBeGreaterThan(1e-6);
    expect((await loadDataset("iris", { limit: 60 })).classNames).toEqual(["setosa", "versicolor"]);
    expect(Math.hypot(...(await loadDataset("iris", { unitNorm: true })).X.data.subarray(0, 4))).toBeCloseTo(
      1,
      12,
    );
  });

  it("reads folders of IDX and CIFAR files", async () => {
    const idx = (shape: number[], body: number[]) =>
      Uint8Array.from([0, 0, 8, shape.length, ...shape.flatMap((size) => [0, 0, 0, size]), ...body]);
    const images = file(
      "m/t10k-images-idx3-ubyte",
      idx(
        [4, 2, 2],
        Array.from({ length: 16 }, (_, i) => i),
      ),
    );
    const labels = file("m/t10k-labels-idx1-ubyte.gz", gzipSync(idx([4], [0, 1, 0, 1])));
    const extended = [0, 1, 0, 1].flatMap((label) => [label, 9, 9, 9, 9, 9, 9, 9]);
    const qmnist = Buffer.alloc(12 + 4 * extended.length);
    qmnist.set([0, 0, 12, 2, 0, 0, 0, 4, 0, 0, 0, 8]);
    extended.forEach((value, at) => {
      qmnist.writeInt32BE(value, 12 + 4 * at);
    });
    const beside = await loadDataset(`idx:${images},${file("m/qmnist-idx2-int", qmnist)}`);
    expect([...beside.y]).toEqual([0, 1, 0, 1]);
    for (const spec of [`mnist:${folder}/m`, `fashion-mnist:${folder}/m:test`, `idx:${images},${labels}`]) {
      const data = await loadDataset(spec);
      expect([data.X.rows, data.X.cols, [...data.y], data.columns[3]]).toEqual([
        4,
        4,
        [0, 1, 0, 1],
        "pixel_1_1",
      ]);
    }
    await expect(loadDataset(`mnist:${folder}/m:train`)).rejects.toThrow("images and labels");
    const record = (label: number) => [label, ...new Array<number>(3072).fill(label)];
    file("c/data_batch_1.bin", Uint8Array.from([...record(0), ...record(1)]));
    file("c/data_batch_2.bin.gz", gzipSync(Uint8Array.from([...record(0), ...record(1)])));
    const cifar = await loadDataset(`cifar10:${folder}/c`);
    expect([cifar.X.rows, [...cifar.y], cifar.classNames]).toEqual([
      4,
      [0, 1, 0, 1],
      ["airplane", "automobile"],
    ]);
    expect((await loadDataset(`cifar10:${folder}/c`, { limit: 2 })).X.rows).toBe(2);
    file("s/test_32x32.mat", Buffer.from(matlab.svhn, "base64"));
    const svhn = await loadDataset(`svhn:${folder}/s`);
    expect([svhn.name, svhn.X.rows, [...svhn.y], svhn.classNames]).toEqual([
      "svhn:test",
      3,
      [1, 0, 2],
      ["0", "1", "3"],
    ]);
    expect((await loadDataset(`svhn:${folder}/s`, { limit: 2 })).X.rows).toBe(2);
    await expect(loadDataset(`svhn:${folder}/s:train`)).rejects.toThrow("expected train_32x32.mat or");
  });

  const csv = (text: string) => file("bad.csv", text);
  const cases: [string, () => string, object, RegExp][] = [
    ["ragged rows", () => csv("a,b,c\n1,2,0\n1,0\n"), {}, /bad\.csv, row 3: expected 3 cells/],
    [
      "text among numbers",
      () => csv("a,b,c\n1,2,0\n1,x,0\n"),
      {},
      /bad\.csv, row 3, column "b": .*found "x"/,
    ],
    [
      "a missing cell",
      () => csv("a,b,c\n1,2,0\n1,nan,0\n"),
      {},
      /bad\.csv, row 3, column "b": .*a missing cell/,
    ],
    [
      "a class of one sample",
      () => csv("a,c\n1,0\n1,0\n2,1\n"),
      { requirePerClass: 2 },
      /at least 2 samples of every class, found 1 of class "1"/,
    ],
    [
      "categories elsewhere than rfm",
      () => csv("a,b,c\n1,x,0\n1,y,0\n"),
      {},
      /column "b": expected numbers only/,
    ],
    ["real targets where classes are needed", () => csv("a,c\n1,0.5\n1,2\n"), {}, /the number 0\.5/],
    [
      "a truncated gzip",
      () => file("t.csv.gz", gzipSync("a,b\n1,2\n".repeat(99)).subarray(0, 30)),
      {},
      /t\.csv\.gz: expected a whole gzip/,
    ],
    [
      "a corrupt gzip",
      () =>
        file(
          "d.csv.gz",
          gzipSync("a,b\n1,2\n".repeat(99)).map((byte, i) => (i === 30 ? byte ^ 255 : byte)),
        ),
      {},
      /gzip/,
    ],
    ["a folder", () => file("dir.csv/inner", "").replace("/inner", ""), {}, /found a folder/],
    ["no file", () => join(folder, "none.npy"), {}, /no such file/],
    ["no labels", () => file("u.npy", writeNpy(X)), {}, /name a file of labels with labels: FILE/],
    [
      "too few labels",
      () => file("u.npy", writeNpy(X)),
      { labels: "SHORT" },
      /expected 6 labels, one for each row of .*u\.npy, found 2/,
    ],
    [
      "NaN in npy",
      () => file("n.npy", writeNpy({ shape: [2, 2], data: Float64Array.of(1, 2, 3, Number.NaN) })),
      { task: "any" },
      /row 2, column 2: expected a finite number, found NaN/,
    ],
    [
      "a wrong key",
      () => file("k.npz", writeNpz({ A: X })),
      {},
      /expected an array named "X" or .*, found A; name the array with xKey/,
    ],
    [
      "an npz that is cut",
      () => file("cut.npz", writeNpz({ X, y }).subarray(0, 300)),
      {},
      /cut\.npz: expected a whole zip/,
    ],
    [
      "a gzip bomb",
      () =>
        file(
          "bomb.npy.gz",
          gzipSync(
            Buffer.concat([writeNpy({ shape: [2], data: Float64Array.of(1, 2) }), new Uint8Array(2 ** 24)]),
          ),
        ),
      {},
      /as its header promises/,
    ],
    [
      "unknown classes",
      () => "iris",
      { classes: ["rose"] },
      /classes among setosa, versicolor, virginica in classes, found rose/,
    ],
    ["too many per class", () => "iris", { perClass: 60 }, /at least 60 samples/],
    ["an empty split", () => "iris", { testFraction: 0.001 }, /0 test rows of 150/],
  ];

  it.each(cases)("refuses %s with the place", async (_, make, options, message) => {
    const short = file("short.npy", writeNpy({ shape: [2], data: Int32Array.of(0, 1) }));
    const given = "labels" in options ? { ...options, labels: short } : options;
    await expect(loadDataset(make(), given)).rejects.toThrow(message);
    await expect(loadDataset(make(), given)).rejects.toMatchObject({ kind: "input" });
  });

  it("says which missing cells it filled", async () => {
    const { notes } = await loadDataset(csv("a,c\n1,0\n,1\n3,0"), { missing: "mean" });
    expect(notes).toContainEqual({
      kind: "missing",
      message: "missing cells filled with the column's mean: a (1)",
    });
  });
});

describe("openNpyRows", () => {
  it("reads every type and order in batches of any size", () => {
    for (const { name, base64, shape, values } of fixtures.npy.filter(({ name }) => name !== "3-D F")) {
      const path = file("rows.npy", Buffer.from(base64, "base64"));
      for (const batchRows of [1, 2, 7]) {
        const rows = openNpyRows(path);
        const read: number[] = [];
        for (const { start, X } of rows.batches({ batchRows })) {
          expect(start * X.cols, name).toBe(read.length);
          read.push(...X.data);
        }
        rows.close();
        expect([rows.rows, rows.cols], name).toEqual([shape[0], values.length / shape[0]!]);
        expect(read, name).toEqual(values);
      }
    }
  });

  it("reads a limited number of rows into one array", () => {
    const path = file("X.npy", writeNpy(X));
    expect(readNpyMatrix(path, { limit: 2 })).toEqual({
      rows: 2,
      cols: 2,
      data: Float64Array.of(0, 1, 2, 3),
    });
    expect(readNpyMatrix(path, { dtype: "f32" }).data).toBeInstanceOf(Float32Array);
  });

  it("names row and column of a number that is not finite, and refuses short files", () => {
    const rows = openNpyRows(
      file("inf.npy", writeNpy({ shape: [3, 2], data: Float32Array.of(1, 2, 3, 4, Infinity, 6) })),
    );
    expect(() => [...rows.batches({ batchRows: 2 })]).toThrow(
      /inf\.npy, row 3, column 1: expected a finite number, found Infinity/,
    );
    rows.close();
    expect(() => openNpyRows(file("short.npy", writeNpy(X).subarray(0, 150)))).toThrow(
      /short\.npy: expected \d+ bytes/,
    );
    expect(() => openNpyRows(join(folder, "absent.npy"))).toThrow("no such file");
  });
});

describe("numeric targets", () => {
  const real = { shape: [6], data: Float64Array.of(0.5, 1, 2, 3, 4, 5.5) };

  it("are read where numbers will do, and refused where classes are needed", async () => {
    const spec = file("real.npz", writeNpz({ X, y: real }));
    const labels = file("real.npy", writeNpy(real));
    const csv = file("real.csv", "price\n0.5\n1\n2\n3\n4\n5.5");
    for (const [data, options] of [
      [spec, {}],
      [file("X.npy", writeNpy(X)), { labels }],
      [file("X.npy", writeNpy(X)), { labels: csv }],
    ] as const) {
      const { y: none, target } = await loadDataset(data, { ...options, task: "any" });
      expect([none.length, [...target!.data]]).toEqual([0, [...real.data]]);
      await expect(loadDataset(data, options)).rejects.toThrow(/class label/);
    }
    const both = await loadDataset(file("few.npz", writeNpz({ X, y })), { task: "any" });
    expect([both.classNames, inferTask(both).task]).toEqual([["0", "1"], "classification"]);
  });

  it("serve as classes too where many whole numbers leave no gap", async () => {
    const n = 60;
    const many = { shape: [n], data: Int32Array.from({ length: n }, (_, i) => i % 25) };
    const wide = { shape: [n, 1], data: new Float64Array(n) };
    const found = await loadDataset(file("many.npz", writeNpz({ X: wide, y: many })), { task: "any" });
    expect([found.classNames.length, found.target!.rows]).toEqual([25, n]);
    const prices = { shape: [n], data: Int32Array.from({ length: n }, (_, i) => 1000 * i) };
    const sold = await loadDataset(file("sold.npz", writeNpz({ X: wide, y: prices })), { task: "any" });
    expect([inferTask(sold).task, sold.target!.data[1]]).toEqual(["regression", 1000]);
    const bad = {
      shape: [n],
      data: Float64Array.from({ length: n }, (_, i) => (i === 7 ? Number.NaN : i / 3)),
    };
    await expect(
      loadDataset(file("nan.npz", writeNpz({ X: wide, y: bad })), { task: "any" }),
    ).rejects.toThrow(/nan\.npz, row 8: array "y": expected a finite target/);
  });
});

describe("readLabels", () => {
  const forms = (values: readonly number[]) => [
    file("l.csv", `kind\n${values.join("\n")}\n`),
    file("l.npy", writeNpy({ shape: [values.length], data: Float64Array.from(values) })),
    file("l.npz", writeNpz({ y: { shape: [values.length, 1], data: Int32Array.from(values) } })),
    file("l.safetensors", writeSafetensors({ y: { shape: [values.length], data: Int32Array.from(values) } })),
    file("l.parquet", writeParquet([{ name: "kind", data: [...values], type: "INT32" }])),
  ];

  it("codes whole numbers of every form alike: from one, with gaps, negative", async () => {
    for (const values of [
      [1, 2, 3, 1],
      [0, 7, 7, 3],
      [-1, 1, -1, 1],
      [10, 9, 10, 9],
    ]) {
      const sorted = [...new Set(values)].sort((a, b) => a - b);
      for (const path of forms(values)) {
        const { y, classNames, labelValues } = await readLabels(path);
        expect([...y], path).toEqual(values.map((value) => sorted.indexOf(value)));
        expect([classNames, labelValues], path).toEqual([sorted.map(String), sorted]);
      }
    }
  });

  it("keeps names of text labels, and says how they are coded", async () => {
    const path = file("names.csv", "kind\nb\na\nb");
    const { y, classNames, notes } = await readLabels(path);
    expect([y, classNames]).toEqual([Int32Array.of(1, 0, 1), ["a", "b"]]);
    expect(notes).toContainEqual({
      kind: "labels",
      message: `labels of ${path} are 2 classes, in this order: a, b`,
    });
  });

  /** A .npy file of texts, as NumPy's <U or |S holds them. */
  function npyTexts(type: "U" | "S", texts: readonly string[]): Buffer {
    const width = Math.max(1, ...texts.map((text) => text.length));
    const size = type === "U" ? 4 : 1;
    const descr = type === "U" ? `<U${width}` : `|S${width}`;
    const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${texts.length},), }`.padEnd(117);
    const body = Buffer.alloc(texts.length * width * size);
    texts.forEach((text, i) => {
      [...text].forEach((letter, j) => {
        body.writeUInt8(letter.charCodeAt(0), (i * width + j) * size);
      });
    });
    return Buffer.concat([Buffer.from(`\x93NUMPY\x01\x00\x76\x00${header}\n`, "latin1"), body]);
  }

  it("takes text of arrays as names, whatever the names look like", async () => {
    for (const [texts, classNames, labelValues] of [
      [
        ["7", "8", "other"],
        ["7", "8", "other"],
        [0, 1, 2],
      ],
      [
        ["NA", "DE", "", "nan"],
        ["", "DE", "NA", "nan"],
        [0, 1, 2, 3],
      ],
      [
        ["1.5", "2,5", "(3)"],
        ["1.5", "2,5", "(3)"],
        [0, 1, 2],
      ],
      [
        ["9", "10"],
        ["9", "10"],
        [9, 10],
      ],
      [
        ["7", "07"],
        ["07", "7"],
        [0, 1],
      ],
      [
        ["2020-01-02", "true"],
        ["2020-01-02", "true"],
        [0, 1],
      ],
    ] as const) {
      for (const type of ["U", "S"] as const) {
        for (const numbersToo of [false, true]) {
          const found = await readLabels(file("texts.npy", npyTexts(type, texts)), { numbersToo });
          expect(new Set(found.classNames)).toEqual(new Set(classNames));
          expect([...found.y].map((label) => found.classNames[label])).toEqual(texts);
          expect(found.labelValues).toEqual(labelValues);
          expect(found.target).toBeUndefined();
        }
      }
    }
    const { notes } = await readLabels(file("na.npy", npyTexts("U", ["NA", "", "DE"])));
    expect(notes?.map(({ message }) => message)).toEqual([
      expect.stringMatching(/na\.npy are 3 classes, in this order: "", DE, NA$/),
    ]);
  });

  it("are not the samples themselves, where a file is one array without a name", async () => {
    const bare = file("bare.npz.npy", writeNpy(X));
    const renamed = file("bare.pt", writeNpy(X));
    for (const path of [bare, renamed])
      await expect(loadDataset(path)).rejects.toThrow(/expected labels beside the samples, .*labels: FILE/);
    expect((await loadDataset(renamed, { task: "any" })).X).toMatchObject({ rows: 6, cols: 2 });
  });

  it("keeps identifiers of 64 bits apart", async () => {
    const path = file("ids.csv", "id\n9007199254740993\n9007199254740992\n9007199254740993\n-1");
    const { y, classNames } = await readLabels(path);
    expect([[...y], classNames]).toEqual([
      [2, 1, 2, 0],
      ["-1", "9007199254740992", "9007199254740993"],
    ]);
  });
});

describe("classes", () => {
  const table = file("few.csv", "a,b,kind\n1,2,5\n2,2,5\n3,1,7\n4,1,7\n9,9,11\n");

  it("are chosen as the data names them, and rare ones left out, before anything is required", async () => {
    const chosen = await loadDataset(table, { classes: ["7", "5"], requirePerClass: 2 });
    expect([chosen.classNames, [...chosen.y], chosen.labelValues]).toEqual([
      ["7", "5"],
      [1, 1, 0, 0],
      [7, 5],
    ]);
    await expect(loadDataset(table, { classes: [0] })).rejects.toThrow(
      "classes among 5, 7, 11 in classes, found 0",
    );
    await expect(loadDataset(table, { requirePerClass: 2 })).rejects.toThrow(
      /leave such classes out with minPerClass: 2/,
    );
    const kept = await loadDataset(table, { minPerClass: 2, requirePerClass: 2 });
    expect([kept.classNames, kept.X.rows]).toEqual([["5", "7"], 4]);
    expect(kept.notes).toContainEqual({
      kind: "classes",
      message: "left out, 1 class of fewer than 2 rows (1 row): 11",
    });
  });
});

describe("options that cannot act", () => {
  it("are refused by name", async () => {
    for (const [spec, options, name] of [
      ["digits", { target: "x" }, "target"],
      ["iris", { xKey: "X" }, "xKey"],
      ["gaussian:n=8,d=2", { header: "no" }, "header"],
      [file("few2.csv", "a,b\n1,2\n3,4\n"), { yKey: "y" }, "yKey"],
    ] as const) {
      await expect(loadDataset(spec, options)).rejects.toThrow(`expected no ${name}, which acts on`);
    }
    await expect(loadDataset("gaussian:n=5=6")).rejects.toThrow('expected one number for n, found "n=5=6"');
    await expect(loadDataset("gaussian:n=5,n=6")).rejects.toThrow("expected n once, found it twice");
    await expect(loadDataset("gaussian:n=100000000,d=100000")).rejects.toThrow("memory");
  });
});
