import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { writeNpy, writeNpz } from "@collapsar/datasets/parts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workFolder } from "../collapsar.js";
import { inProcess } from "../in-process.js";

const work = workFolder();
const before = process.cwd();
process.env["COLLAPSAR_DATA"] = join(work.path, "cache");
process.chdir(work.path);
afterAll(() => {
  process.chdir(before);
  work.remove();
});

const ragged = "a,b,label\n1,2,0\n3,4\n5,6,1\n";
const matrix = (shape: number[], values?: number[]) =>
  writeNpy({
    shape,
    data: Float64Array.from(
      values ?? Array.from({ length: shape.reduce((x, y) => x * y, 1) }, (_, i) => Math.sin(i)),
    ),
  });
const labels = (values: number[]) => writeNpy({ shape: [values.length], data: Int32Array.from(values) });
const idx = (type: number, shape: number[], length: number) =>
  Uint8Array.from([
    0,
    0,
    type,
    shape.length,
    ...shape.flatMap((size) => [0, 0, 0, size]),
    ...new Array<number>(length).fill(1),
  ]);
/** An entry that says of itself that it expands to almost 2 GiB. */
function bomb(): Uint8Array {
  const bytes = writeNpz({ X: { shape: [64, 64], data: new Float64Array(64 * 64) } }, { compress: true });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const size = 64 * 64 * 8 + 128;
  for (let i = 0; i + 4 <= bytes.length; i++)
    if (view.getUint32(i, true) === size) view.setUint32(i, 2 ** 31 - 1, true);
  return bytes;
}

beforeAll(() => {
  work.file("ragged.csv", ragged);
  work.file("text.csv", "a,b,label\n1,2,0\n3,oops,1\n1,2,0\n3,4,1\n");
  work.file("nan.csv", "a,b,label\n1,2,0\n3,NaN,1\n1,2,0\n3,4,1\n");
  work.file("mark.csv", "a,b,label\n1,2,0\n3,#N/A,1\n1,2,0\n3,4,1\n");
  work.file("categories.csv", "a,colour,label\n1,red,0\n3,blue,1\n1,red,0\n3,blue,1\n");
  work.file("lonely.csv", "a,b,label\n1,2,0\n3,4,1\n1,2,0\n");
  work.file("one-class.csv", "a,b,label\n1,2,0\n3,4,0\n1,2,0\n");
  work.file("quote.csv", 'a,b,label\n1,"2,0\n3,4,1\n');
  work.file("empty.csv", "");
  work.file("header.csv", "a,b,label\n");
  work.file("cut.csv.gz", gzipSync(ragged.repeat(50)).subarray(0, 40));
  work.file(
    "corrupt.csv.gz",
    gzipSync(ragged.repeat(50)).map((byte, i) => (i === 25 ? byte ^ 85 : byte)),
  );
  work.file("wrong.npy", "not numpy at all");
  work.file("short.npy", matrix([4, 2]).subarray(0, 150));
  work.file("nan.npy", matrix([4, 2], [1, 2, 3, 4, Number.NaN, 6, 7, 8]));
  work.file("H.npy", matrix([4, 2]));
  work.file("y.npy", labels([0, 1, 0, 1]));
  work.file("few.npy", labels([0, 1, 0]));
  work.file("single.npy", labels([0, 1, 0, 0]));
  work.file("halves.npy", matrix([4], [0, 1, 0.5, 1]));
  work.file("thin.npy", matrix([1, 2]));
  work.file("tall.npy", matrix([3, 2]));
  work.file("below.npy", labels([-1, 1, -1, 1]));
  work.file("same.npy", matrix([4, 2], [1, 1, 1, 1, 1, 1, 1, 1]));
  work.file("cut.npz", writeNpz({ X: { shape: [4, 2], data: new Float64Array(8) } }).subarray(0, 200));
  work.file("bomb.npz", bomb());
  mkdirSync(join(work.path, "set"));
  work.file("set/t10k-images-idx3-ubyte", idx(8, [4, 2, 2], 15));
  work.file("set/t10k-labels-idx1-ubyte", idx(8, [4], 4));
  work.file("magic-images", idx(7, [4, 2, 2], 16));
  mkdirSync(join(work.path, "none"));
});

