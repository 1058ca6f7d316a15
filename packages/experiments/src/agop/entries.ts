import type { ExperimentEntry } from "../entry.js";

/** The experiments of this folder: static data, each module imported only when it is loaded. */
export const agopEntries: readonly ExperimentEntry[] = [
  {
    id: "deep-rfm/collapse-relu",
    title: "Collapse by layer of a Deep RFM with ReLU features",
    paper: "AGOP",
    load: async () => (await import("./deep-rfm-collapse.js")).collapseRelu,
  },
  {
    id: "deep-rfm/collapse-cos",
    title: "Collapse by layer of a Deep RFM with cosine features, both kinds of Cauchy frequencies",
    paper: "AGOP",
    load: async () => (await import("./deep-rfm-collapse.js")).collapseCos,
  },
  {
    id: "deep-rfm/gram-main",
    title: "Gram matrices by layer of a Deep RFM",
    paper: "AGOP",
    load: async () => (await import("./deep-rfm-gram.js")).gramMain,
  },
  {
    id: "deep-rfm/gram-a",
    title: "Gram matrices by layer of a Deep RFM, the other pairs of data and map",
    paper: "AGOP",
    load: async () => (await import("./deep-rfm-gram.js")).gramA,
  },
  {
    id: "deep-rfm/gram-b",
    title: "Gram matrices by layer of a Deep RFM, isotropic and gaussian frequencies",
    paper: "AGOP",
    load: async () => (await import("./deep-rfm-gram.js")).gramB,
  },
  {
    id: "deep-rfm/recursion",
    title: "The layer recursion of a linearised Deep RFM, and its rate",
    paper: "AGOP",
    load: async () => (await import("./deep-rfm-recursion.js")).recursion,
  },
  {
    id: "deep-rfm/kernel-learning",
    title: "Kernel learning ends at the collapsed Gram matrix",
    paper: "AGOP",
    load: async () => (await import("./deep-rfm-kernel-learning.js")).kernelLearning,
  },
  {
    id: "deep-rfm/rate",
    title: "How fast a Deep RFM collapses, by ridge and by the linear part of the random map",
    paper: "AGOP",
    load: async () => (await import("./deep-rfm-rate.js")).rate,
  },
  {
    id: "rfm/multi-index",
    title: "AGOP recovers the central subspace of a multi-index model",
    paper: "RFM",
    load: async () => (await import("./multi-index.js")).multiIndex,
  },
  {
    id: "rfm/grokking",
    title: "Grokking modular addition without a network",
    paper: "GROK",
    load: async () => (await import("./grokking.js")).grokking,
  },
];
