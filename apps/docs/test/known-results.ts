/** Outputs of reference examples whose value is known from theory: an identity, a count, a limit. */
export const knownResults: Readonly<Record<string, string>> = {
  // the formats
  parseIdx: "[ 2, 3 ] [ 1, 2, 3, 4, 5, 6 ]",
  parseNpy: "[ 2, 2 ] [ 1, 2, 3, 4 ]\n[ 2, 2 ]",
  parseParquet: "2 length: numeric, colour: categorical",
  parseSafetensors: "[ 0.5, -2 ]",
  // |det A| = |∏ U_ii| = 6, and A is invertible
  lu: "6 -1",
  toMlMatrix: "[ [ 1, 3 ], [ 2, 4 ] ]",
  fromMlMatrix: "[ [ 1 ], [ 2 ], [ 3 ] ]",
  configJsonSchema: "object",
  defineExperiment: "[ 1, 4, 9 ]",
  // N(±1, 1): both variances are 1, so that NC1 is 1 within its standard error
  expectedKernelNc1: "true",
  // a matrix with itself and with −2 times itself
  featureCorrelation: "1.000000 -1.000000",
  kernelNc1Bounds: "true true",
  // cos 90° and cos 45°
  nc5: "0 0.707107",
  regressionCollapse: "true true",
  // ±1 about each mean
  summariseStatistics: "2 [ 2, 2 ] 1",
  summaryMetrics: "true",
  kernelBlockStatistics: "[ 1, 1, 4, 4 ] [ 1, 1, 4, 4 ] [ 1, 1, 4, 4 ]",
  kernelPrediction: "true",
  sampleDynamics: "true",
  sampleStateOf: "4 6 true",
  // the theorem: E = 0 and a zero mean collapse
  stateCollapse: "true true true",
  // H2H2ᵀ = S
  withinPart: "[ [ '4.000000000', '0.000000000' ], [ '0.000000000', '9.000000000' ] ]",
  themeVariables: "--collapsar-paper: #14171b",
  fitDeepRfm: "2",
  predictDeepRfm: "true",
  modelToJson: "object",
  modelFromJson: "true",
  partialDependence: "true",
  predictRfm: "true",
  // round 0 has the identity for a metric
  rfmRounds: "0 undefined\n1 3\n2 3",
  registerCollapsarBackend: "collapsar [ 7, 10, 15, 22 ]",
  // ∂/∂k Σ k x_ij = Σ x_ij
  registerConvFilterGradient: "[ 10 ]",
  useTensorflow: "collapsar 4.22.0",
  examplesFor: "1797 [ 64 ] 10",
  // 3·3·4 + 4 + 4·4·4·10 + 10
  graphBuilder: "690",
  startTraining:
    "hidden1.kernel [ 64, 16 ]\nhidden1.bias [ 16 ]\nclassifier.kernel [ 16, 10 ]\nclassifier.bias [ 10 ]",
  disposeState: "0",
  forward: "input0 [ 5, 3 ]\nhidden1 [ 5, 8 ]\nactivation2 [ 5, 8 ]\nclassifier [ 5, 2 ]",
  // ten equal logits: log 10
  evaluate: "2.3026 2.3026",
  trainingEpochs: "30 true",
  networkCollapse: "true true true",
  empiricalNtk: "100 100 true",
  empiricalNtkBlocks: "10 true",
  empiricalNtkFull: "1000 true",
  layerAgop: "64 true true",
  layerCollapse: "hidden1 true true",
  featureAnsatz: "hidden1 true true",
  writeCheckpoint: "measured so far",
  readCheckpoint: "true",
  collapseCallback: "[ 2, 4, 5 ]",
};
