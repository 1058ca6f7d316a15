import { readFileSync } from "node:fs";
import { fromRows } from "@collapsar/linalg";
import { expect, test } from "vitest";
import { measureFeatures, regressionCollapse } from "../src/index.js";
import { debiasedCka } from "../src/parts.js";

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), "utf8"));

/** The part of `found` that has the keys of `wanted`. */
function part(found: unknown, wanted: unknown): unknown {
  if (Array.isArray(wanted)) return wanted.map((each, i) => part((found as unknown[])[i], each));
  if (typeof wanted !== "object" || wanted === null) return found;
  return Object.fromEntries(
    Object.entries(wanted).map(([key, each]) => [key, part((found as Record<string, unknown>)[key], each)]),
  );
}

test("every quantity agrees with the independent implementation in NumPy", () => {
  const { features, labels, weights, bias, ood, other, targets, regressionWeights } = read("features");
  const { regression, margin, cka, classes, ...wanted } = read("values");
  const H = fromRows(features);
  const options = { weights: fromRows(weights), bias, ood: fromRows(ood), metrics: ["all"] as const };
  const found = measureFeatures(H, labels, options);
  expect(part(found, wanted)).toAgree(wanted, { relative: 1e-9, absolute: 1e-11 });
  expect(part(found.table, classes)).toAgree(classes, { relative: 1e-9 });
  expect(found.margin).toAgree(margin, { relative: 1e-7 });
  expect(debiasedCka(H, fromRows(other))).toAgree(cka, { relative: 1e-9 });
  const { nrc1, nrc2, nrc3 } = regressionCollapse(H, fromRows(targets), fromRows(regressionWeights));
  expect({ nrc1, nrc2 }).toAgree({ nrc1: regression.nrc1, nrc2: regression.nrc2 }, { relative: 1e-9 });
  expect(nrc3).toAgree(regression.nrc3, { relative: 1e-6 });
});
