import { expect, it } from "vitest";
import { didYouMean, nearestName } from "../../src/check/index.js";

it.each([
  ["irs", "iris"],
  ["digist", "digits"],
  ["Wine", "wine"],
  ["brest-cancer", "breast-cancer"],
  ["xyz", undefined],
])("nearestName(%s) is %s", (wanted, expected) => {
  expect(nearestName(wanted, ["digits", "iris", "wine", "breast-cancer"])).toBe(expected);
});

it("didYouMean asks for the nearest name, if there is one", () => {
  expect(didYouMean("irs", ["digits", "iris"])).toBe("did you mean iris?");
  expect(didYouMean("xyz", ["digits", "iris"])).toBeUndefined();
});
