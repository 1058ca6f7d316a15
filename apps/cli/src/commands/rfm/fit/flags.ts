import type { MetricKernelName } from "@collapsar/rfm";
import { rfmOptions as machine, modelOptions as model } from "@collapsar/rfm/options";
import {
  group,
  inputFile,
  type Needs,
  type OptionsOf,
  outputFile,
  text,
  toggle,
  valued,
} from "../../../contract/flags.js";
import { flagOf, openAbout, openFlagOf, switchOf } from "../../../contract/option-flags.js";
import {
  bandwidth,
  names,
  nonNegativeNumber,
  positiveInteger,
  positiveNumber,
} from "../../../contract/values.js";
import { dataFlags } from "../../../data-argument/data-flags.js";
import { classWeights } from "./class-weights.js";

const kernelIs = (...names: MetricKernelName[]): { needs: Needs } => ({
  needs: { flags: { kernel: names } },
});

export const fitFlags = {
  ...group("Machine options:", {
    kernel: openFlagOf(machine.kernel, "<name>"),
    normP: valued("<p>", "norm of generalised-laplace", positiveNumber, {
      ...kernelIs("generalised-laplace"),
      aliases: ["norm"],
    }),
    exponent: valued(
      "<q>",
      "exponent of generalised-laplace and sum-of-powers",
      positiveNumber,
      kernelIs("generalised-laplace", "sum-of-powers"),
    ),
    degree: valued("<n>", "degree of polynomial", positiveInteger, kernelIs("polynomial")),
    bandwidth: valued("<L>", openAbout(machine.bandwidth), bandwidth),
    ridge: valued("<r>", "ridge (default: the best on held-out rows)", nonNegativeNumber),
    rounds: openFlagOf(machine.rounds, "<R>"),
    task: flagOf(model.task, "<task>"),
    coding: openFlagOf(model.coding, "<rule>"),
    normalization: flagOf(machine.normalisation, "<rule>", { aliases: ["normalisation"] }),
    loss: flagOf(machine.loss, "<name>"),
    solver: flagOf(machine.solver, "<name>"),
    keep: openFlagOf(model.keep, "<round>", { of: "best on held-out rows" }),
    patience: flagOf(machine.patience, "<n>"),
    diagonal: switchOf(machine.diagonal),
    centreGradients: switchOf(machine.centreGradients),
    agopRows: openFlagOf(machine.agopRows, "<n>"),
    memory: valued("<MB>", `${machine.memoryBudget.says} in MB`, positiveNumber, {
      aliases: ["memoryBudget"],
    }),
    leafRows: flagOf(model.leafRows, "<n>"),
    temperature: openFlagOf(model.temperature, "<t>", {
      needs: { flags: { leafRows: "given" } },
    }),
    validation: inputFile("<data>", "rows on which rounds are judged"),
    validationLabels: inputFile("<file>", "labels of a .npy validation file", {
      needs: { flags: { validation: "given" } },
    }),
    tune: flagOf(model.tune, "<how>"),
    metric: flagOf(model.metric, "<name>"),
    folds: valued(
      "<K>",
      "folds of a cross-validation (default: as many, up to 5, as cost little)",
      positiveInteger,
    ),
    timeLimit: flagOf(model.timeLimit, "<seconds>"),
    classWeights: valued("<weights>", "balanced, or weights such as fraud=10,honest=1", classWeights),
    sampleWeights: text("<column>", "column of the rows' weights, which is no feature"),
    targets: valued("<columns>", "several numeric target columns", names, { repeatable: true }),
    id: valued("<columns>", "columns that name the rows: left out, and carried into predictions", names, {
      repeatable: true,
    }),
    save: outputFile("<model>", "write the model to this file"),
  }),
  ...dataFlags,
  standardize: toggle(`${model.standardise.says} (default: of tables alone)`, {
    group: "Data options:",
    negative: { about: "leave the columns of a table as they are" },
  }),
};

export type FitFlags = OptionsOf<typeof fitFlags>;
