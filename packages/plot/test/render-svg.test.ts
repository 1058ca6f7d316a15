import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { type Figure, renderSvg } from "../src/index.js";
import { bars, everyFigure, gram, line, panels, scatter, stems } from "./figures.js";
import { fc, test as property } from "./property.js";
import { elementsOf } from "./well-formed.js";

const count = (svg: string, name: string) => elementsOf(svg).filter((element) => element === name).length;

describe("renderSvg", () => {
  for (const [name, figure] of Object.entries(everyFigure)) {
    it(`draws ${name} as well-formed SVG of the width, with an accessible name`, () => {
      for (const width of [200, 350, 640, 1200]) {
        for (const theme of ["light", "dark", "auto", "page"] as const) {
          const svg = renderSvg(figure, { width, theme });
          expect(elementsOf(svg)[0]).toBe("svg");
          expect(svg).toMatch(new RegExp(`^<svg xmlns="http://www.w3.org/2000/svg"[^>]* width="${width}"`));
          expect(svg).toMatch(/role="img" aria-label="[^"]+"/);
          expect(svg).not.toMatch(/<g[^>]* aria-label=/);
          expect(svg).not.toContain("NaN");
          expect(svg).not.toContain("undefined");
        }
      }
    });
  }

  it("writes a bar's name whole wherever all names have room", () => {
    for (const name of ["x1", "ab", "worst texture"]) {
      const figure = { ...bars, categories: bars.categories.map((_, i) => `${name}${i}`) };
      expect(renderSvg(figure, { width: 640 })).not.toContain("…");
    }
    const short = { ...bars, categories: ["x1", "x2", "x3"] };
    for (const text of short.categories) expect(renderSvg(short)).toContain(text);
  });

  it("writes every series' name, each axis' label with its unit, and escapes text", () => {
    const svg = renderSvg(line);
    for (const text of ["input", "after M½", "layer →", "NC1", "pixels", "second layer"]) {
      expect(svg).toContain(text);
    }
    expect(svg).toContain("NC1 by &lt;layer&gt; &amp; step");
    expect(renderSvg(scatter)).toContain("u₂ (px)");
    expect(renderSvg(bars)).toContain("share (%) →");
    expect(renderSvg(stems, { width: 350 })).toMatch(/NNGP.*NTK/s);
  });

  it("is XML whatever the names hold, and shows what XML does not allow", () => {
    const name = "a\u0000b\u001b[31mc\u202ed\ud800e\uffff<f>";
    const named = {
      ...line,
      title: name,
      subtitle: name,
      x: { label: name },
      y: { label: name, unit: name },
    };
    const svg = renderSvg({ ...named, series: line.series.map((one) => ({ ...one, name })) }, { width: 600 });
    elementsOf(svg);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(svg).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\uffff]/);
    expect(svg).toContain("a\\x00b\\x1b[31mc\\u202ed\\ud800e\\uffff&lt;f&gt;");
  });

  it("draws a line, a band and the markers of each series", () => {
    const bare = renderSvg({ ...line, rules: [], series: line.series.slice(1) });
    expect(count(renderSvg({ ...line, rules: [] }), "path") - count(bare, "path")).toBeGreaterThan(4);
    expect(renderSvg(line)).toContain("stroke-dasharray");
    expect(renderSvg(line)).toContain('fill-opacity="0.17"');
  });

  it("names a level rule at the end, above or below, where it covers no curve", () => {
    const rules = [{ axis: "y" as const, at: 0.5, label: "half of it" }];
    const drawn = (...ys: number[][]) => {
      const series = ys.map((y, i) => ({ name: `s${i}`, x: [0, 1, 2, 3, 4], y, markers: false }));
      const y = { label: "share", domain: [0, 1] as const };
      const svg = renderSvg({ ...line, y, series, rules }, { width: 400 });
      const name = Array.from(parseHTML(svg).document.querySelectorAll("text")).find(
        ({ textContent }) => textContent === "half of it",
      )!;
      const side = name.closest("[text-anchor]")!.getAttribute("text-anchor");
      const [, , dy] = /translate\(([-\d.]+),([-\d.]+)\)/.exec(
        name.closest("g")!.getAttribute("transform")!,
      )!;
      return `${side} ${Number(dy) < 0 ? "above" : "below"}`;
    };
    const falling = [1, 0, 0, 0, 0];
    const above = [0, 0, 0, 0.55, 0.55];
    expect(drawn([0, 0, 0, 0, 0])).toBe("start above");
    expect(drawn([0.55, 0.55, 0.55, 0.55, 0.55])).toBe("start below");
    expect(drawn(falling)).toBe("end above");
    expect(drawn(falling, above)).toBe("end below");
  });

  it("says how many values a log axis cannot show, and leaves a gap for them", () => {
    const series = [{ name: "a", x: [1, 2, 3, 4], y: [1, 0, Number.NaN, 2] }];
    expect(renderSvg({ ...line, series })).toContain("2 values not drawable here");
    expect(renderSvg({ ...line, series: [{ name: "a", x: [1, 2], y: [1, -2] }] })).toContain("1 value not");
    expect(renderSvg({ ...line, series: [{ name: "a", x: [1, 2], y: [-1, -2] }] })).toContain("2 values");
    expect(renderSvg(line)).not.toContain("not drawable");
  });

  it("chooses plain colours, the reader's preference or the page's variables", () => {
    expect(renderSvg(line, { theme: "light" })).not.toContain("var(");
    expect(renderSvg(line, { theme: "dark" })).not.toContain("var(");
    expect(renderSvg(line, { theme: "auto" })).toContain("prefers-color-scheme: dark");
    const page = renderSvg(line, { theme: "page" });
    expect(page).toContain("var(--collapsar-series-0");
    expect(page).not.toContain("<style>");
  });

  it("embeds a matrix as a PNG and fetches nothing", () => {
    const svg = renderSvg(gram);
    expect(svg).toContain('href="data:image/png;base64,');
    for (const figure of Object.values(everyFigure)) {
      expect(renderSvg(figure).replaceAll("http://www.w3.org/", "")).not.toMatch(/https?:/);
    }
  });

  it("gives panels that would repeat a legend one for all", () => {
    const repeats = renderSvg(panels, { width: 900 }).split("after M½").length - 1;
    expect(repeats).toBe(1);
  });

  it("gives series that read and look alike one legend entry, beside the curves and above them", () => {
    const draw = (y: number[]) => ({ name: "one draw", x: [1, 2, 3, 4], y, colour: 7, markers: false });
    const series = [line.series[0]!, draw([1, 2, 3, 4]), draw([2, 3, 4, 5]), draw([3, 4, 5, 6])];
    for (const width of [320, 900])
      expect(renderSvg({ ...line, series }, { width }).split(">one draw<").length - 1).toBe(1);
    const other = { ...draw([4, 5, 6, 7]), dashed: true };
    expect(renderSvg({ ...line, series: [...series, other] }).split(">one draw<").length - 1).toBe(2);
  });

  it("does not repeat a panel's title as the name of its axis", () => {
    const loss: typeof line = { ...line, title: "loss", y: { label: "loss", scale: "log" } };
    const svg = renderSvg({ ...panels, panels: [loss, { ...loss, title: "test loss" }] }, { width: 900 });
    expect(svg.match(/>(↑ )?loss</g)).toEqual([">loss<", ">↑ loss<"]);
  });

  it("draws the same through an injected document", () => {
    const { document } = parseHTML("<!doctype html><html><body></body></html>");
    const injected = renderSvg(line, { document: document as unknown as Document });
    const own = renderSvg(line);
    expect(elementsOf(injected)).toEqual(elementsOf(own));
  });

  it("leaves the title to the page when asked, and keeps the accessible name", () => {
    const svg = renderSvg(scatter, { showTitle: false });
    expect(svg.split("Class means").length - 1).toBe(2);
  });

  it("refuses what it cannot draw", () => {
    expect(() => renderSvg(line, { width: 100 })).toThrow("renderSvg: a width of at least 200, got 100");
    expect(() => renderSvg({ ...line, series: [] })).toThrow(/at least one series/);
    expect(() => renderSvg({ ...panels, panels: [] })).toThrow(/at least one panel/);
    expect(() => renderSvg({ ...gram, matrix: { rows: 2, cols: 2, data: new Float64Array(3) } })).toThrow(
      /rows × cols = 4 entries, got 3/,
    );
    expect(() => renderSvg({ ...line, series: [{ name: "a", x: [1], y: [1, 2] }] })).toThrow(
      /1 values of "a"/,
    );
    expect(() => renderSvg({ ...bars, series: [{ name: "a", y: [1] }] })).toThrow(/3 values of "a"/);
  });

  property("draws any finite series on any scale", [randomFigure()], (figure) => {
    const svg = renderSvg(figure, { width: 320 });
    expect(svg).not.toContain("NaN");
    expect(elementsOf(svg).length).toBeGreaterThan(5);
  });
});

function randomFigure(): fc.Arbitrary<Figure> {
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
    fc.constant(0),
  );
  const series = fc.record({
    name: fc.string(),
    points: fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 20 }),
  });
  const scale = fc.constantFrom("linear" as const, "log" as const);
  return fc
    .tuple(fc.array(series, { minLength: 1, maxLength: 12 }), scale, scale, fc.string())
    .map(([list, x, y, title]) => ({
      kind: "line",
      title,
      x: { label: "x", scale: x },
      y: { label: "y", scale: y },
      series: list.map(({ name, points }) => ({
        name,
        x: points.map((point) => point[0]),
        y: points.map((point) => point[1]),
      })),
    }));
}
