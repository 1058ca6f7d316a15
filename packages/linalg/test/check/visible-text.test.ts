import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visibleLines, visibleText } from "../../src/check/visible-text.js";

const steers = (code: number) =>
  code < 32 ||
  (code >= 127 && code < 160) ||
  (code >= 0xd800 && code < 0xe000) ||
  [0x061c, 0x200e, 0x200f, 0x2028, 0x2029].includes(code) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069) ||
  (code >= 0xfdd0 && code <= 0xfdef) ||
  (code & 0xfffe) === 0xfffe;

describe("visibleText", () => {
  it("shows what would steer a terminal as escapes", () => {
    expect(visibleText("a\x1b[31mb\x9bc\u202ed\r\n\te\ud800\u{1ffff}")).toBe(
      "a\\x1b[31mb\\x9bc\\u202ed\\r\\n\\te\\ud800\\u{1ffff}",
    );
  });

  it("leaves every other character of Unicode as it is, and none of these", () => {
    for (let code = 0; code <= 0x10ffff; code++) {
      const text = String.fromCodePoint(code);
      if (steers(code) === (visibleText(text) === text)) expect.fail(`U+${code.toString(16)}`);
    }
  });

  it("gives what it leaves alone, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = visibleText(text);
        expect(visibleText(once)).toBe(once);
        expect(visibleLines(text).split("\n")).toHaveLength(text.split("\n").length);
      }),
    );
  });
});
