import { expect, it } from "vitest";
import { parseBy } from "../../src/metric-series/by-pattern.js";
import { globPieces, placesOf } from "../../src/metric-series/path-pattern.js";

const fits = (glob: string, path: string) => placesOf(globPieces(glob), path) !== undefined;

it.each([
  ["a/*.npz", "a/x.npz", "a/b/x.npz"],
  ["a/?.npz", "a/x.npz", "a/xy.npz"],
  ["**/*.npz", "x.npz", "x.npy"],
  ["**/*.npz", "a/b/x.npz", "a/b/x.npz/y"],
  ["a/**/x", "a/x", "ax"],
  ["a/**/x", "a/b/c/x", "a/bx"],
  ["a/**", "a/b/c", "b/a"],
  ["e[0-9].npz", "e7.npz", "ex.npz"],
  ["e[ab-].npz", "e-.npz", "ec.npz"],
  ["e[!0-9].npz", "ex.npz", "e7.npz"],
  ["e[^x]y", "eay", "e/y"],
  ["a[\\]", "a\\", "ab"],
  ["e[!]y", "e!y", "eay"],
  ["(a+)+|$^.\\{x}", "(a+)+|$^.\\{x}", "aa"],
])("%s fits %s and not %s", (glob, path, other) => {
  expect([fits(glob, path), fits(glob, other)]).toEqual([true, false]);
});

it.each(["[2J", "\u001b[2J", "[", "a[b", "[]", "[]x", "x]"])("%s is a text", (glob) => {
  expect([fits(glob, glob), fits(glob, "x")]).toEqual([true, false]);
});

it("answers at once for patterns that could be split in countless ways", () => {
  const path = `${"a".repeat(200)}/${"a/".repeat(400)}b`;
  expect(fits(`${"*a".repeat(60)}c`, "a".repeat(250))).toBe(false);
  expect(fits(`${"**/a*/".repeat(40)}c`, path)).toBe(false);
  const by = parseBy(`${Array.from({ length: 20 }, (_, k) => `{c${k}}`).join("")}x`);
  expect(by.match(path)).toBeUndefined();
});

it("takes the shortest text of every column, from the leftmost folder that fits", () => {
  expect(parseBy("{run}/epoch-{epoch}.npz").match("a/b/epoch-1.5.npz")).toEqual({ run: "b", epoch: "1.5" });
  expect(parseBy("{a}-{b}").match("x/1-2-3")).toEqual({ a: "1", b: "2-3" });
  expect(parseBy("{a}{b}").match("c\\xyz")).toEqual({ a: "x", b: "yz" });
  expect(parseBy("l{a}").match("l1/l2")).toEqual({ a: "2" });
  expect(parseBy("l{a}").match("xl2")).toBeUndefined();
});
