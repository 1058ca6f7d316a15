import { describe, expect, it } from "vitest";
import { progressBar } from "../../src/shell/progress-bar.js";

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
    expect(screen.written.at(-1)).toMatch(/3 s {2}30 steps {2}10 steps\/s$/);
  });

  it("fits the width of the terminal: none reported, narrow, wide, and names of two cells a letter", () => {
    const shownAt = (columns: number, message: string) => {
      let time = 0;
      const screen = { ...terminal(true), columns };
      const bar = progressBar(screen, () => time);
      time = 2000;
      bar.update({ done: 50, total: 200, unit: "rows", message });
      return screen.written.at(-1)!.slice("\r\x1b[K".length);
    };
    const whole = `${"█".repeat(5)}${"░".repeat(15)} 25 %  25 rows/s  6 s left  reading`;
    expect(shownAt(0, "reading")).toBe(whole);
    for (let columns = 1; columns <= 20; columns++) {
      expect(shownAt(columns, "reading")).toBe(whole.slice(0, columns - 1));
    }
    const long = "n".repeat(500);
    expect(shownAt(250, long)).toHaveLength(249);
    const before = whole.length - "reading".length;
    expect(shownAt(before + 6, "特徴量")).toBe(whole.replace("reading", "特徴"));
    expect(shownAt(before + 4, "é\u0301é")).toBe(whole.replace("reading", "é\u0301é"));
  });
});
