import { describe, expect, it } from "vitest";
import {
  anyValue,
  integer,
  needed,
  nonNegative,
  oneOf,
  optionsTable,
  positive,
  resolveOptions,
  seedOption,
  yesNo,
} from "../../src/check/index.js";

const table = {
  size: needed(integer("rows", 1, { unit: "rows" })),
  rate: positive("step", { fallback: 0.1, below: 1 }),
  decay: nonNegative("ℓ2 factor"),
  rule: oneOf("how", ["fast", "exact"], { otherwise: "the one of less work" }),
  keep: yesNo("keep all", false),
  note: anyValue<string>("a remark"),
  seed: seedOption(),
};
const resolved = (given: object) => resolveOptions("fit", table, given);

describe("the options of a function", () => {
  it("have their defaults where they are left out or undefined", () => {
    const defaults = {
      size: 3,
      rate: 0.1,
      decay: undefined,
      rule: undefined,
      keep: false,
      note: undefined,
      seed: 0,
    };
    expect(resolved({ size: 3 })).toEqual(defaults);
    expect(resolved({ size: 3, rate: undefined, keep: undefined, seed: undefined })).toEqual(defaults);
    expect(resolved({ size: 3, rate: 0.5, keep: true, seed: -7, other: 1 })).toEqual({
      ...defaults,
      rate: 0.5,
      keep: true,
      seed: -7,
    });
  });

  it.each([
    [{}, "fit: size must be a number, got undefined"],
    [{ size: 0 }, "fit: size must be a whole number of at least 1, got 0"],
    [{ size: 1, rate: 0 }, "fit: rate must be positive, got 0"],
    [{ size: 1, rate: null }, "fit: rate must be a number, got null"],
    [{ size: 1, rate: 1 }, "fit: rate must be below 1, got 1"],
    [{ size: 1, decay: -1 }, "fit: decay must be zero or positive, got -1"],
    [{ size: 1, rule: "exakt" }, "fit: rule must be one of fast, exact, got"],
    [{ size: 1, seed: 0.5 }, "fit: seed must be a whole number, got 0.5"],
  ])("of %j are refused by name", (given, message) => {
    expect(() => resolved(given)).toThrow(message);
  });

  it("of an option are named with it", () => {
    const given = () => resolveOptions("fit", table, { size: 0 }, "batch");
    expect(given).toThrow("fit: batch.size must be a whole number of at least 1, got 0");
  });

  it("show a default of several parts as it is written", () => {
    const schedule = anyValue<object>("how", { fallback: { kind: "constant" } });
    const input = anyValue<readonly number[]>("sizes", { fallback: [32, 32] });
    const shown = optionsTable({ schedule, input });
    expect(shown).toContain('| `schedule` |  | `{"kind":"constant"}` | how |');
    expect(shown).toContain("| `input` |  | `[32,32]` | sizes |");
  });

  it("are a table of range, default and sentence", () => {
    expect(optionsTable(table).split("\n")).toEqual([
      "| option | values | default | what it sets |",
      "|---|---|---|---|",
      "| `size` | whole, ≥ 1, rows | must be given | rows |",
      "| `rate` | > 0, < 1 | `0.1` | step |",
      "| `decay` | ≥ 0 |  | ℓ2 factor |",
      "| `rule` | `fast`, `exact` | the one of less work | how |",
      "| `keep` | `true`, `false` | `false` | keep all |",
      "| `note` |  |  | a remark |",
      "| `seed` | whole | `0` | seed of every random number |",
      "",
    ]);
  });
});
