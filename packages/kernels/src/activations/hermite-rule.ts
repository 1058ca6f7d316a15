import { type Matrix, zeros } from "@collapsar/linalg";
import { gaussHermite } from "@collapsar/linalg/parts";

/** A rule for standard normal x with the values of the normalised Hermite polynomials at its nodes. */
export interface HermiteRule {
  /** Nodes x_p. */
  readonly nodes: Float64Array;
  /** w_p h_k(x_p), nodes × degrees: multiplies the values φ(x_p) into the coefficients E φ(x) h_k(x). */
  readonly basis: Matrix;
}

/** The largest Gauss–Hermite rule. */
const GAUSS = 200;

const rules = new Map<number, HermiteRule>();

/** The rule for the degrees 0 … size − 1, made once: Gauss–Hermite up to 200 degrees, the trapezoidal rule beyond. */
export function hermiteRule(size: number): HermiteRule {
  const known = rules.get(size);
  if (known) return known;
  const { nodes, weights } = size <= GAUSS ? gaussRule(size) : trapezoidalRule(size);
  const basis = zeros(nodes.length, size);
  nodes.forEach((x, p) => {
    let [previous, current] = [0, weights[p]!];
    for (let k = 0; k < size; k++) {
      basis.data[p * size + k] = current;
      const next = (x * current - Math.sqrt(k) * previous) / Math.sqrt(k + 1);
      previous = current;
      current = next;
    }
  });
  const rule = { nodes, basis };
  rules.set(size, rule);
  return rule;
}

function gaussRule(size: number) {
  const { nodes, weights } = gaussHermite(size);
  return {
    nodes: nodes.map((x) => x * Math.SQRT2),
    weights: weights.map((w) => w / Math.sqrt(Math.PI)),
  };
}

/**
 * Equidistant nodes: spectrally accurate on the line. h_k e^{−x²/4} lives on |x| ≤ 2√k with frequencies up to √k, so
 * that products of two need 2π/step above 2√size.
 */
function trapezoidalRule(size: number) {
  const step = (2 * Math.PI) / (2 * Math.sqrt(size) + 8);
  const half = Math.ceil((2 * Math.sqrt(size) + 8) / step);
  const nodes = Float64Array.from({ length: 2 * half + 1 }, (_, p) => (p - half) * step);
  return { nodes, weights: nodes.map((x) => (step * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI)) };
}
