import { selectRows } from "@collapsar/linalg/parts";
import { checkGrowthInputs, checkLeafJob } from "../check-arguments.js";
import { inFloat64 } from "../machine/in-float64.js";
import { areSameRows } from "../machine/same-rows.js";
import { fitRfm } from "../rfm/fit-rfm.js";
import type { RfmOptions } from "../rfm/rfm-options.js";
import type { LeafJob } from "./plan-tree.js";
import type { TreeLeaf } from "./rfm-tree.js";
import { codedTargets, isConstantTarget, labelsOf, type TreeTargets } from "./targets.js";
import type { Growth, TreeOptions } from "./tree-options.js";

function leafValidation(job: LeafJob, validation: TreeOptions["validation"]): RfmOptions["validation"] {
  if (validation === undefined || job.validationRows.length < 10) return undefined;
  const X = inFloat64(selectRows(validation.X, job.validationRows));
  const { targets } = validation;
  return { X, Y: codedTargets(targets, job.validationRows), labels: labelsOf(targets, job.validationRows) };
}

/** Fits the machine of one leaf: needs nothing but the job and what all jobs share, so leaves can go anywhere. */
export function fitLeaf(job: LeafJob, growth: Growth): TreeLeaf {
  checkLeafJob("fitLeaf", job);
  checkGrowthInputs("fitLeaf", growth);
  const { X, targets, options } = growth;
  const { leafRows, splitRows, onProgress, onLeaf, validation, sampleWeights, ...machine } = options;
  const Y = codedTargets(targets, job.rows);
  if (isConstantTarget(Y) || job.rows.length < 2) return meanLeaf(job, targets);
  const points = selectRows(X, job.rows);
  if (areSameRows(points)) return meanLeaf(job, targets, sampleWeights);
  const fit = fitRfm(inFloat64(points), Y, {
    ...machine,
    sampleWeights:
      sampleWeights === undefined ? undefined : Array.from(job.rows, (row) => sampleWeights[row]!),
    labels: labelsOf(targets, job.rows),
    validation: leafValidation(job, validation),
  });
  // The centres stay in the type of the data: a float32 table is kept once, not once more in float64.
  return { rows: job.rows.length, machine: { ...fit.machine, centres: points }, constant: undefined };
}

/**
 * The mean of a leaf's targets: exact where they do not vary, all that can be said where its rows are one point, and
 * what stands for a leaf that was not reached.
 */
export function meanLeaf(job: LeafJob, targets: TreeTargets, sampleWeights?: ArrayLike<number>): TreeLeaf {
  const Y = codedTargets(targets, job.rows);
  const weights = Float64Array.from(job.rows, (row) => sampleWeights?.[row] ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const constant = new Float64Array(Y.cols);
  // about the first row, so that the mean of equal targets is that target to the last digit
  Y.data.forEach((value, at) => {
    const share = weights[Math.floor(at / Y.cols)]! / total;
    constant[at % Y.cols]! += share * (value - Y.data[at % Y.cols]!);
  });
  return {
    rows: job.rows.length,
    machine: undefined,
    constant: constant.map((value, c) => Y.data[c]! + value),
  };
}
