import { expect, it } from "vitest";
import { nearestName } from "../src/check/index.js";

it.each([
  ["irs", "iris"],
  ["digist", "digits"],
  ["Wine", "wine"],
  ["brest-cancer", "breast-cancer"],
  ["xyz", undefined],
])("nearestName(%s) is %s", (wanted, expected) => {
  expect(nearestName(wanted, ["digits", "iris", "wine", "breast-cancer"])).toBe(expected);
});
