import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { experimentEntries, loadExperiment, parseConfig } from "../src/index.js";
import { outcomeOf, ruleHash, runTrials } from "../src/parts.js";
import { keptBooks } from "./kept-book.js";

const entries = keptBooks.flatMap(({ runs }) => runs);

/** The commits of this checkout, the newest first; none where it has no whole history. */
const history = commits();

function commits(): string[] | undefined {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: new URL(".", import.meta.url), encoding: "utf8" }).trim();
  try {
    return git("rev-parse", "--is-shallow-repository") === "true"
      ? undefined
      : git("log", "--topo-order", "--format=%H").split("\n");
  } catch {
    return undefined;
  }
}

describe("the book of reproductions", () => {
  it("is data of less than 5 MB", () => {
    expect(keptBooks.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(5e6);
  });

  it("holds every experiment at the small size, or says why not", () => {
    const small = keptBooks.find(({ size }) => size === "small")!;
    const named = [
      ...small.runs.map(({ experiment }) => experiment),
      ...small.notRun.map(({ command }) => command.replace(/^collapsar run /, "")),
    ];
    // An experiment that is new is in the book as soon as the small size is run again.
    expect(named.filter((id) => !experimentEntries.some((entry) => entry.id === id))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
    for (const { reason } of small.notRun) expect(reason.length).toBeGreaterThan(3);
  });

  it("was made at a commit, by the command that it names", () => {
    for (const { experiment, versions, command, settings, seed } of entries) {
      expect(versions["commit"], experiment).toMatch(/^[0-9a-f]{40}$/);
      const words = ["collapsar", "run", experiment, ...(seed === 0 ? [] : ["--seed", String(seed)])];
      expect(command).toBe([...words, ...settings.flatMap((one) => ["--set", one])].join(" "));
    }
  });

  it.skipIf(history === undefined)(
    "keeps the commit of every rule, which is that of its run or older",
    () => {
      const pairs = entries.flatMap(({ checks, versions }) =>
        checks.map(({ ruleCommit }) => `${ruleCommit} ${versions["commit"]}`),
      );
      for (const pair of new Set(pairs)) {
        expect(pair).toMatch(/^[0-9a-f]{40} [0-9a-f]{40}$/);
        const [rule, run] = pair.split(" ") as [string, string];
        const chain = [rule, run].map((commit) => history!.indexOf(commit));
        expect(chain, pair).not.toContain(-1);
        // the newest commit comes first
        expect(chain[0]!, pair).toBeGreaterThanOrEqual(chain[1]!);
      }
    },
  );

  it("keeps with every claim its rule, by its hash, and no claim is seen under its own control", () => {
    for (const { experiment, checks } of entries)
      for (const check of checks) {
        expect(check.ruleHash, `${experiment} ${check.id}`).toBe(ruleHash(check));
        expect(check.rule.length).toBeGreaterThan(5);
        expect(["seen", "not seen", "not testable"]).toContain(check.verdict);
        if (check.verdict === "seen") expect(check.control?.seen, `${experiment} ${check.id}`).not.toBe(true);
      }
  });
});

/** Kept runs that take seconds; the others are nightly. */
const quick = ["block-ntk/phases", "data/scatter"];
const nightly = process.env["COLLAPSAR_NIGHTLY"] !== undefined;
const again = entries.filter(({ experiment, seconds }) =>
  nightly ? seconds < 60 : quick.includes(experiment),
);

describe("its claims, computed again", () => {
  for (const { experiment: id, settings, seed, checks } of again) {
    it(`${id}: the same verdicts and values`, async () => {
      const experiment = await loadExperiment(id);
      const given = settings.map((one) => one.split(/=(.*)/s)).map(([key, value]) => [key, parse(value!)]);
      const config = parseConfig(experiment, Object.fromEntries(given));
      const now = outcomeOf(experiment, await runTrials(experiment, config, { seed }), config).checks;
      // A rule that has changed since is another claim: the book is to be made again for it.
      for (const kept of checks) {
        const found = now.find((check) => check.id === kept.id);
        expect(found, `${id} ${kept.id} is gone: npm run reproduce -- --only ${id} --again`).toBeDefined();
        expect(found!.ruleHash, `${kept.id}: npm run reproduce -- --only ${id} --again`).toBe(kept.ruleHash);
        expect(found!.verdict, kept.id).toBe(kept.verdict);
        if (!kept.effect) continue;
        const { value, low = value, high = value } = kept.effect;
        const rounding = 1e-6 * Math.max(1, Math.abs(value));
        expect(found!.effect!.value).toBeGreaterThanOrEqual(low - rounding);
        expect(found!.effect!.value).toBeLessThanOrEqual(high + rounding);
      }
    }, 120_000);
  }
});
