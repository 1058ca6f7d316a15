import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

interface Check {
  readonly id: string;
  readonly seen: boolean;
  readonly detail: string;
  readonly effect?: { readonly value: number; readonly low?: number; readonly high?: number };
  readonly control: { readonly seen?: boolean; readonly detail?: string };
}
interface Run {
  readonly experiment: string;
  readonly checks: readonly Check[];
}

const book = (size: string) =>
  (JSON.parse(read(`../../../reproductions/${size}.json`)) as { runs: Run[] }).runs;
const guide = read("../guide/networks.md");

function check(experiment: string, id: string, size = "small"): Check {
  const run = book(size).find((candidate) => candidate.experiment === experiment);
  const found = run?.checks.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`the book has no check ${id} of ${experiment}`);
  return found;
}

/** The line of the page that begins with this question. */
function line(question: string): string {
  const found = guide.split("\n").find((text) => text.startsWith(`| ${question}`));
  if (found === undefined) throw new Error(`the page does not ask: ${question}`);
  return found;
}

/** How many times less a fall of a natural logarithm is, in one digit. */
const folds = (fall: string) => `${Number(Math.exp(Number(fall)).toPrecision(1))}-fold`;

const effect = (experiment: string, id: string) => check(experiment, id).effect!.value;

test("the answers on the page of real networks are the book's", () => {
  const fold = 10 ** -effect("ntk-collapse/mlp", "collapse");
  expect(line("Do features collapse")).toContain(`${Number(fold.toPrecision(2)).toLocaleString("en")}-fold`);
  for (const [id, seen] of [
    ["tenfold-nc1", true],
    ["tenfold-nc2", false],
    ["tenfold-nc3", false],
  ] as const)
    expect(check("ntk-collapse/mlp", id).seen).toBe(seen);
  expect(line("Does the tangent kernel")).toContain(effect("ntk-collapse/mlp", "alignment-rises").toFixed(2));
  expect(check("ntk-collapse/mlp", "alignment-rises").control.seen).toBe(false);
  expect(check("ntk-collapse/resnet20", "alignment-rises").control.seen).toBe(true);
  for (const name of ["ntk-collapse/mlp", "ntk-collapse/resnet20"])
    expect(effect(name, "blocks")).toBeGreaterThan(0);
  const rise = (detail: string) => {
    const [, from, to] = /gammaAlignment ([\d.]+) → ([\d.]+)/.exec(detail)!;
    return (Number(to) - Number(from)).toFixed(2);
  };
  const longer = check("ntk-collapse/training", "alignment-rises", "medium");
  expect(line("Does the tangent kernel")).toContain(
    `by ${rise(longer.detail)} against ${rise(longer.control.detail!)}`,
  );
  for (const name of ["ntk-collapse/training", "ntk-collapse/resnet20"]) {
    const { detail } = check(name, "blocks", "medium");
    const [, from, to] = /γ.*?relative distance ([\d.]+) → ([\d.]+)/.exec(detail)!;
    expect(line("Does it become")).toContain(`from ${Number(from).toFixed(2)} to ${Number(to).toFixed(2)}`);
  }
  const [, right, relu] = /([\d.]+) against ([\d.]+) in ln NC1/.exec(
    check("net/svd-mlp", "right-part").detail,
  )!;
  expect(line("Where in a layer")).toContain(
    `by ${right} there, over five layers, and by ${relu} at the ReLU: ${folds(right!)} and ${folds(relu!)}`,
  );
  expect(line("Do the weights")).toContain(
    /rises in (\d of \d layers)/.exec(check("net/nfa-mlp", "ansatz").detail)![1],
  );
  const factor = (id: string) => 10 ** effect("dynamics-vs-network", id);
  expect(line("Do [the dynamics]")).toContain(`factor of ${factor("predicts-nc1").toPrecision(3)}`);
  expect(line("Do [the dynamics]")).toContain(`factor of ${factor("predicts-loss").toPrecision(2)}`);
  const ends = check("net/no-decay", "decay-collapses")
    .detail.match(/\d\.\d+/g)!
    .map((end) => Number(end).toFixed(2));
  expect(line("Does it take").match(/\d\.\d+/g)).toEqual([ends[2], ends[3], ends[0], ends[1]]);
});
