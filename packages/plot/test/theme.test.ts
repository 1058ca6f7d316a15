import { describe, expect, it } from "vitest";
import { themeVariables } from "../src/index.js";
import { themeOf } from "../src/svg/theme.js";

/** Contrast ratio of two colours as WCAG defines it. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe("themes", () => {
  for (const name of ["light", "dark"] as const) {
    it(`${name}: text stands 4.5 : 1 and series 3 : 1 against the paper`, () => {
      const { ink, muted, paper, series } = themeOf(name);
      expect(contrast(ink, paper)).toBeGreaterThan(7);
      expect(contrast(muted, paper)).toBeGreaterThan(4.5);
      for (const colour of series) expect(contrast(colour, paper)).toBeGreaterThan(3);
    });
  }

  it("page variables name every ink", () => {
    for (const value of Object.values(themeOf("page")).flat()) {
      const variable = /^var\((--[\w-]+)/.exec(value as string)?.[1];
      if (variable) expect(themeVariables("dark")).toContain(`${variable}:`);
    }
  });
});
