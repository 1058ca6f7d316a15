import { describe, expect, it } from "vitest";
import { radau9 } from "../../src/ode/radau.js";

describe("Radau IIA of order 9", () => {
  it("integrates polynomials to degree 4 at every node and to degree 8 at the end", () => {
    const { nodes, weights, sweep } = radau9();
    for (let degree = 0; degree <= 8; degree++) {
      nodes.forEach((node, i) => {
        if (degree > 4 && i < 4) return;
        const sum = weights[i]!.reduce((total, w, j) => total + w * nodes[j]! ** degree, 0);
        expect(Math.abs(sum - node ** (degree + 1) / (degree + 1))).toBeLessThan(1e-14);
      });
    }
    for (let i = 0; i < 5; i++) expect(sweep[i]![i]).toBeGreaterThan(0);
  });
});
