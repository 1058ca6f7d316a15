import { DataError, type Dataset, takeRows } from "@collapsar/datasets";
import { InputError } from "@collapsar/linalg";
import { maxAbs, vstack } from "@collapsar/linalg/parts";
import {
  densenet40,
  type Examples,
  examplesFor,
  mlp,
  type Network,
  resnet18,
  resnet20,
  vgg,
} from "@collapsar/nn";
import { type ImageLayout, imageLayout, imageRows, withNormMomentum } from "@collapsar/nn/parts";
import { loadSamples } from "../../load-samples.js";
import type { NetworkName } from "./network-config.js";
import { normalisedMlp } from "./normalised-mlp.js";
import { alteredTraining } from "./run-training-labels.js";
import { type TrainingSettings, withClassifier } from "./run-training-settings.js";

/** A network with its training rows, its test rows and the rows on which it is measured. */
export interface NetworkData {
  readonly network: Network;
  readonly train: Examples;
  readonly test: Examples | undefined;
  /** The first `perClass` training rows of each class, class by class. */
  readonly probe: Examples;
}

interface NetworkDataSettings extends TrainingSettings {
  readonly samples: number;
  readonly testSamples: number;
  readonly perClass: number;
  readonly widthFactor: number;
  readonly normMomentum?: number | undefined;
}

/**
 * Rows of any other length than an image's, which only fully connected networks take: one pixel high, values as they
 * are.
 */
function layoutOf(columns: number, name: NetworkName): { layout: ImageLayout; isImage: boolean } {
  const isImage = columns === 3072 || Number.isInteger(Math.sqrt(columns));
  if (isImage || !name.startsWith("mlp")) return { layout: imageLayout(columns), isImage: true };
  return { layout: { height: 1, width: columns, channels: 1 }, isImage: false };
}

/**
 * Loads the first rows of a data set, scales grey values to [0, 1] and lays them out for a network; the networks of
 * [NTC] take images of 32 × 32 for VGG and their own size elsewhere.
 */
export async function networkData(
  name: NetworkName,
  spec: string,
  settings: NetworkDataSettings,
  seed = 0,
): Promise<NetworkData> {
  const { samples, testSamples, perClass, normMomentum } = settings;
  const { all, trainRows } = await trainingThenTest(spec, samples, testSamples);
  const classes = all.classNames.length;
  const largest = maxAbs(all.X);
  const { layout, isImage } = layoutOf(all.X.cols, name);
  const factor = !isImage ? 1 : largest > 16 ? 1 / 255 : largest > 1 ? 1 / 16 : 1;
  const to = name.startsWith("vgg") ? [32, 32] : [layout.height, layout.width];
  const images = imageRows(all.X, layout, { to, factor });
  const published = withClassifier(networkOf(name, [...to, layout.channels], classes, settings), settings);
  const network = normMomentum === undefined ? published : withNormMomentum(published, normMomentum);
  const data: Dataset = { ...all, X: images };
  const rows = (from: number, to: number) =>
    takeRows(
      data,
      Array.from({ length: Math.min(to, data.y.length) - from }, (_, i) => from + i),
    );
  const training = alteredTraining(rows(0, trainRows), settings, seed);
  const testing =
    testSamples > 0 && data.y.length > trainRows ? rows(trainRows, trainRows + testSamples) : undefined;
  const probe = takeRows(training, firstOfEachClass(training.y, classes, perClass));
  return {
    network,
    train: examplesFor(network, training.X, training.y),
    test: testing && examplesFor(network, testing.X, testing.y),
    probe: examplesFor(network, probe.X, probe.y),
  };
}

/**
 * Rows for training, followed by rows for testing: of DATA:test for DATA:train, else those that follow in the data
 * set.
 */
async function trainingThenTest(
  spec: string,
  samples: number,
  testSamples: number,
): Promise<{ readonly all: Dataset; readonly trainRows: number }> {
  if (!spec.endsWith(":train") || testSamples === 0) {
    const all = await loadSamples(spec, samples + testSamples, { sort: false });
    return { all, trainRows: Math.min(samples, all.y.length) };
  }
  const train = await loadSamples(spec, samples, { sort: false });
  const test = await loadSamples(spec.replace(/train$/, "test"), testSamples, { sort: false });
  return { all: appendRows(train, test), trainRows: train.y.length };
}

/** The rows of another part of the same data set after one's own, its labels by the own classes' names. */
function appendRows(own: Dataset, other: Dataset): Dataset {
  const numbers = other.classNames.map((name) => own.classNames.indexOf(name));
  const unknown = numbers.indexOf(-1);
  if (unknown >= 0) {
    throw new DataError({
      file: other.name,
      expected: `classes that ${own.name} has in its first ${own.y.length} rows`,
      found: other.classNames[unknown],
      mend: "take more samples",
    });
  }
  const X = vstack([own.X, other.X]);
  return { ...own, X, y: Int32Array.from([...own.y, ...other.y.map((label) => numbers[label]!)]) };
}

function networkOf(
  name: NetworkName,
  input: readonly number[],
  classes: number,
  { widthFactor, hidden }: NetworkDataSettings,
): Network {
  const options = { input, classes, widthFactor };
  switch (name) {
    case "resnet20":
      return resnet20(options);
    case "resnet18":
      return resnet18(options);
    case "vgg11":
      return vgg({ ...options, depth: 11 });
    case "vgg16":
      return vgg({ ...options, depth: 16 });
    case "densenet40":
      return densenet40(options);
    case "mlp":
    case "mlp-norm": {
      const width = Math.max(8, Math.round(512 * widthFactor));
      const inputs = input.reduce((a, b) => a * b, 1);
      return name === "mlp"
        ? mlp({ inputs, classes, hidden: hidden ?? Array<number>(3).fill(width) })
        : normalisedMlp({ inputs, classes, hidden: hidden ?? Array<number>(5).fill(width) });
    }
  }
}

function firstOfEachClass(labels: Int32Array, classes: number, count: number): number[] {
  const rows = Array.from({ length: classes }, () => [] as number[]);
  for (const [i, label] of labels.entries()) if ((rows[label]?.length ?? count) < count) rows[label]?.push(i);
  const short = rows.findIndex((members) => members.length < count);
  if (short >= 0) {
    throw new InputError({
      fn: "networkData",
      requirement: `every class needs ${count} samples to be measured`,
      received: `${rows[short]?.length} of class ${short}`,
    });
  }
  return rows.flat();
}
