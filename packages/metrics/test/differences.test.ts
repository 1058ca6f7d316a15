import { readFileSync } from "node:fs";
import { fromRows } from "@collapsar/linalg";
import { expect, test } from "vitest";
import { measureFeatures } from "../src/index.js";

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), "utf8"));

const { features, labels, weights, bias } = read("features");
const { ours, published } = read("differences");
const H = fromRows(features);
const C = 4;

function measured(weighting: "sample" | "class" | "published", factor = 1) {
  const b = bias.map((value: number) => factor * value);
  const options = { weights: fromRows(weights), bias: b, weighting, metrics: ["nc", "classifier"] as const };
  const { nc1, nc2, nc3, nc4, classifier } = measureFeatures(H, labels, options);
  return { nc1: nc1!, nc2: nc2!, nc3: nc3!, nc4: nc4!, classifier: classifier! };
}

const close = { relative: 1e-9 };

test("our values are those that an independent implementation has beside the published programs'", () => {
  const [sample, even] = [measured("sample"), measured("class")];
  const found = {
    pinvSample: sample.nc1.pinv,
    pinvClass: even.nc1.pinv,
    traceSample: sample.nc1.traceRatio,
    traceClass: even.nc1.traceRatio,
    equinormSample: sample.nc2.equinorm,
    maxAngleSample: sample.nc2.maxAngle,
    etfSample: sample.nc2.etfDistance,
    selfDualitySample: sample.nc3.selfDuality,
    productSample: sample.classifier.product,
    nc4: sample.nc4,
    nc4LargeBias: measured("sample", 30).nc4,
  };
  expect(found).toAgree(ours, close);
});

test("what published programs print follows from ours by the factors that the docs name", () => {
  const [even, mixed] = [measured("class"), measured("published")];
  const { notebook, zhu, pypi, agop, ntc } = published;
  expect(mixed.nc1.pinv! * C).toAgree(notebook.pinv, close);
  expect(even.nc2.equinorm! * Math.sqrt(C / (C - 1))).toAgree(notebook.equinorm, close);
  expect(even.nc2.maxAngle!).toAgree(notebook.maxAngle, close);
  expect(even.nc3.selfDuality! ** 2).toAgree(notebook.selfDuality, close);
  expect(measured("sample").classifier.product!).toAgree(zhu.nc3, close);
  expect(even.nc2.etfDistance!).toAgree(pypi.etf, close);
  expect(even.classifier.product!).toAgree(pypi.nc3, close);
  expect(mixed.nc1.traceRatio! / C).toAgree(agop.trace, close);
  expect(mixed.nc1.std).toAgree(ntc.std, close);
});
