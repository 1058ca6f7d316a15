import type { ExperimentEntry } from "../entry.js";

const fcn = () => import("./fcn/fcn.js");
const dense = () => import("./dense/dense-experiments.js");
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
    id: "ntk-collapse/mlp",
    title: "An MLP that collapses: NC1, NC2, NC3 and kernel alignment to the end of training",
    paper: "NTC",
    load: async () => (await training()).mlpTraining,
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
    id: "ntk-collapse/spectrum",
    title: "Three eigenvalues of a block kernel, and the spectra of measured ones",
    paper: "NTC",
    load: async () => (await training()).spectrum,
  },
  {
    id: "ntk-collapse/cross-entropy",
    title: "The same under cross-entropy",
    paper: "NTC",
    load: async () => (await training()).crossEntropy,
  },
  {
    id: "net/svd-main",
    title: "NC1 by part of each layer of a five-layer MLP and of ResNet18",
    paper: "AGOP",
    load: async () => (await dense()).svdMain,
  },
  {
    id: "net/svd-mlp",
    title: "NC1 by part of each layer of a five-layer MLP",
    paper: "AGOP",
    load: async () => (await dense()).svdMlp,
  },
  {
    id: "net/svd-resnet",
    title: "NC1 by part of each layer of ResNet18",
    paper: "AGOP",
    load: async () => (await dense()).svdResnet,
  },
  {
    id: "net/svd-vgg",
    title: "NC1 by part of each layer of VGG11",
    paper: "AGOP",
    load: async () => (await dense()).svdVgg,
  },
  {
    id: "net/nfa-mlp",
    title: "Collapse and the neural feature ansatz in a five-layer MLP",
    paper: "AGOP",
    load: async () => (await dense()).nfaMlp,
  },
  {
    id: "net/nfa-resnet",
    title: "Collapse and the neural feature ansatz in ResNet18",
    paper: "AGOP",
    load: async () => (await dense()).nfaResnet,
  },
  {
    id: "net/nfa-vgg",
    title: "Collapse and the neural feature ansatz in VGG11",
    paper: "AGOP",
    load: async () => (await dense()).nfaVgg,
  },
  {
    id: "network/fcn-erf-balanced",
    title: "Two-layer erf network beside its kernels",
    paper: "KK",
    load: async () => (await fcn()).fcnErf,
  },
  {
    id: "network/fcn-relu-balanced",
    title: "Two-layer ReLU network beside its kernels",
    paper: "KK",
    load: async () => (await fcn()).fcnRelu,
  },
  {
    id: "network/fcn-imbalanced",
    title: "Two-layer erf network on imbalanced classes",
    paper: "KK",
    load: async () => (await fcn()).fcnImbalanced,
  },
  {
    id: "dynamics-vs-network",
    title: "Predicted collapse over the measured one",
    paper: "NTC",
    load: async () => (await import("../prediction/experiment.js")).dynamicsVsNetwork,
  },
  {
    id: "train",
    title: "One network, trained and measured",
    paper: "NTC",
    load: async () => (await training()).train,
  },
  {
    id: "network/fcn-run",
    title: "One run of the two-layer erf network",
    paper: "KK",
    load: async () => (await import("./fcn/fcn-run.js")).fcnRun,
  },
  {
    id: "network/fcn-wide",
    title: "A wider two-layer erf network beside its kernels",
    paper: "KK",
    load: async () => (await fcn()).fcnWide,
  },
  {
    id: "network/fcn-depth3",
    title: "An erf network with two hidden layers beside its kernels",
    paper: "KK",
    load: async () => (await fcn()).fcnDepth3,
  },
];
