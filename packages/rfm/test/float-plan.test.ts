import { describe, expect, it, vi } from "vitest";
import { planSolver } from "../src/parts.js";

vi.mock(import("@collapsar/linalg/parts"), async (original) => ({
  ...(await original()),
  backendFor: () => "native",
}));

describe("planSolver with a native library", () => {
  it("factors in float32 for the squared loss alone: others keep the kernel matrix for their products", () => {
    for (const n of [13_000, 15_000]) {
      expect(planSolver(n, 2)).toMatchObject({ factored: true, stored: false });
      const plan = planSolver(n, 2, "auto", undefined, "logistic");
      expect(plan).toMatchObject({ method: "iterative", stored: true });
      expect(plan.factored).toBeUndefined();
    }
    expect(planSolver(20_000, 2, "direct")).toMatchObject({ factored: true });
    expect(() => planSolver(20_000, 2, "direct", undefined, "logistic")).toThrow("memoryBudget must hold");
  });
});
