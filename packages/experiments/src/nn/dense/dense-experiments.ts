import { defineExperiment, type Experiment, type ResultRow } from "../../experiment.js";
import { nfaChecks, svdChecks } from "./dense-checks.js";
import { type DenseNetwork, denseSchema, denseTrials } from "./dense-config.js";
import { nfaFigures, svdFigures } from "./dense-figures.js";
import type { DenseRow, DenseSummary } from "./dense-rows.js";
import { runDense } from "./run-dense.js";

const names = { mlp: "a five-layer MLP", resnet18: "ResNet18", "vgg11-truncated": "VGG11" } as const;

function denseExperiment(
  view: "svd" | "nfa",
  id: string,
  networks: readonly DenseNetwork[],
  published: Partial<Record<DenseNetwork, readonly string[]>> = {},
): Experiment {
  const whose = networks.map((network) => names[network]).join(" and of ");
  return defineExperiment({
    id,
    title:
      view === "svd"
        ? `NC1 by part of each layer of ${whose}`
        : `Collapse and the neural feature ansatz in ${whose}`,
    paper: "AGOP",
    description:
      "Trains a network with five fully connected hidden layers on ±1 targets, from a small start " +
      "and from a large one, and measures each of them: NC1 at its input Φ, at SVᵀΦ and at " +
      "ReLU(USVᵀΦ), and the correlation of WᵀW with the AGOP of the sub-network behind it. Sizes, " +
      "epochs and the optimiser at the small scale are ours; of VGG11 the published recipe is not " +
      "known.",
    schema: denseSchema,
    trials: (config) => networks.flatMap((network) => denseTrials(config, network, published[network])),
    convolves: ({ network }) => network !== "mlp",
    runTrial: runDense,
    summarise: (rows: readonly ResultRow[]): DenseSummary => ({ rows: rows as unknown as DenseRow[] }),
    figures: view === "svd" ? svdFigures : nfaFigures,
    checks: view === "svd" ? svdChecks : nfaChecks,
  });
}

export const svdMain = denseExperiment("svd", "net/svd-main", ["mlp", "resnet18"], {
  mlp: ["mnist:train"],
  resnet18: ["cifar10:train"],
});
export const svdMlp = denseExperiment("svd", "net/svd-mlp", ["mlp"]);
export const svdResnet = denseExperiment("svd", "net/svd-resnet", ["resnet18"]);
export const svdVgg = denseExperiment("svd", "net/svd-vgg", ["vgg11-truncated"]);
export const nfaMlp = denseExperiment("nfa", "net/nfa-mlp", ["mlp"]);
export const nfaResnet = denseExperiment("nfa", "net/nfa-resnet", ["resnet18"]);
export const nfaVgg = denseExperiment("nfa", "net/nfa-vgg", ["vgg11-truncated"]);
