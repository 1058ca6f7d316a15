import { gram, InputError, type Matrix } from "@collapsar/linalg";
import { checkFinite, checkMatrix, named } from "@collapsar/linalg/check";
import { cast, frobeniusNorm, subtract } from "@collapsar/linalg/parts";
import { preciseSingularValues } from "../spectra/ranks.js";
import { undefinedQuantity } from "../statistics/undefined-quantity.js";

/**
 * Balancedness of two consecutive linear layers: ‖W_{l+1}ᵀW_{l+1} − W_lW_lᵀ‖_F over the larger of the two norms; 0 at
 * collapse of a deep linear head.
 *
 * Source: Jacot et al. 2024, arXiv 2410.04887; Súkeník et al. 2024, arXiv 2405.14468. Trap: behind a ReLU gradient flow
 * keeps the diagonal of the difference alone.
 *
 * @param first - W_l, q × p
 * @param second - W_{l+1}, r × q
 * @throws InputError if the shapes do not follow each other or an entry is not finite
 * @throws UndefinedQuantityError if both are zero
 */
export function balancedness(first: Matrix, second: Matrix): number {
  return named("balancedness", () => {
    const fn = "balancedness";
    for (const [argument, W] of [
      ["first", first],
      ["second", second],
    ] as const) {
      checkMatrix(fn, argument, W);
      checkFinite(fn, argument, W);
    }
    if (first.rows !== second.cols) {
      const requirement = `must have ${first.rows} columns, as the first has rows`;
      throw new InputError({ fn, argument: "second", requirement, received: String(second.cols) });
    }
    const [inner, outer] = [gram(cast(second, "f64"), { transpose: true }), gram(cast(first, "f64"))];
    const size = Math.max(frobeniusNorm(inner), frobeniusNorm(outer));
    if (!(size > 0)) throw undefinedQuantity("both layers are zero", "0");
    return frobeniusNorm(subtract(inner, outer)) / size;
  });
}

/**
 * Condition number of a layer, σ_max/σ_min; 1 for an orthogonal one, infinite for one that loses a direction.
 *
 * Source: Jacot et al. 2024, arXiv 2410.04887. Trap: of a layer that has collapsed to rank C − 1 it is infinite or
 * rounding; the stable rank tells the two apart.
 *
 * @param W - q × p
 * @throws InputError if an entry is not finite
 * @throws UndefinedQuantityError if W is zero
 */
export function conditionNumber(W: Matrix): number {
  return named("conditionNumber", () => {
    checkMatrix("conditionNumber", "W", W);
    checkFinite("conditionNumber", "W", W);
    const S = preciseSingularValues(W);
    if (!(S[0]! > 0)) throw undefinedQuantity("the layer is zero", "0");
    return S[0]! / S[S.length - 1]!;
  });
}
