import type { ExperimentEntry } from "../entry.js";

const training = () => import("./training-experiments.js");

/** The experiments of this folder: static data, each module imported only when it is loaded. */
export const networkEntries: readonly ExperimentEntry[] = [
  {
    id: "ntk-collapse/resnet20",
    title: "ResNet20: collapse, kernels and invariant over training",
    paper: "NTC",
    load: async () => (await training()).resnet20Training,
  },
  {
    id: "ntk-collapse/vgg11",
    title: "VGG11: collapse, kernels and invariant over training",
    paper: "NTC",
    load: async () => (await training()).vggTraining,
  },
  {
    id: "ntk-collapse/densenet40",
    title: "DenseNet40: collapse, kernels and invariant over training",
    paper: "NTC",
    load: async () => (await training()).densenetTraining,
  },
  {
    id: "ntk-collapse/training",
    title: "Three initialisations: a network that collapses and one that does not",
    paper: "NTC",
    load: async () => (await training()).training,
  },
  {
    id: "ntk-collapse/scatter",
    title: "One dot a trained network: collapse against the invariant",
    paper: "NTC",
    load: async () => (await training()).scatter,
  },
  {
    id: "ntk-collapse/grid",
    title: "Three networks side by side",
    paper: "NTC",
    load: async () => (await training()).grid,
  },
  {
    id: "ntk-collapse/norms",
    title: "Norms of class means, scatter and global mean over training",
    paper: "NTC",
    load: async () => (await training()).norms,
  },
  {
    id: "ntk-collapse/kernels",
    title: "The measured kernels of a trained ResNet20",
    paper: "NTC",
    load: async () => (await training()).kernels,
  },
  {
    id: "ntk-collapse/cross-entropy",
    title: "The same under cross-entropy",
    paper: "NTC",
    load: async () => (await training()).crossEntropy,
  },
];
