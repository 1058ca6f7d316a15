import { describe, expect, it } from "vitest";
import { progressBar } from "../src/shell/progress-bar.js";

function terminal(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, columns: 100, write: (text: string) => written.push(text) };
}

describe("progressBar", () => {
  it("is silent in a pipe, and in the first second on a terminal", () => {
    const pipe = terminal(false);
    progressBar(pipe).update({ done: 1, total: 2 });
    let time = 0;
    const screen = terminal(true);
    const bar = progressBar(screen, () => time);
    time = 900;
    bar.update({ done: 1, total: 2 });
    expect([...pipe.written, ...screen.written]).toEqual([]);
  });

  it("shows share, rate and remaining time, and counts down between reports", () => {
    let time = 0;
    const screen = terminal(true);
    const bar = progressBar(screen, () => time);
    time = 2000;
    bar.update({ done: 50, total: 200, unit: "rows", message: "reading" });
    expect(screen.written.at(-1)).toMatch(/█{5}░{15} 25 % {2}25 rows\/s {2}6 s left {2}reading$/);
    time = 4000;
    bar.tick();
    expect(screen.written.at(-1)).toContain("4 s left");
    bar.clear();
    expect(screen.written.at(-1)).toBe("\r\x1b[K");
  });

  it("counts without an end where there is none", () => {
    let time = 0;
    const screen = terminal(true);
    const bar = progressBar(screen, () => time);
    time = 3000;
    bar.update({ done: 30, unit: "steps" });
    expect(screen.written.at(-1)).toMatch(/3 s {2}10 steps\/s$/);
  });
});
