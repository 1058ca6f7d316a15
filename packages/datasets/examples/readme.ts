import {
  digits,
  gaussianMixture,
  parseCsv,
  standardise,
  tableDataset,
  trainTestSplit,
} from "@collapsar/datasets";
import { classSizes } from "@collapsar/datasets/parts";

const images = digits(); // 1,797 × 64, labels 0–9, ships inside
const { train, test } = trainTestSplit(images, { testFraction: 0.2, seed: 0 });
const clouds = gaussianMixture({ n: 256, d: 8, classes: 2, seed: 0 });
const flowers = tableDataset(parseCsv("length,species\n1.4,setosa\n4.7,versicolor\n1.3,setosa\n"));

export const sizes = [train.X.rows, test.X.rows, ...classSizes(clouds)]; // 1438, 359, 128, 128
export const names = flowers.classNames; // "setosa", "versicolor"
export const scaled = standardise(images.X); // columns of mean 0 and deviation 1
