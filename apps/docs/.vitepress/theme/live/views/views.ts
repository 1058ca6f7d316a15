import { adaptiveKernelView } from "./adaptive-kernel.js";
import { deepRfmDigitsView } from "./deep-rfm-digits.js";
import { erfDerivativeView } from "./erf-derivative.js";
import { frontDynamicsView, frontGradientsView, frontKernelView } from "./front.js";
import { kernelNc1View } from "./kernel-nc1.js";
import { kernelPictureView } from "./kernel-picture.js";
import { networkCollapseView } from "./network-collapse.js";
import { networkPredictionView } from "./network-prediction.js";
import { phasesView } from "./phases.js";
import { randomNetworkView } from "./random-network.js";
import { rfmBreastCancerView } from "./rfm-breast-cancer.js";

/** The examples that a page shows by parameters, readings and figures alone. */
export const views = {
  adaptiveKernel: adaptiveKernelView,
  deepRfmDigits: deepRfmDigitsView,
  erfDerivative: erfDerivativeView,
  frontDynamics: frontDynamicsView,
  frontGradients: frontGradientsView,
  frontKernel: frontKernelView,
  kernelNc1: kernelNc1View,
  kernelPicture: kernelPictureView,
  networkCollapse: networkCollapseView,
  networkPrediction: networkPredictionView,
  phases: phasesView,
  randomNetwork: randomNetworkView,
  rfmBreastCancer: rfmBreastCancerView,
} as const;

export type ViewName = keyof typeof views;
