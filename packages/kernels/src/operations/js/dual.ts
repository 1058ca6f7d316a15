import type { Real } from "@collapsar/linalg";

/**
 * ReLU (Cho & Saul 2009): with s = √(ab), c = K/s, θ = arccos c: T = s (sin θ + (π − θ) c) / 2π, dT = (π − θ) / 2π.
 * sin θ is √((1 − c)(1 + c)); θ comes from atan2, which keeps its digits near c = ±1. A zero variance gives T = 0 and
 * dT = 1/4.
 */
export function dualRelu(n: number, m: number, K: Real, a: Real, b: Real, T: Real, dT: Real): void {
  const rootB = Float64Array.from(b, Math.sqrt);
  for (let i = 0, at = 0; i < n; i++) {
    const rootA = Math.sqrt(a[i]!);
    for (let j = 0; j < m; j++, at++) {
      // √a·√a is not a: equal variances are taken as they are, so that equal rows have c = 1 exactly.
      const size = a[i] === b[j] ? a[i]! : rootA * rootB[j]!;
      let c = size === 0 ? 0 : K[at]! / size;
      if (c > 1) c = 1;
      else if (c < -1) c = -1;
      const sine = Math.sqrt((1 - c) * (1 + c));
      const rest = Math.PI - Math.atan2(sine, c);
      T[at] = (size * (sine + rest * c)) / (2 * Math.PI);
      dT[at] = rest / (2 * Math.PI);
    }
  }
}

/** erf (Williams 1997): T = (2/π) arcsin(2K / √((1+2a)(1+2b))), dT = (4/π) / √((1+2a)(1+2b) − 4K²). */
export function dualErf(n: number, m: number, K: Real, a: Real, b: Real, T: Real, dT: Real): void {
  for (let i = 0, at = 0; i < n; i++) {
    const left = 1 + 2 * a[i]!;
    for (let j = 0; j < m; j++, at++) {
      const size = left * (1 + 2 * b[j]!);
      const k = 2 * K[at]!;
      T[at] = (2 / Math.PI) * Math.asin(Math.max(-1, Math.min(1, k / Math.sqrt(size))));
      dT[at] = 4 / (Math.PI * Math.sqrt(Math.max(size - k * k, 0)));
    }
  }
}
