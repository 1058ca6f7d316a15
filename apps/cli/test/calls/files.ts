import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync, inflateSync } from "node:zlib";
import { writeNpy, writeNpz, writeParquet, writeSafetensors } from "@collapsar/datasets/parts";
import { type Random, seededRandom } from "@collapsar/linalg";
import { fitModel, saveModel } from "@collapsar/rfm";
import torch from "../../../../packages/datasets/test/fixtures/torch.json" with { type: "json" };
import onnx from "../onnx/perceptron.json" with { type: "json" };

/** Random source of a generator of bad calls. */
export interface Draw {
  readonly chance: () => number;
  readonly below: (n: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
}

export function drawer(seed: number): Draw {
  const random: Random = seededRandom(seed);
  const below = (n: number) => Math.floor(random.next() * n);
  return { chance: () => random.next(), below, pick: (list) => list[below(list.length)]! };
}

const n = 8;
const values = Float64Array.from({ length: 3 * n }, (_, i) => Math.sin(i));
const labels = Int32Array.from({ length: n }, (_, i) => i % 2);
const X = { shape: [n, 3], data: values };
const y = { shape: [n], data: labels };

const inflated = (zlib: string) => inflateSync(Buffer.from(zlib, "base64"));

function goodFiles(): Record<string, Uint8Array | string> {
  const rows = Array.from({ length: n }, (_, i) => `${i},${(i * 7) % 5},${i % 2 ? "x" : "y"}`);
  const table = `a,b,label\n${rows.join("\n")}\n`;
  const idxImages = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, n, 0, 0, 0, 2, 0, 0, 0, 2, ...Array(4 * n).keys());
  const data = {
    name: "t",
    X: { rows: n, cols: 3, data: values },
    y: labels,
    classNames: ["a", "b"],
    columns: ["a", "b", "c"],
  };
  const column = (name: string, j: number) => ({
    name,
    data: Float64Array.from(rows, (_, i) => values[3 * i + j]!),
  });
  return {
    "t.csv": table,
    "t.tsv": table.replaceAll(",", "\t"),
    "t.csv.gz": gzipSync(table),
    "W.npy": writeNpy({ shape: [2, 3], data: values.slice(0, 6) }),
    "b.npy": writeNpy({ shape: [2], data: values.slice(0, 2) }),
    "layers.npz": writeNpz({ H1: X, H2: X, y, W: { shape: [2, 3], data: values.slice(0, 6) } }),
    "labels.idx": Uint8Array.of(0, 0, 8, 1, 0, 0, 0, n, ...labels),
    "images.idx": idxImages,
    "mnist/t10k-labels-idx1-ubyte": Uint8Array.of(0, 0, 8, 1, 0, 0, 0, n, ...labels),
    "mnist/t10k-images-idx3-ubyte": idxImages,
    "net.onnx": Buffer.from(onnx.model, "base64"),
    "six.npy": writeNpy({ shape: [4, 6], data: values }),
    ...Object.fromEntries([1, 2, 10].map((epoch) => [`epochs/epoch-${epoch}.npz`, writeNpz({ X, y })])),
    ...Object.fromEntries(torch.files.slice(0, 3).map(({ name, zlib }) => [`${name}.pt`, inflated(zlib)])),
    "X.npy": writeNpy(X),
    "y.npy": writeNpy(y),
    "s.npz": writeNpz({ X, y }),
    "s.safetensors": writeSafetensors({
      X: { shape: X.shape, data: values },
      y: { shape: y.shape, data: labels },
    }),
    "t.parquet": writeParquet([column("a", 0), column("b", 1), { name: "label", data: labels }]),
    "c.yaml": "experiment: rfm/multi-index\nseed: 1\nconfig:\n  sampels: 3\n",
    "t.yaml": "network: mlp\ndata: nowhere.npz\nepochs: 1\n",
    "m.rfm": saveModel(fitModel(data as never, { rounds: 1, bandwidth: 2 } as never).model),
  };
}

/** The same bytes with flipped bits, or cut short. */
export function damaged(bytes: Uint8Array, draw: Draw, cut: boolean): Uint8Array {
  if (cut) return bytes.subarray(0, draw.below(bytes.length));
  const copy = Uint8Array.from(bytes);
  for (let flips = 1 + draw.below(3); flips > 0; flips--)
    copy[draw.below(copy.length)]! ^= 1 << draw.below(8);
  return copy;
}

/** Files that are right, each of which a command can read. */
export function makeFiles(): void {
  for (const folder of ["epochs", "mnist"]) mkdirSync(folder);
  for (const [name, content] of Object.entries(goodFiles())) writeFileSync(name, content);
}

/** Beside files the same with flipped bits, cut short, empty, or something else of that ending. */
export function damageFiles(draw: Draw): void {
  const names = readdirSync(".", { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { name } of names) {
    const bytes = readFileSync(name);
    const ending = name.slice(name.indexOf("."));
    for (let k = 0; k < 6; k++) writeFileSync(`flip${k}${name}`, damaged(bytes, draw, k > 3));
    writeFileSync(`empty${ending}`, "");
    mkdirSync(`folder${ending}`, { recursive: true });
    if (!readdirSync(".").includes(`loop${ending}`)) symlinkSync(`loop${ending}`, `loop${ending}`);
  }
  if (process.platform !== "win32") execFileSync("mkfifo", ["fifo.csv", "fifo.npy", "fifo.npz", "fifo.yaml"]);
}

/** Every file below a folder with a digest of its content. */
export function snapshot(folder = "."): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) for (const [name, digest] of snapshot(path)) found.set(name, digest);
    else if (entry.isFile()) found.set(path, createHash("sha1").update(readFileSync(path)).digest("hex"));
    else found.set(path, entry.isFIFO() ? "pipe" : String(statSync(folder).mode));
  }
  return found;
}
