import type { ExperimentEntry } from "../entry.js";
import { adaptiveSweepEntries, kernelSweepEntries } from "./sweep/sweep-entries.js";

/** The experiments of this folder: static data, each module imported only when it is loaded. */
export const kkEntries: readonly ExperimentEntry[] = [
  ...kernelSweepEntries.map(({ id, title }) => ({
    id,
    title,
    paper: "KK",
    load: async () => (await import("./sweep/kernel-sweep.js")).kernelSweep(id),
  })),
  ...adaptiveSweepEntries.map(({ id, title }) => ({
    id,
    title,
    paper: "KK",
    load: async () => (await import("./adaptive-sweep.js")).adaptiveSweep(id),
  })),
  {
    id: "adaptive/eos-steps",
    title: "The annealing of the adaptive kernel, stage by stage",
    paper: "KK",
    load: async () => (await import("./adaptive-steps.js")).adaptiveSteps,
  },
  {
    id: "adaptive/eos-matrices",
    title: "Matrices and spectra of the adaptive kernel, first and last stage",
    paper: "KK",
    load: async () => (await import("./adaptive-matrices.js")).adaptiveMatrices,
  },
  {
    id: "kernel-collapse/by-layer",
    title: "NC1, Gram matrices and spectra of NNGP and NTK by layer",
    paper: "KK",
    load: async () => (await import("./by-layer.js")).byLayer,
  },
  {
    id: "kernel-collapse/by-depth",
    title: "NC1 of NNGP and NTK by depth, and where the order turns",
    paper: "KK",
    load: async () => (await import("./by-depth.js")).byDepth,
  },
  {
    id: "kernel-collapse/real-by-depth",
    title: "NC1 of NNGP and NTK on real data, by depth and activation",
    paper: "KK",
    load: async () => (await import("./real-by-depth.js")).realByDepth,
  },
  {
    id: "data/scatter",
    title: "The Gaussian classes of the first paper, by their first three coordinates",
    paper: "KK",
    load: async () => (await import("./data-scatter.js")).dataScatter,
  },
];
