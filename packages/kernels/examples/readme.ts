import { dense, gaussianProcess, nngp, ntk, relu, serial } from "@collapsar/kernels";
import { matrix } from "@collapsar/linalg";

const X = matrix(4, 2, [0, 1, 1, 0, 1, 1, -1, 0]);
const y = matrix(4, 1, [1, 1, 0, -1]);
const net = serial(dense({ sigmaW: 1.4, sigmaB: 0.1 }), relu(), dense());
const { nngp: K, ntk: Theta } = net.both(X); // 4 × 4 each, in one pass
const features = nngp({ activation: "erf", depth: 3 }).diag(X);
const slope = ntk({ activation: "relu", depth: 2 }).inputGradient(X, X, K);
const posterior = gaussianProcess(X, y, { kernel: net.ntk, noise: 0.01 });
export const results = {
  K,
  Theta,
  features,
  slope,
  mean: posterior.mean(X),
  evidence: posterior.logEvidence,
};
