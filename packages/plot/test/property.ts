import fc from "fast-check";
import { it } from "vitest";

/** A property test with 50 random cases. */
export function test<Values extends [unknown, ...unknown[]]>(
  name: string,
  arbitraries: { [K in keyof Values]: fc.Arbitrary<Values[K]> },
  check: (...values: Values) => void,
): void {
  it(name, () => {
    fc.assert(fc.property(...(arbitraries as [fc.Arbitrary<unknown>]), check as never), {
      numRuns: 50,
      seed: 7,
    });
  });
}

export { fc };
