import { afterAll, describe, expect, it } from "vitest";
import { collapsar, json, workFolder } from "../collapsar.js";

const work = workFolder();
afterAll(work.remove);

/** Colours, cursor movements: anything that is no plain text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlCodes = /[\x00-\x08\x0b-\x1f\x7f]/;

describe("help and version", () => {
  it("lists the commands with examples, without an argument too", async () => {
    for (const args of [["--help"], []]) {
      const { code, stdout, stderr } = await collapsar(args);
      expect([code, stderr]).toEqual([0, ""]);
      for (const command of [
        "metrics",
        "kernel",
        "deep-rfm",
        "dynamics",
        "list",
        "data",
        "doctor",
        "completion",
      ]) {
        expect(stdout).toMatch(new RegExp(`^  ${command}`, "m"));
      }
      expect(stdout).toContain("$ collapsar metrics");
      expect(stdout).not.toMatch(controlCodes);
    }
  });

  it.each([
    "metrics",
    "kernel",
    "deep-rfm",
    "dynamics",
    "list",
    "data list",
    "data info",
    "data fetch",
    "doctor",
  ])("%s --help shows two or three examples and the common options", async (command) => {
    const { code, stdout } = await collapsar([...command.split(" "), "--help"]);
    expect(code).toBe(0);
    expect(stdout.match(/^ {2}\$ collapsar /gm)?.length).toBeGreaterThanOrEqual(2);
    for (const flag of [
      "--json",
      "--seed",
      "--backend",
      "--dtype",
      "--threads",
      "--out",
      "--quiet",
      "--verbose",
    ]) {
      expect(stdout).toContain(flag);
    }
  });

  it("says its version", async () => {
    expect((await collapsar(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });
});

describe("wrong words", () => {
  const cases: [string[], RegExp][] = [
    [["metrcs", "digits"], /unknown command 'metrcs'\s+\(Did you mean metrics\?\)/],
    [["metrics", "--jsn", "digits"], /unknown option '--jsn'\s+\(Did you mean --json\?\)/],
    [["metrics"], /missing required argument 'features'/],
    [["metrics", "digts"], /did you mean digits\?/],
    [["kernel", "digits", "--depth", "two"], /--depth.*must be a number/],
    [["kernel", "digits", "--kernel", "mercer"], /Allowed choices are nngp, ntk/],
    [["kernel", "digits", "--bandwidth", "0"], /must be above 0/],
    [["kernel", "digits", "--sigma-w", "-1"], /must not be below 0/],
    [["kernel", "digits", "--activation", "rleu"], /did you mean relu\?/],
    [["kernel", "digits", "--depth", "1"], /depth of at least 2/],
    [["kernel", "iris", "--dtype", "f16"], /Allowed choices are f64, f32/],
    [["kernel", "iris", "--backend", "gpu"], /Allowed choices are auto, native, wasm, js/],
    [["kernel", "iris", "--threads", "0"], /whole number of at least 1/],
    [["kernel", "iris", "--seed", "1.5"], /whole number/],
    [["kernel", "iris", "--limit", "0"], /whole number of at least 1/],
    [["kernel", "iris", "--test-fraction", "1"], /between 0 and 1/],
    [["data", "fetch", "mnits"], /did you mean mnist\?/],
    [["data", "lst"], /Did you mean list\?/],
    [["dynamics", "--kappa", "1,2"], /three numbers/],
    [["dynamics", "--kappa", "1,2,0.5"], /eigenvalue/],
    [["dynamics", "--features", "3"], /at least the number of classes/],
    [["completion", "tcsh"], /Allowed choices are bash, zsh, fish/],
  ];

  it.each(cases)("%j ends with 2, one sentence and nothing on stdout", async (args, message) => {
    const { code, stdout, stderr } = await collapsar(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stderr).not.toMatch(controlCodes);
  });

  it("shows where an error came from with --verbose", async () => {
    expect((await collapsar(["metrics", "digts", "--verbose"])).stderr).toMatch(/\n\s+at /);
  });
});

describe("--json", () => {
  it("has the common keys in every command, and nothing else goes to stdout", async () => {
    const runs = [
      ["metrics", "iris"],
      ["kernel", "iris"],
      ["deep-rfm", "iris", "--depth", "1"],
      ["dynamics", "--time", "1"],
      ["data", "list"],
      ["data", "info", "iris"],
      ["list"],
    ];
    for (const args of runs) {
      const object = await json([...args, "--seed", "3", "--threads", "1", "--backend", "wasm"]);
      expect(object, args.join(" ")).toMatchObject({
        schema: 1,
        version: expect.any(String),
        seed: 3,
        backend: "wasm",
        dtype: "f64",
        threads: 1,
      });
      const { computeMs, totalMs } = object["timing"];
      expect(computeMs).toBeGreaterThanOrEqual(0);
      expect(totalMs).toBeGreaterThan(computeMs);
    }
  });

  it("writes null for what is infinite or no number, and why", async () => {
    const { jsonLine } = await import("../../src/output/json.js");
    const values = { a: Number.NaN, b: [-Infinity, 0.1], c: { d: Float64Array.of(Infinity) }, e: 2n ** 64n };
    expect(JSON.parse(jsonLine({ ...values, undefined: { f: "has no scatter" } }))).toEqual({
      a: null,
      b: [null, 0.1],
      c: { d: [null] },
      e: "18446744073709551616",
      undefined: {
        a: "is no number",
        "b.0": "is minus infinite",
        "c.d.0": "is infinite",
        f: "has no scatter",
      },
    });
    expect(jsonLine({ a: 1 })).toBe('{"a":1}\n');
  });
});

describe("a pipe", () => {
  it("gets no control codes, whatever the command", async () => {
    for (const args of [
      ["metrics", "digits"],
      ["kernel", "iris"],
      ["data", "list"],
      ["deep-rfm", "iris", "--depth", "2"],
    ]) {
      const { stdout, stderr, code } = await collapsar(args);
      expect(code).toBe(0);
      expect(stdout + stderr).not.toMatch(controlCodes);
    }
  });

  it("may be closed early", async () => {
    const { spawnSync } = await import("node:child_process");
    const { bin } = await import("../collapsar.js");
    const { status, stderr } = spawnSync(
      "/bin/sh",
      ["-c", `"${process.execPath}" "${bin}" data list | head -n 1`],
      { encoding: "utf8" },
    );
    expect([status, stderr]).toEqual([0, ""]);
  });
});

describe("--out, --quiet", () => {
  it("keeps the result as a file", async () => {
    const { code } = await collapsar(["kernel", "iris", "--out", `${work.path}/kept`]);
    expect(code).toBe(0);
    const { readFileSync, readdirSync } = await import("node:fs");
    expect(readdirSync(`${work.path}/kept`)).toEqual(["result.json"]);
    expect(JSON.parse(readFileSync(`${work.path}/kept/result.json`, "utf8"))).toMatchObject({
      schema: 1,
      kernel: "nngp",
      n: 150,
    });
  });

  it("leaves notes out with --quiet", async () => {
    const spec = work.file("gaps.csv", "a,b,c\n1,2,0\n,4,1\n2,2,0\n5,4,1\n");
    const measure = ["metrics", spec, "--missing", "mean"];
    expect((await collapsar(measure)).stderr).toMatch(
      /note: .*missing cells filled with the column's mean: a \(1\)/,
    );
    expect((await collapsar([...measure, "--quiet"])).stderr).toBe("");
  });
});

describe("completion", () => {
  it.each(["bash", "zsh", "fish"])(
    "prints a script for %s that names commands and choices",
    async (shell) => {
      const { code, stdout } = await collapsar(["completion", shell]);
      expect(code).toBe(0);
      for (const word of ["metrics", "deep-rfm", "fetch", "nngp", "breast-cancer", "weighting"])
        expect(stdout).toContain(word);
    },
  );

  it("is a script that bash understands and that completes", async () => {
    const { spawnSync } = await import("node:child_process");
    const { stdout } = await collapsar(["completion", "bash"]);
    const ask = (words: string, index: number) =>
      spawnSync(
        "bash",
        ["-c", `${stdout}\nCOMP_WORDS=(${words}); COMP_CWORD=${index}; _collapsar; echo "\${COMPREPLY[@]}"`],
        { encoding: "utf8" },
      )
        .stdout.trim()
        .split(" ");
    expect(ask("collapsar met", 1)).toEqual(["metrics"]);
    expect(ask("collapsar data f", 2)).toEqual(["fetch"]);
    expect(ask("collapsar kernel digits --kernel n", 4)).toEqual(["nngp", "ntk"]);
    expect(ask("collapsar kernel dig", 2)).toContain("digits");
  });
});
