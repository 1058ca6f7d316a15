import { gaussHermite, type Matrix, zeros } from "@collapsar/linalg";

/** A Gauss–Hermite rule for standard normal x with the values of the normalised Hermite polynomials at its nodes. */
export interface HermiteRule {
  /** Nodes x_p. */
  readonly nodes: Float64Array;
  /** w_p h_k(x_p), nodes × degrees: multiplies the values φ(x_p) into the coefficients E φ(x) h_k(x). */
  readonly basis: Matrix;
}

const rules = new Map<number, HermiteRule>();

/** The rule with `size` nodes and degrees 0 … size − 1, made once. */
export function hermiteRule(size: number): HermiteRule {
  const known = rules.get(size);
  if (known) return known;
  const { nodes, weights } = gaussHermite(size);
  const basis = zeros(size, size);
  const normal = nodes.map((x) => x * Math.SQRT2);
  normal.forEach((x, p) => {
    let [previous, current] = [0, weights[p]! / Math.sqrt(Math.PI)];
    for (let k = 0; k < size; k++) {
      basis.data[p * size + k] = current;
      const next = (x * current - Math.sqrt(k) * previous) / Math.sqrt(k + 1);
      previous = current;
      current = next;
    }
  });
  const rule = { nodes: normal, basis };
  rules.set(size, rule);
  return rule;
}
