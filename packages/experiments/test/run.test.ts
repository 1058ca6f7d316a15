import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineExperiment, memoryStore, parseConfig, type ResultRow, runExperiment } from "../src/index.js";
import {
  comparisonReport,
  configJsonSchema,
  outcomeOf,
  parseConfigFile,
  parseRecord,
  parseResults,
  readResults,
  resultLines,
  resultsParquet,
  runFiles,
  runName,
} from "../src/parts.js";
import { trialParameters } from "../src/results/trial-parameters.js";

const calls: number[] = [];
const squares = defineExperiment({
  id: "test/squares",
  title: "Squares & <tags>",
  paper: "KK",
  description: "squares",
  schema: z.object({ upTo: z.number().int().default(3).describe("how many") }),
  trials: ({ upTo }) => Array.from({ length: upTo }, (_, x) => ({ x })),
  runTrial: ({ x }): ResultRow[] => {
    calls.push(x);
    return [
      { x, y: x * x },
      { x: x + 0.5, y: Number.NaN },
    ];
  },
  summarise: (rows) => rows.filter((row) => Number.isFinite(row["y"])),
  figures: (rows) => [
    {
      name: "squares",
      caption: "a caption",
      figure: {
        kind: "line",
        title: "Squares",
        x: { label: "x" },
        y: { label: "y" },
        series: [
          { name: "y", x: rows.map((row) => Number(row["x"])), y: rows.map((row) => Number(row["y"])) },
        ],
      },
    },
  ],
  checks: () => [
    {
      id: "c",
      claim: "a claim",
      source: "[KK]",
      seen: false,
      detail: "by nothing",
      origin: "quoted",
      rule: "never",
    },
  ],
  tables: (rows) => [
    {
      name: "t",
      title: "T",
      columns: ["x", "y"],
      rows: rows.map((row) => [Number(row["x"]), Number(row["y"])]),
    },
  ],
  words: () => ["Plain words."],
});

describe("trialParameters", () => {
  it("tells what trials share from where they differ, and leaves long lists out", () => {
    const trials = Array.from({ length: 20 }, (_, i) => ({ i, size: [1, 2], rate: i % 2, depth: null }));
    expect(trialParameters(trials)).toEqual({
      shared: { size: [1, 2], depth: null },
      varied: { rate: [0, 1] },
    });
    expect(trialParameters([])).toEqual({ shared: {}, varied: {} });
    expect(trialParameters([{ a: 1 }, { a: 1, b: 2 }])).toEqual({
      shared: { a: 1 },
      varied: { b: [null, 2] },
    });
  });
});

describe("runExperiment", () => {
  it("leaves record, config, rows, table, figure and report", async () => {
    const store = memoryStore();
    const { record, rows } = await runExperiment(squares, {
      config: { upTo: 3 },
      seed: 4,
      store,
      circumstances: { versions: { collapsar: "1.2.3" }, machine: { backend: "js" } },
    });
    expect([...store.files.keys()].sort()).toEqual(
      [
        "config.yaml",
        "figures/squares.svg",
        "report.html",
        "results.jsonl",
        "results.parquet",
        "run.json",
      ].sort(),
    );
    expect(rows.length).toBe(6);
    expect(JSON.parse(store.files.get(runFiles.record) as string)).toMatchObject({
      seed: 4,
      trials: { total: 3, done: 3 },
    });
    expect(record.finishedAt).toBeDefined();
    expect(record.parameters).toEqual({ shared: {}, varied: { x: [0, 1, 2] } });
    expect(parseConfigFile(store.files.get(runFiles.config) as string)).toEqual({
      experiment: "test/squares",
      seed: 4,
      config: { upTo: 3 },
    });
    const magic = new TextDecoder().decode((store.files.get(runFiles.parquet) as Uint8Array).subarray(0, 4));
    expect(magic).toBe("PAR1");
  });

  it("resumes: finished trials are not run again, a line that a kill cut short is dropped", async () => {
    const store = memoryStore();
    await runExperiment(squares, { config: { upTo: 4 }, store });
    const whole = store.files.get(runFiles.rows) as string;
    for (const cut of [whole.length - 5, Math.floor(whole.length / 2), 3, 0]) {
      const again = memoryStore([[runFiles.rows, whole.slice(0, cut)]]);
      const kept = parseResults(whole.slice(0, cut)).size;
      calls.length = 0;
      const { rows } = await runExperiment(squares, { config: { upTo: 4 }, store: again });
      expect(calls.length).toBe(4 - kept);
      expect(rows.map((row) => row["x"])).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5]);
      expect(parseResults(again.files.get(runFiles.rows) as string).size).toBe(4);
    }
  });

  it("a report needs nothing from outside, shows every part and escapes what it shows", async () => {
    const store = memoryStore();
    const { record, outcome } = await runExperiment(squares, { config: { upTo: 3 }, store });
    const html = store.files.get(runFiles.report) as string;
    expect(html.replaceAll("http://www.w3.org/", "")).not.toMatch(
      /https?:|<script|@import|url\(\s*["']?(?!data:)/,
    );
    for (const part of [
      "Squares &amp; &lt;tags&gt;",
      "Not seen",
      "a caption",
      "Plain words.",
      "upTo: 3",
      "The numbers behind",
    ]) {
      expect(html).toContain(part);
    }
    const other = { ...record, seed: 9 };
    const compared = comparisonReport([
      { name: "a", record, outcome },
      { name: "b", record: other, outcome },
    ]);
    expect(compared).toContain("Where the settings differ");
    expect(compared).toContain("<td>not seen: ");
    expect(() => comparisonReport([])).toThrow(/at least one run/);
    expect(outcomeOf(squares, [], { upTo: 0 }).figures.length).toBe(1);
  });
});

