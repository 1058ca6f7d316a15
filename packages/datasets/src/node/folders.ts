import { join } from "node:path";
import type { Matrix } from "@collapsar/linalg";
import type { ExpandOptions } from "../bytes/inflate.js";
import { tensorMatrix } from "../bytes/tensor.js";
import { DataError, withFile } from "../data-error.js";
import type { Dataset } from "../dataset.js";
import { cifar10ClassNames, parseCifar10 } from "../read/cifar10.js";
import { parseIdx, parseIdxLabels } from "../read/idx.js";
import { parseSvhn } from "../read/svhn.js";
import { arrayTargets, type Targets } from "../table/targets.js";
import type { DataSplitName } from "./data-spec.js";
import { fileStats, readBytes } from "./files/files.js";
import { inFile } from "./files/in-file.js";

const fashionClassNames = [
  "T-shirt/top",
  "trouser",
  "pullover",
  "dress",
  "coat",
  "sandal",
  "shirt",
  "sneaker",
  "bag",
  "ankle boot",
];
const digitNames = Array.from({ length: 10 }, (_, digit) => String(digit));
const prefixes: Readonly<Record<DataSplitName, string>> = { train: "train", test: "t10k" };

const origins = {
  mnist: {
    classNames: digitNames,
    source: "MNIST (LeCun, Cortes & Burges 1998), http://yann.lecun.com/exdb/mnist/",
    licence: "CC BY-SA 3.0",
  },
  "fashion-mnist": {
    classNames: fashionClassNames,
    source: "Fashion-MNIST (Xiao, Rasul & Vollgraf 2017), https://github.com/zalandoresearch/fashion-mnist",
    licence: "MIT",
  },
};

/** The first of the names, plain or .gz, that is a file of the folder. */
function existing(folder: string, names: readonly string[]): string | undefined {
  return names
    .flatMap((name) => [join(folder, name), join(folder, `${name}.gz`)])
    .find((path) => fileStats(path)?.isFile() === true);
}

function idxFile(folder: string, split: DataSplitName, what: "images" | "labels"): string | undefined {
  const rank = what === "images" ? 3 : 1;
  const stem = `${prefixes[split]}-${what}`;
  return existing(folder, [`${stem}-idx${rank}-ubyte`, `${stem}.idx${rank}-ubyte`]);
}

function requireFolder(folder: string): void {
  if (fileStats(folder)?.isDirectory() === true) return;
  throw new DataError({
    file: folder,
    expected: "a folder",
    found: fileStats(folder) === undefined ? "nothing there" : "a file",
    mend: "check the path",
  });
}

/** The split that was asked for, or the one that is there; training rows where both are. */
function chooseSplit(
  folder: string,
  wanted: DataSplitName | undefined,
  has: (split: DataSplitName) => boolean,
  files: string,
): DataSplitName {
  const split = wanted ?? (["train", "test"] as const).find(has);
  if (split !== undefined && has(split)) return split;
  throw new DataError({
    file: folder,
    expected: `${files}, plain or .gz`,
    found: "none",
    mend: "check the folder, or fetch the data set first",
  });
}

/** Images and labels from two IDX files, QMNIST's labels too. */
export function loadIdxPair(
  images: string,
  labels: string,
  options: ExpandOptions = {},
): [X: Matrix, targets: Targets] {
  const X = inFile(images, () => tensorMatrix(parseIdx(readBytes(images, options))));
  const targets = inFile(labels, () => arrayTargets(parseIdxLabels(readBytes(labels, options))));
  const { y } = targets;
  if (y.length !== X.rows) {
    throw new DataError({
      file: labels,
      expected: `${X.rows} labels, one for each image of ${images}`,
      found: String(y.length),
    });
  }
  return [X, targets];
}

