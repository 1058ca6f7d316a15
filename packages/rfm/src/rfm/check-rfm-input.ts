import { InputError, type Matrix } from "@collapsar/linalg";
import {
  checkFinite,
  checkInteger,
  checkMatrix,
  checkModerate,
  checkNonNegative,
  checkOneOf,
  checkPositive,
  resolveOptions,
  type Settings,
} from "@collapsar/linalg/check";
import { areSameRows } from "../machine/same-rows.js";
import { modelOptions, rfmOptions } from "../options.js";
import type { RfmOptions } from "./rfm-options.js";

/** The given options, with every default in place. */
export type RfmSettings = Omit<RfmOptions, keyof typeof rfmOptions> &
  Omit<Settings<typeof rfmOptions>, "kernel"> & { readonly kernel: NonNullable<RfmOptions["kernel"]> };

function isConstant(Y: Matrix, c: number): boolean {
  for (let i = 1; i < Y.rows; i++) if (Y.data[i * Y.cols + c] !== Y.data[c]) return false;
  return true;
}

function checkTargets(X: Matrix, Y: Matrix): void {
  checkMatrix("rfm", "Y", Y);
  if (Y.rows !== X.rows)
    throw new InputError({
      fn: "rfm",
      requirement: `${X.rows} rows need as many targets`,
      received: String(Y.rows),
    });
  if (Y.cols === 0)
    throw new InputError({ fn: "rfm", requirement: "Y must have at least one column", received: "0" });
  checkFinite("rfm", "Y", Y);
  for (let c = 0; c < Y.cols; c++) if (!isConstant(Y, c)) return;
  throw new InputError({
    fn: "rfm",
    requirement: "targets must vary",
    received: `the same value ${Y.data[0]} in every row`,
  });
}

function checkWeights(weights: ArrayLike<number> | undefined, n: number): void {
  if (weights === undefined) return;
  if (weights.length !== n)
    throw new InputError({
      fn: "rfm",
      requirement: `${n} rows need as many sample weights`,
      received: String(weights.length),
    });
  for (let i = 0; i < n; i++) checkPositive("rfm", `sample weight ${i}`, weights[i]!);
}

function checkBandwidth(bandwidth: RfmOptions["bandwidth"]): void {
  if (bandwidth === undefined || bandwidth === "auto") return;
  if (typeof bandwidth === "string") checkOneOf("rfm", "bandwidth", bandwidth, ["auto", "a number"]);
  checkPositive("rfm", "bandwidth", typeof bandwidth === "number" ? bandwidth : bandwidth.adapted);
}

/** The logistic loss reads rows of Y as probabilities. */
function checkOneHot(Y: Matrix): void {
  for (let i = 0; i < Y.rows; i++) {
    const row = Array.from(Y.data.subarray(i * Y.cols, (i + 1) * Y.cols));
    const total = row.reduce((sum, value) => sum + value, 0);
    if (row.every((value) => value >= 0) && Math.abs(total - 1) < 1e-9) continue;
    throw new InputError({
      fn: "rfm",
      requirement: "targets must be one-hot for the logistic loss",
      received: `${row.slice(0, 3).join(", ")}${row.length > 3 ? " …" : ""} in row ${i}`,
      remedy: 'code classes "one-hot", or take the squared loss',
    });
  }
}

/**
 * Requires finite rows, at least two of them, targets that vary, and settings in range; returns these with their
 * defaults.
 */
export function checkRfmInput(X: Matrix, Y: Matrix, options: RfmOptions): RfmSettings {
  checkMatrix("rfm", "X", X);
  if (X.rows < 2)
    throw new InputError({ fn: "rfm", requirement: "X must have at least 2 rows", received: String(X.rows) });
  if (X.cols < 1)
    throw new InputError({ fn: "rfm", requirement: "X must have at least 1 column", received: "0" });
  checkFinite("rfm", "X", X);
  checkModerate("rfm", "X", X);
  if (areSameRows(X)) {
    throw new InputError({
      fn: "rfm",
      requirement: "rows must differ in some column",
      received: `the same ${X.cols} values in all ${X.rows} rows`,
    });
  }
  checkTargets(X, Y);
  checkWeights(options.sampleWeights, X.rows);
  checkBandwidth(options.bandwidth);
  if (options.metricRidge !== undefined) checkNonNegative("rfm", "metricRidge", options.metricRidge);
  const settings = resolveOptions("rfm", rfmOptions, options);
  if (typeof options.keep === "number") checkInteger("rfm", "keep", options.keep, 0);
  else checkOneOf("rfm", "keep", options.keep ?? modelOptions.keep.fallback, ["best", "last"]);
  if (options.loss === "logistic") checkOneHot(Y);
  const { validation } = options;
  if (validation !== undefined && validation.X.cols !== X.cols) {
    throw new InputError({
      fn: "rfm",
      requirement: `validation rows must have ${X.cols} columns`,
      received: String(validation.X.cols),
    });
  }
  return { ...options, ...settings };
}
