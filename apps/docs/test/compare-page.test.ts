import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

interface Check {
  readonly id: string;
  readonly effect?: { readonly value: number; readonly low: number; readonly high: number };
}
interface Run {
  readonly experiment: string;
  readonly checks: readonly Check[];
}

const { runs } = JSON.parse(read("../../../reproductions/medium.json")) as { runs: Run[] };
const guide = read("../guide/compare.md");

const ids: readonly (readonly [name: string, id: string])[] = [
  ["NTK", "ntk"],
  ["NNGP", "nngp"],
  ["adaptive kernel", "adaptive"],
  ["Deep RFM, first layer", "deep-rfm-first"],
  ["Deep RFM, last layer", "deep-rfm-last"],
];

/** A number with two decimals and a true minus. */
const two = (value: number) => value.toFixed(2).replace("-", "−");

test("the comparison on three data sets is the book's", () => {
  const { checks } = runs.find(({ experiment }) => experiment === "collapse/compare")!;
  const words = (id: string) => {
    const { value, low, high } = checks.find((check) => check.id === id)!.effect!;
    return `${two(value)} (${two(low)} to ${two(high)})`;
  };
  const table = guide.slice(guide.indexOf("195 trainings"));
  for (const [name, id] of ids) {
    const row = table.split("\n").find((line) => line.startsWith(`| ${name} |`))!;
    const cells = row.replaceAll("*", "").split("|").slice(2, 4);
    expect(cells.map((cell) => cell.trim())).toEqual([words(`${id}-test`), words(`${id}-test-no-decay`)]);
  }
  expect(table).toContain(`off by ${words("blocks-train-no-decay")}`);
});