/** Names of the pixels of a square image, or x1 … xd. */
export function pixelColumns(d: number): string[] {
  const side = Math.sqrt(d);
  if (!Number.isInteger(side)) return Array.from({ length: d }, (_, j) => `x${j + 1}`);
  return Array.from({ length: d }, (_, j) => `pixel_${Math.floor(j / side)}_${j % side}`);
}

/** MNIST or Fashion-MNIST from a folder of IDX files. */
export function loadMnist(
  kind: "mnist" | "fashion-mnist",
  folder: string,
  wanted?: DataSplitName,
  options: ExpandOptions = {},
): Dataset {
  requireFolder(folder);
  const pair = (split: DataSplitName) =>
    [idxFile(folder, split, "images"), idxFile(folder, split, "labels")] as const;
  const split = chooseSplit(
    folder,
    wanted,
    (name) => pair(name).every((path) => path !== undefined),
    "images and labels as *-images-idx3-ubyte and *-labels-idx1-ubyte",
  );
  const [images, labels] = pair(split) as readonly [string, string];
  const [X, targets] = loadIdxPair(images, labels, options);
  const { y, labelValues = [] } = targets;
  const { classNames, ...origin } = origins[kind];
  const known = labelValues.every((value) => value in classNames);
  const labelled = known ? { y: y.map((label) => labelValues[label]!), classNames } : targets;
  return { name: `${kind}:${split}`, X, ...labelled, columns: pixelColumns(X.cols), ...origin };
}

function joinRows(parts: readonly Dataset[]): Dataset {
  const [first] = parts as readonly [Dataset];
  if (parts.length === 1) return first;
  const rows = parts.reduce((sum, { X }) => sum + X.rows, 0);
  const data = new Float32Array(rows * first.X.cols);
  const y = new Int32Array(rows);
  let at = 0;
  for (const part of parts) {
    data.set(part.X.data, at * first.X.cols);
    y.set(part.y, at);
    at += part.X.rows;
  }
  return { ...first, X: { rows, cols: first.X.cols, data }, y };
}

/** CIFAR-10 from a folder of its binary version; `enough` rows end the reading early. */
export function loadCifar10(
  folder: string,
  wanted?: DataSplitName,
  { enough = Infinity, ...options }: ExpandOptions & { enough?: number } = {},
): Dataset {
  requireFolder(folder);
  const files = (split: DataSplitName) => {
    const names =
      split === "test" ? ["test_batch.bin"] : [1, 2, 3, 4, 5].map((batch) => `data_batch_${batch}.bin`);
    return names.map((name) => existing(folder, [name])).filter((path) => path !== undefined);
  };
  const split = chooseSplit(
    folder,
    wanted,
    (name) => files(name).length > 0,
    "data_batch_*.bin or test_batch.bin",
  );
  const parts: Dataset[] = [];
  let rows = 0;
  for (const path of files(split)) {
    if (rows >= enough) break;
    try {
      parts.push(parseCifar10(readBytes(path, options)));
    } catch (error) {
      throw withFile(error, path);
    }
    rows += parts.at(-1)!.X.rows;
  }
  return { ...joinRows(parts), name: `cifar10:${split}`, classNames: cifar10ClassNames };
}

/** SVHN from a folder of its cropped digits; `enough` rows are taken from the start. */
export function loadSvhn(
  folder: string,
  wanted?: DataSplitName,
  options: ExpandOptions & { readonly enough?: number } = {},
): Dataset {
  requireFolder(folder);
  const file = (split: DataSplitName) => existing(folder, [`${split}_32x32.mat`]);
  const split = chooseSplit(
    folder,
    wanted,
    (name) => file(name) !== undefined,
    "train_32x32.mat or test_32x32.mat",
  );
  const path = file(split) as string;
  const { enough, maxBytes } = options;
  const read = () =>
    parseSvhn(readBytes(path, options), { maxBytes, ...(enough !== undefined && { enough }) });
  return { ...inFile(path, read), name: `svhn:${split}` };
}
