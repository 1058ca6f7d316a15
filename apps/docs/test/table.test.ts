import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { firstSentence, parseChangelog, parseChangeset } from "../.vitepress/data/changelog.data.js";
import { fitTable, predictTable } from "../.vitepress/theme/live/table/table-fit.js";
import { sampleNames, sampleTable } from "../.vitepress/theme/live/table/table-samples.js";

const settings = { target: "", rounds: 3, bandwidth: 10, seed: 0 };

test("a table on which learning helps: the line sees nothing, the machine finds the two columns", async () => {
  const file = sampleTable("made: a product of two of ten columns");
  const { shown, model } = await fitTable(file, settings);
  const [line, plain, learned] = shown.learners.map(({ scores }) => scores.r2!);
  expect(line).toBeLessThan(0.1);
  expect(plain).toBeGreaterThan(0.6);
  expect(learned).toBeGreaterThan(0.95);
  expect(
    shown.importance
      .slice(0, 2)
      .map(({ column }) => column)
      .sort(),
  ).toEqual(["x1", "x2"]);
  expect(shown.importance[2]!.value).toBeLessThan(0.05);
  const [header, first] = (await predictTable(model, file)).split("\n");
  expect(header).toBe("prediction");
  expect(Math.abs(Number(first))).toBeLessThan(1.2);
});

test("what cannot be fitted is refused by the sentence of the command line, with its file", async () => {
  const text = (name: string, content: string) => ({ name, bytes: new TextEncoder().encode(content) });
  await expect(fitTable(text("a.csv", "x,y\n1,2\n3\n"), settings)).rejects.toThrow(/^a\.csv.*row 3/);
  await expect(fitTable(text("a.png", "hello"), settings)).rejects.toThrow(/a\.png/);
});

test("the target is the column that the settings name, and the last one where the table has no such column", async () => {
  const rows = Array.from({ length: 12 }, (_, i) => `${i},${(5 * i) % 7}`).join("\n");
  const file = { name: "b.csv", bytes: new TextEncoder().encode(`x,y\n${rows}\n`) };
  for (const [target, chosen] of [
    ["x", "x"],
    ["z", "y"],
  ] as const) {
    expect((await fitTable(file, { ...settings, target })).shown.target).toBe(chosen);
  }
});

test("a classification's predictions carry a probability for each class, and no cell that runs as a formula", async () => {
  const rows = Array.from(
    { length: 24 },
    (_, i) => `${i % 2 ? 1 + 0.01 * i : -1 - 0.01 * i},${i % 2 ? "=b" : "a"}`,
  );
  const file = { name: "t.csv", bytes: new TextEncoder().encode(`x,label\n${rows.join("\n")}\n`) };
  const { shown, model } = await fitTable(file, { ...settings, rounds: 0 });
  expect(shown.task).toBe("classification");
  const lines = (await predictTable(model, file)).trim().split("\n");
  expect(lines).toHaveLength(25);
  expect(lines[2]).toMatch(/^'=b,/);
  const [, ...chances] = lines[1]!.split(",").map(Number);
  expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
});

test("new rows are read as those of the fit: names among which are numbers, points that part thousands", async () => {
  const text = (content: string) => ({ name: "t.csv", bytes: new TextEncoder().encode(content) });
  const rows = Array.from({ length: 40 }, (_, i) => `${"4frf"[i % 4]};${1 + (i % 9)}.500;${i % 7},5`);
  const { model } = await fitTable(text(`d;p;y\n${rows.join("\n")}\n`), { ...settings, rounds: 0 });
  const lines = async (content: string) => (await predictTable(model, text(content))).trim().split("\n");
  const few = await lines("d;p\n4;1.500\nf;2.500\nr;3.500\n");
  expect(few).toHaveLength(4);
  expect(few).toEqual(await lines("d;p;q\n4;1500;1\nf;2500;1\nr;3500;1\n"));
});

test("changes are read as changesets writes them", () => {
  expect(parseChangeset('---\n"@collapsar/rfm": minor\ncollapsar: patch\n---\n\nOne thing.\n')).toEqual({
    packages: ["@collapsar/rfm", "collapsar"],
    text: "One thing.",
  });
  const log =
    "# x\n\n## 0.1.0\n\n### Minor Changes\n\n- 1234567: One thing\n  in two lines.\n- Updated dependencies [1234567]\n  - @collapsar/linalg@0.1.0\n";
  expect(parseChangelog(log)).toEqual([{ version: "0.1.0", texts: ["One thing\nin two lines."] }]);
});

test("a change is shown by its first sentence, and the rest where there is some", () => {
  expect(firstSentence("One thing.")).toEqual(["One thing.", ""]);
  expect(firstSentence("`a.b` is 1.5 times as quick. It was slow.")).toEqual([
    "`a.b` is 1.5 times as quick.",
    "It was slow.",
  ]);
  expect(firstSentence("- One. Why.\n- Two.")).toEqual(["One.", "- Why.\n- Two."]);
  expect(firstSentence("- One\n- Two.")).toEqual(["One", "- Two."]);
  const long = `${"word ".repeat(14)}here: more, and so on.`;
  expect(firstSentence(long)).toEqual([`${"word ".repeat(14)}here.`, "more, and so on."]);
});

test("the page says of its first table what its learners score", { timeout: 60_000 }, async () => {
  const [name] = sampleNames;
  const settings = { target: "", rounds: 5, bandwidth: 10, seed: 0 };
  const { shown } = await fitTable(sampleTable(name), settings);
  const guide = readFileSync(new URL("../guide/rfm.md", import.meta.url), "utf8");
  const said = /\(R² (−?[\d.]+)\)[^(]*\(([\d.]+)\)[^(]*\(([\d.]+)\)/.exec(guide)!.slice(1);
  expect(said.map((text) => Number(text.replace("−", "-")))).toEqual(
    shown.learners.map(({ scores }) => Number(scores.r2!.toFixed(3))),
  );
});
