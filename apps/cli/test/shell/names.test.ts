import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withSettings } from "../../src/experiment-run/load-config.js";
import { reservedKey } from "../../src/experiment-run/own-keys.js";
import { parseYaml } from "../../src/experiment-run/read-yaml.js";
import { csvLines } from "../../src/output/csv.js";
import { jsonLine } from "../../src/output/json.js";
import { makeStyle, terminalText } from "../../src/output/style.js";
import { textTable } from "../../src/output/table.js";

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const steering = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\p{Bidi_Control}]/u;
const name = fc.string({ unit: "binary" });

describe("names from outside", () => {
  it("cannot steer a terminal in a table, a sentence or JSON", () => {
    fc.assert(
      fc.property(name, (text) => {
        const table = textTable({ columns: [text, "n"], rows: [[text, 1]] }, makeStyle(false));
        expect(terminalText(table)).not.toMatch(steering);
        expect(table.split("\n")).toHaveLength(2);
        expect(terminalText(text)).not.toMatch(steering);
        expect(jsonLine({ [text]: text }).slice(0, -1)).not.toMatch(steering);
        expect(JSON.parse(jsonLine([text]))).toEqual([text]);
      }),
    );
  });

  it("keep their colours ours alone", () => {
    const { red } = makeStyle(true);
    expect(terminalText(red("a\u001b[31mb"))).toBe("\u001b[31ma\\x1b[31mb\u001b[39m");
    expect(terminalText("\ue000x;31\ue001")).not.toContain("\u001b");
  });

  it("stand in CSV quoted, and never as formulas", () => {
    expect(
      csvLines([
        ["prediction"],
        ["a\r\nb"],
        ['say "x", y'],
        ["=cmd|' /C calc'!A0"],
        ["-1.5"],
        [-1.5],
        [null],
      ]),
    ).toBe('prediction\n"a\r\nb"\n"say ""x"", y"\n\'=cmd|\' /C calc\'!A0\n-1.5\n-1.5\n\n');
  });
});

describe("keys from outside", () => {
  const reserved = fc.constantFrom("__proto__", "constructor", "prototype");

  it("that reach a prototype are refused, wherever in a path they stand", () => {
    const path = fc.tuple(
      fc.array(fc.constantFrom("a", "b", "config")),
      reserved,
      fc.array(fc.constantFrom("env", "x")),
    );
    fc.assert(
      fc.property(path, ([before, key, after]) => {
        const dotted = [...before, key, ...after].join(".");
        expect(() => withSettings({}, [`${dotted}=1`])).toThrow(/is no setting/);
        const nested = [...before, key].reduceRight<unknown>(
          (value, one) => JSON.parse(`{"${one}":${JSON.stringify(value)}}`),
          1,
        );
        expect(reservedKey(nested)).toEqual([...before, key]);
        expect(() => parseYaml(JSON.stringify(nested), "c.yaml")).toThrow(/^c\.yaml, key /);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
    );
  });

  it("set their own values and leave the config that was given as it is", () => {
    const config = { a: { b: 1 }, list: [1] };
    expect(withSettings(config, ["a.c=[2, 3]", "d.e.f=true", "list=x"])).toEqual({
      a: { b: 1, c: [2, 3] },
      d: { e: { f: true } },
      list: "x",
    });
    expect(config).toEqual({ a: { b: 1 }, list: [1] });
    expect(() => withSettings({}, ["a=1", "a=2"])).toThrow(/set twice/);
  });
});