describe("results.jsonl", () => {
  const cell = fc.oneof(
    fc.double(),
    fc.string(),
    fc.constantFrom("NaN", "-Infinity", "\\Infinity", "\\\\NaN"),
    fc.boolean(),
    fc.constant(null),
  );
  it("gives back every row: NaN and infinities, and texts that read like them", () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const parsed = parseResults(resultLines("h", rows)).get("h")!;
        rows.forEach((row, i) => {
          for (const [key, value] of Object.entries(row)) {
            // JSON has no negative zero.
            expect(parsed[i]![key]).toEqual(value === 0 ? 0 : value);
          }
        });
      }),
    );
  });

  it("knows whether it is whole, or was cut short, or has rows twice", () => {
    const [one, two] = [resultLines("a", [{ x: 1 }, { x: 2 }]), resultLines("b", [{ x: 1 }])];
    expect([readResults(""), readResults(one + two)].map(({ whole }) => whole)).toEqual([true, true]);
    for (const text of [
      one.slice(0, -1),
      one + one,
      one + two.slice(0, 9),
      `${one.split("\n")[0]}\n`,
      `${one}\n${two}`,
    ])
      expect(readResults(text).whole, text).toBe(false);
  });

  it("names a broken line in the middle", () => {
    expect(() =>
      parseResults(`${resultLines("a", [{ x: 1 }])}{"no": 1}\n${resultLines("b", [{ x: 1 }])}`),
    ).toThrow(/a result row.* at row 2/s);
  });

  it("refuses a line of which any character is another one", () => {
    const line = resultLines("a", [{ samples: 20, cosines: [0.5, 1], word: "NaN", gone: Number.NaN }]);
    const behind = resultLines("b", [{ x: 1 }]);
    const read = (text: string) => {
      try {
        return parseResults(text + behind).get("a");
      } catch (error) {
        expect(error).toMatchObject({ kind: "input" });
        return undefined;
      }
    };
    const whole = JSON.stringify(read(line));
    fc.assert(
      fc.property(fc.nat(line.length - 2), fc.integer({ min: 0, max: 6 }), (at, bit) => {
        const other = String.fromCharCode(line.charCodeAt(at) ^ (1 << bit));
        const rows = read(line.slice(0, at) + other + line.slice(at + 1));
        // what does not change a value may be read: a digit that no double sees, the name of the sum
        expect(rows === undefined || JSON.stringify(rows) === whole).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("reads lines without a sum, as they were before", () => {
    const text = '{"trial":"a","row":0,"rows":1,"values":{"x":1}}\n';
    expect(readResults(text)).toEqual({ finished: new Map([["a", [{ x: 1 }]]]), whole: true });
  });

  it.each([
    '{"trial":"a","row":4000000000,"rows":4000000001,"values":{"x":1}}',
    '{"trial":"a","row":0,"rows":4000000000,"values":{"x":1}}',
    '{"trial":"a","row":1,"rows":1,"values":{"x":1}}',
    '{"trial":"a","row":-1,"rows":1,"values":{"x":1}}',
    '{"trial":null,"row":0,"rows":1,"values":{"x":1}}',
    '{"trial":"a","row":0,"rows":1,"values":null}',
    '{"trial":"a","row":0,"rows":1,"values":[1]}',
    '{"trial":"a","row":0,"rows":1,"values":{"x":{"y":1}}}',
    '{"trial":"a","row":0,"rows":1,"values":{"x":["y"]}}',
    "null",
    "7",
  ])("refuses %s by its line", (line) => {
    const text = `${resultLines("b", [{ x: 1 }])}${line}\n${resultLines("c", [{ x: 1 }])}`;
    expect(() => parseResults(text)).toThrow(expect.objectContaining({ kind: "input" }));
    expect(() => parseResults(text)).toThrow(/row 2/);
  });

  it("is read in time that grows with its lines", () => {
    const text = Array.from({ length: 100_000 }, (_, i) => resultLines(`t${i}`, [{ x: i }])).join("");
    expect(parseResults(text).size).toBe(100_000);
  });

  it("writes mixed columns to Parquet as text, lists as JSON", async () => {
    expect(
      resultsParquet([
        { a: 1, b: "x" },
        { a: Number.NaN, b: [1, 2] },
      ]).length,
    ).toBeGreaterThan(0);
  });
});

describe("a store that holds more than is asked for", () => {
  it("keeps the rows of trials that this config has not", async () => {
    const store = memoryStore();
    await runExperiment(squares, { config: { upTo: 4 }, store });
    const whole = store.files.get(runFiles.rows);
    const { rows } = await runExperiment(squares, { config: { upTo: 2 }, store });
    expect(rows).toHaveLength(4);
    expect(store.files.get(runFiles.rows)).toBe(whole);
  });
});

describe("run.json", () => {
  const written = async () => {
    const store = memoryStore();
    await runExperiment(squares, { config: { upTo: 2 }, store });
    return JSON.parse(store.files.get(runFiles.record) as string) as Record<string, unknown>;
  };

  it("is read as it was written", async () => {
    const record = await written();
    expect(parseRecord(JSON.stringify(record))).toEqual(record);
  });

  it("is refused where another experiment, seed or setting was put into it; without an identity it is taken", async () => {
    const record = await written();
    for (const change of [{ experiment: "demo" }, { seed: 1 }, { config: { upTo: 3 } }, { config: {} }]) {
      const text = JSON.stringify({ ...record, ...change });
      expect(() => parseRecord(text), text).toThrow(/begun with.*config\.yaml/);
      expect(parseRecord(JSON.stringify({ ...record, ...change, identity: undefined }))).toMatchObject(
        change,
      );
    }
    expect(parseRecord(JSON.stringify({ ...record, config: { upTo: 2 }, title: "another" }))).toBeDefined();
  });

  it("is refused with its key where any part of it is lost or of another kind", async () => {
    const record = await written();
    const needed = ["schema", "experiment", "seed", "versions", "machine", "startedAt", "trials"];
    for (const key of needed) {
      for (const value of [null, undefined, [], "x y", -0.5]) {
        if (typeof value === "string" && key === "experiment") continue;
        const broken = JSON.stringify({ ...record, [key]: value });
        expect(() => parseRecord(broken), `${key}: ${value}`).toThrow(new RegExp(`record of a run.*${key}`));
      }
    }
    expect(() => parseRecord("{")).toThrow(/the JSON that collapsar run wrote/);
    for (const text of ["null", "[]", "1"]) expect(() => parseRecord(text)).toThrow(/the record of a run/);
  });
});

describe("settings", () => {
  const nested = defineExperiment({
    ...squares,
    schema: z.object({ kappa: z.object({ within: z.number().default(1) }).default({ within: 1 }) }),
  } as never);

  it("with unknown keys are refused at every depth, with the nearest name", () => {
    expect(() => parseConfig(squares, { upTwo: 2 })).toThrow(/upTwo.*did you mean upTo\?/);
    expect(() => parseConfig(nested, { kappa: { withn: 2 } })).toThrow(/kappa\.withn.*did you mean within\?/);
    const polluting = JSON.parse('{"__proto__": {"upTo": 2}}') as object;
    expect(() => parseConfig(squares, polluting)).toThrow(/__proto__/);
    expect(parseConfig(nested, { kappa: { within: 2 } })).toEqual({ kappa: { within: 2 } });
  });
});

describe("config files", () => {
  it("say what is wrong", () => {
    expect(() => parseConfigFile("a: [")).toThrow(/a YAML config file/);
    // YAML would only warn of it, past us
    expect(() => parseConfigFile("experiment: demo\nconfig: !seeds 1")).toThrow(
      /Unresolved tag: !seeds at line 2/,
    );
    expect(() => parseConfigFile("config: {}")).toThrow(/got experiment: /);
    for (const [text, line] of [
      ["experiment: demo\nnetwork: &x\n  - *x", 3],
      ["x: &x {y: *x}", 1],
      ["x: &x\n  y:\n    &z [*x]", 3],
    ] as const)
      expect(() => parseConfigFile(text)).toThrow(`got an anchor that contains itself (*x) at line ${line}`);
    // a name that is taken again stands for its last value
    expect(parseConfigFile("experiment: demo\nconfig: &x {a: &x 1, b: *x}").config).toEqual({ a: 1, b: 1 });
    expect(() => parseConfigFile(`config: ${"[".repeat(5000)}`)).toThrow(
      /values nested too deeply at line 1/,
    );
    expect(() => parseConfigFile("experiment: demo\nsede: 1")).toThrow(/sede/);
  });

  it("have a JSON Schema with every key described", () => {
    expect(configJsonSchema(squares)).toMatchObject({
      properties: { upTo: { description: "how many", default: 3 } },
    });
  });

  it("name runs by experiment, time and settings", () => {
    const at = new Date("2026-01-02T03:04:05Z");
    expect(runName("a/b", 0, { x: 1 }, at)).toMatch(/^a-b-20260102-030405-[0-9a-f]{8}$/);
    expect(runName("a/b", 0, { x: 1 }, at)).not.toBe(runName("a/b", 1, { x: 1 }, at));
  });
});
