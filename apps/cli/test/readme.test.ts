import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { collapsar, workFolder } from "./collapsar.js";

const work = workFolder();
afterAll(work.remove);

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

it("runs every line of the README's example", async () => {
  const block = readme.split("```sh\n")[2]!.split("```")[0]!;
  const lines = block.trim().split("\n");
  expect(lines).toHaveLength(10);
  for (const line of lines) {
    const { code, stderr } = await collapsar(line.split(" ").slice(1), { cwd: work.path });
    expect([line, code, stderr.replace(/^note:.*\n/gm, "")]).toEqual([line, 0, ""]);
  }
  for (const name of ["gram.svg", "cells.rfm", "importance.svg", "predictions.csv", "flow/final.npz"]) {
    expect(existsSync(join(work.path, name)), name).toBe(true);
  }
});

it("names every command", async () => {
  const { stdout } = await collapsar(["--help"]);
  const listed = stdout.split("Commands:\n")[1]!.split("\n\n")[0]!;
  const commands = [...listed.matchAll(/^ {2}([\w-]+)/gm)]
    .map((match) => match[1]!)
    .filter((name) => name !== "help");
  for (const name of commands) expect(readme, name).toMatch(new RegExp(`\`[^\`]*\\b${name}\\b`));
});
