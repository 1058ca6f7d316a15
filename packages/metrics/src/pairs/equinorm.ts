import { momentsOf } from "../statistics/moments.js";

/** Population standard deviation over mean of the norms. */
export function equinorm(norms: Float64Array): number {
  const { count, mean, squares } = momentsOf(norms);
  return Math.sqrt(squares / count) / mean;
}
