import { gaussianMixture } from "@collapsar/datasets";
import { nngp, ntk } from "@collapsar/kernels";
import { gram, type Matrix } from "@collapsar/linalg";
import { mapFn } from "@collapsar/linalg/parts";
import { gramNc1 } from "@collapsar/metrics";

export interface ErfDerivativeSettings {
  readonly samples: number;
  readonly seed: number;
}

/**
 * The erf NTK of the published code: in Ṫ it takes the scalar product of the vector 1 + 2K_ii with itself where the
 * mathematics has the outer product (1 + 2K_ii)(1 + 2K_jj), so that Ṫ nearly vanishes.
 */
function publishedNtk(X: Matrix): Matrix {
  const K = gram(X, { alpha: 1 / X.cols });
  let product = 0;
  for (let i = 0; i < K.rows; i++) product += (1 + 2 * K.data[i * (K.cols + 1)]!) ** 2;
  const T = nngp({ activation: "erf", depth: 2 }).gram(X);
  return mapFn(T, (t, i, j) => {
    const k = K.data[i * K.cols + j]!;
    return t + (k * 4) / Math.PI / Math.sqrt(product - 4 * k * k);
  });
}

/** NC1 of the erf kernels against the dimension of the data, with the right derivative and with the published one. */
export function erfDerivative({ samples, seed }: ErfDerivativeSettings) {
  return [1, 2, 4, 8, 16, 32, 64, 128].map((d) => {
    const { X, y } = gaussianMixture({ n: samples, d, classes: 2, mean: 2, std: 0.5, seed });
    const nc1 = (K: Matrix) => gramNc1(K, y).paper.nc1;
    return {
      dimension: d,
      nngp: nc1(nngp({ activation: "erf", depth: 2 }).gram(X)),
      ntk: nc1(ntk({ activation: "erf", depth: 2 }).gram(X)),
      published: nc1(publishedNtk(X)),
    };
  });
}
