import { describe, expect, it } from "vitest";
import { fitText, powerOfTen, shortNumber, textWidth, wrapText } from "../src/figure/text.js";
import { fc, test as property } from "./property.js";

describe("text", () => {
  it("writes numbers as people do", () => {
    expect([0, 0.0123, 12.34, 123456, 1.234e-5, -0.5, -2e-9, 1e-7].map(shortNumber)).toEqual([
      "0",
      "0.0123",
      "12.3",
      "1.23 × 10⁵",
      "1.23 × 10⁻⁵",
      "−0.5",
      "−2 × 10⁻⁹",
      "1 × 10⁻⁷",
    ]);
    expect(shortNumber(Number.POSITIVE_INFINITY)).toBe("Infinity");
    expect([-6, -2, 0, 3, 12].map(powerOfTen)).toEqual(["10⁻⁶", "0.01", "1", "1000", "10¹²"]);
  });

  property(
    "short numbers are right to three digits",
    [fc.double({ min: 1e-12, max: 1e12, noNaN: true })],
    (value) => {
      const [mantissa = "", power = "10⁰"] = shortNumber(value).split(" × ");
      const exponent = [...power.slice(2)].map((c) => (c === "⁻" ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c))).join("");
      expect(Math.abs((Number(mantissa) * 10 ** Number(exponent)) / value - 1)).toBeLessThan(5.1e-3);
    },
  );

  property(
    "a fitted text is no wider than allowed, wrapped lines keep every word",
    [fc.string(), fc.integer({ min: 30, max: 200 })],
    (text, width) => {
      const fitted = fitText(text, 12, width);
      if (fitted !== text) expect(textWidth(fitted, 12)).toBeLessThanOrEqual(width);
      const words = text.split(/\s+/);
      expect(wrapText(text, 12, width).join(" ").split(/\s+/)).toEqual(words);
    },
  );
});
