import type { Matrix } from "@collapsar/linalg";
import type { Dual } from "./activation.js";

/** The dual with Ṫ multiplied by Θ, in place, where Θ is given. */
export function timesTangent(dual: Dual, Theta?: Matrix | null): Dual {
  if (!Theta) return dual;
  const [data, theta] = [dual.dT.data, Theta.data];
  for (let at = 0; at < data.length; at++) data[at] = data[at]! * theta[at]!;
  return dual;
}