const cases: [string[], RegExp][] = [
  [["metrics", "ragged.csv"], /ragged\.csv, row 3: expected 3 cells, as in the first row, found 2/],
  [["kernel", "text.csv"], /text\.csv, row 3, column "b": expected a number.*found "oops"/],
  [["kernel", "mark.csv"], /mark\.csv, row 3, column "b": expected a number.*with --na '#N\/A'\), or/],
  [["kernel", "nan.csv"], /nan\.csv, row 3, column "b": expected a number, found a missing cell/],
  [["kernel", "categories.csv"], /categories\.csv, row 2, column "colour": expected numbers only.*rfm/],
  [
    ["metrics", "lonely.csv"],
    /lonely\.csv, row 3: expected at least 2 samples of every class, found 1 of class "1"/,
  ],
  [["kernel", "one-class.csv"], /one-class\.csv: expected at least two classes, found one/],
  [["kernel", "quote.csv"], /quote\.csv, row \d: .*a quote that is never closed/],
  [["kernel", "empty.csv"], /empty\.csv: expected at least one row of data, found an empty file/],
  [["kernel", "header.csv"], /header\.csv: expected at least one row of data, found a header alone/],
  [["kernel", "ragged.csv", "--target", "price"], /row 3|expected a column among a, b, label/],
  [["kernel", "cut.csv.gz"], /cut\.csv\.gz: expected a whole gzip stream/],
  [["kernel", "corrupt.csv.gz"], /corrupt\.csv\.gz: expected a whole gzip stream/],
  [["metrics", "wrong.npy", "--labels", "y.npy"], /wrong\.npy: expected a NumPy \.npy file/],
  [
    ["metrics", "short.npy", "--labels", "y.npy"],
    /short\.npy: expected 192 bytes.*promises.*found 150 bytes/,
  ],
  [
    ["metrics", "nan.npy", "--labels", "y.npy"],
    /nan\.npy, row 3, column 1: expected a finite number, found NaN/,
  ],
  [["metrics", "H.npy"], /H\.npy: expected labels.*--labels/],
  [
    ["metrics", "H.npy", "--labels", "few.npy"],
    /few\.npy: expected 4 labels, one for each row of H\.npy, found 3/,
  ],
  [
    ["metrics", "H.npy", "--labels", "single.npy"],
    /single\.npy, row 2: expected at least 2 samples of every class/,
  ],
  [["metrics", "H.npy", "--labels", "halves.npy"], /halves\.npy, row 3: expected class labels.*found 0\.5/],
  // a classifier's rows belong to the label values, so that it may have more of them than there are classes, but not
  // fewer
  [
    ["metrics", "H.npy", "--labels", "y.npy", "--weights", "thin.npy"],
    /H.npy: --weights must have a row for each of the 2 classes, or for each label below 2, found 1×2/,
  ],
  // names, and numbers below 0, are those of no row
  [
    ["metrics", "H.npy", "--labels", "below.npy", "--weights", "tall.npy"],
    /H.npy: --weights must have a row for each of the 2 classes, in their order, .*"-1".*found 3×2/,
  ],
  [["metrics", "H.npy", "--labels", "y.npy", "--bias", "y.npy"], /--weights/],
  [["metrics", "H.npy", "--labels", "absent.npy"], /absent\.npy: .*no such file/],
  [["metrics", "absent.npy", "--labels", "y.npy"], /absent\.npy: .*no such file/],
  [["kernel", "cut.npz"], /cut\.npz: expected a whole zip/],
  [
    ["kernel", "bomb.npz"],
    /bomb\.npz: expected a whole zip entry "X\.npy", found a length that deflate cannot reach/,
  ],
  [
    ["kernel", "mnist:set"],
    /t10k-images-idx3-ubyte: expected 32 bytes, as its header \(4 × 2 × 2\) promises, found 31 bytes/,
  ],
  [["kernel", "idx:magic-images,set/t10k-labels-idx1-ubyte"], /magic-images: expected an IDX file/],
  [["kernel", "mnist:none"], /none: expected images and labels/],
  [["kernel", "cifar10:none"], /none: expected data_batch_/],
  [["kernel", "mnist:absent"], /absent: expected a folder/],
  [["kernel", "set"], /set: expected a data set/],
  [["kernel", "gaussian:n=4,sizes=1+1"], /sizes must name one size a class/],
  [
    ["kernel", "iris", "--classes", "setosa,rose"],
    /expected classes among setosa, versicolor, virginica in --classes, found rose/,
  ],
  [["kernel", "iris", "--per-class", "60"], /expected at least 60 samples/],
  [["deep-rfm", "one-class.csv"], /at least two classes/],
];

describe("bad input", () => {
  it.each(cases)(
    "%j: exit 2, one sentence with its place, nothing on stdout, nothing written",
    async (args, message) => {
      const before = readdirSync(work.path).sort();
      const { code, stdout, stderr } = await inProcess([
        ...args,
        "--json",
        "--out",
        "out",
        "--backend",
        "js",
      ]);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(message);
      const said = stderr.trim().split("\n");
      expect(said.filter((line) => !line.startsWith("note: "))).toHaveLength(1);
      expect(readdirSync(work.path).sort()).toEqual(before);
    },
  );

  it("measures equal features as undefined, and draws no figure of nothing", async () => {
    const args = ["metrics", "same.npy", "--labels", "y.npy", "--figure", "none.svg", "--json"];
    const { code, stdout, stderr } = await inProcess(args);
    expect([code, JSON.parse(stdout).nc1.traceRatio]).toEqual([0, null]);
    expect(stderr).toMatch(/none\.svg: not drawn/);
    expect(existsSync(join(work.path, "none.svg"))).toBe(false);
  });

  it("says where results cannot be written, and leaves nothing there", async () => {
    const target = join(work.path, "H.npy", "gram.npy");
    const { code, stderr } = await inProcess(["kernel", "iris", "--gram", target]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/H\.npy/);
    expect(existsSync(target)).toBe(false);
  });
});
