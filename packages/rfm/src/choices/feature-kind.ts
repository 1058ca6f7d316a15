/**
 * The random maps of Deep RFM. "laplace" draws multivariate Cauchy frequencies (kernel exp(−‖x−z‖₂/L)),
 * "product-laplace" independent ones (kernel exp(−‖x−z‖₁/L), what the published code draws); "identity" skips the map.
 */
export type FeatureKind = "relu" | "gaussian" | "laplace" | "product-laplace" | "identity";

/** All kinds, for checks and help texts. */
export const featureKinds: readonly FeatureKind[] = [
  "relu",
  "gaussian",
  "laplace",
  "product-laplace",
  "identity",
];
