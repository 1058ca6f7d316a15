import { featureOptions, pairOptions } from "@collapsar/metrics/options";
import {
  choice,
  figureFile,
  group,
  inputFile,
  type OptionsOf,
  outputFile,
  text,
  toggle,
  valued,
} from "../contract/flags.js";
import { flagOf, openFlagOf } from "../contract/option-flags.js";
import { names } from "../contract/values.js";
import { dataFlags } from "../data-argument/data-flags.js";

export const metricsFlags = {
  ...group("Metric options:", {
    metrics: valued(
      "<groups>",
      "nc, classifier, rank, class, ood, regression, depth or all (default: nc,classifier,rank)",
      names,
    ),
    weights: inputFile("<file>", "classifier C × p: adds NC3 and NC4 (default: W of the features' own file)"),
    bias: inputFile("<file>", "its bias, C numbers"),
    wKey: text(
      "<name>",
      "name of the classifier in a file of named arrays (default: W, weight, fc.weight, …)",
    ),
    bKey: text("<name>", "name of the bias there (default: b, bias, fc.bias, …)"),
    layers: valued(
      "<names>",
      "weights of consecutive layers, for --metrics depth (default: the file's weights in their order)",
      names,
    ),
    ood: inputFile("<data>", "out-of-distribution features: adds NC5 and the scores"),
    means: inputFile("<file>", "measure around the class means of other features or of a saved summary"),
    weighting: flagOf(featureOptions.weighting, "<rule>"),
    riesz: openFlagOf(pairOptions.rieszExponent, "<s>", { aliases: ["rieszExponent"] }),
    cdnvExponent: openFlagOf(pairOptions.cdnvExponent, "<k>"),
    cka: inputFile("<data>", "debiased CKA with these features of the same samples"),
    saveSummary: outputFile(
      "<file>",
      "keep class means and scatter as .safetensors, for --means and --summary",
      { endings: [".safetensors"] },
    ),
    summary: toggle("the files are saved summaries: merge them and measure them together"),
    scores: outputFile("<file>", "keep the out-of-distribution scores of every sample as .csv (with --ood)", {
      endings: [".csv"],
    }),
  }),
  ...group("Series options:", {
    by: text("<pattern>", "columns that the paths carry, as in 'epoch-{epoch}/layer-{layer}.npz'"),
    format: choice("<form>", "how the rows are printed", ["text", "json", "csv", "latex", "parquet"]),
    figure: figureFile("draw the curves as .svg or .png"),
    watch: toggle("go on as files appear in the folder, until Ctrl-C"),
  }),
  ...dataFlags,
  xKey: valued(
    "<names>",
    "name of the samples in a file of named arrays; several are several layers",
    names,
    {
      group: "Data options:",
      repeatable: true,
    },
  ),
};

export type MetricsOptions = OptionsOf<typeof metricsFlags>;
