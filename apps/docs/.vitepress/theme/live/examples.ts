/** The example files that the worker can run, by name; each is loaded when it is first asked for. */
export const examples = {
  adaptiveKernel: async () => (await import("../../../examples/adaptive-kernel.js")).adaptiveKernel,
  blockDynamics: async () => (await import("../../../examples/block-dynamics.js")).blockDynamics,
  collapsePlane: async () => (await import("../../../examples/collapse-plane.js")).collapsePlane,
  deepRfmDigits: async () => (await import("../../../examples/deep-rfm-digits.js")).deepRfmDigits,
  erfDerivative: async () => (await import("../../../examples/erf-derivative.js")).erfDerivative,
  kernelNc1: async () => (await import("../../../examples/kernel-nc1.js")).kernelNc1,
  kernelPicture: async () => (await import("../../../examples/kernel-picture.js")).kernelPicture,
  networkCollapse: async () => (await import("../../../examples/network-collapse.js")).networkCollapse,
  networkPrediction: async () => (await import("../../../examples/network-prediction.js")).networkPrediction,
  phases: async () => (await import("../../../examples/phases.js")).phases,
  randomNetwork: async () => (await import("../../../examples/random-network.js")).randomNetwork,
  rfmBreastCancer: async () => (await import("../../../examples/rfm-breast-cancer.js")).rfmBreastCancer,
  rfmPaint: async () => (await import("../../../examples/rfm-paint.js")).rfmPaint,
} as const;

type Run<Name extends keyof typeof examples> = Awaited<ReturnType<(typeof examples)[Name]>>;

export type ExampleName = keyof typeof examples;
export type Settings<Name extends ExampleName> = Parameters<Run<Name>>[0];
/** The result of an example, or one step of it. */
export type Result<Name extends ExampleName> =
  ReturnType<Run<Name>> extends Generator<infer Step> | AsyncGenerator<infer Step>
    ? Step
    : ReturnType<Run<Name>>;

export interface Request {
  readonly id: number;
  readonly name: ExampleName;
  readonly settings: unknown;
  /** The text of the example as the reader has edited it. */
  readonly code?: string | undefined;
}

export type Reply =
  | { readonly id: number; readonly value: unknown; readonly milliseconds: number; readonly done: boolean }
  | { readonly id: number; readonly error: string };
