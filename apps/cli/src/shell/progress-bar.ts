import { visibleText } from "@collapsar/linalg/check";
import type { ProgressReport } from "../contract/request.js";
import { duration, shown } from "../output/number.js";
import { fitted } from "../output/style.js";

export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A live line on a terminal: bar, share, rate and remaining time; silent in a pipe and in the first second. */
export interface ProgressBar {
  update(report: ProgressReport): void;
  /** Draws the last report again, so that the clock goes on while the work is busy. */
  tick(): void;
  /** Takes the line away, for other output or at the end. */
  clear(): void;
}

const silence: ProgressBar = { update() {}, tick() {}, clear() {} };

function describe({ done, total, unit, message }: ProgressReport, seconds: number, elapsed: number): string {
  const rate = done > 0 ? `${shown(Number((done / seconds).toPrecision(3)))} ${unit ?? "steps"}/s` : "";
  const parts = [rate, visibleText(message ?? "")];
  if (total !== undefined && total > 0) {
    const fraction = Math.min(1, done / total);
    const filled = Math.round(fraction * 20);
    const rest = (seconds * (1 - fraction)) / fraction - (elapsed - seconds);
    const left = fraction > 0 ? `${duration(Math.max(0, rest))} left` : "";
    parts.splice(
      0,
      1,
      `${"█".repeat(filled)}${"░".repeat(20 - filled)} ${Math.floor(fraction * 100)} %`,
      rate,
      left,
    );
  } else {
    const count = done > 0 ? `${shown(Number(done.toPrecision(6)))} ${unit ?? "steps"}` : "";
    parts.unshift(duration(elapsed), count);
  }
  return parts.filter((part) => part !== "").join("  ");
}

/** A bar on a stream; a stream that is no terminal gets none. */
export function progressBar(
  stream: ProgressStream,
  now: () => number = () => performance.now(),
): ProgressBar {
  if (stream.isTTY !== true) return silence;
  const start = now();
  let last = start;
  let visible = false;
  let latest: { report: ProgressReport; at: number } = {
    report: { done: 0, message: "starting" },
    at: start,
  };

  function clear(): void {
    if (visible) stream.write("\r\x1b[K");
    visible = false;
  }

  function draw(): void {
    const time = now();
    if (time - start < 1000 || (visible && time - last < 100)) return;
    last = time;
    const seconds = (time - start) / 1000;
    // the rate is that of the last report; what was done since is not known
    const line = describe(latest.report, Math.max(1e-3, (latest.at - start) / 1000), seconds);
    // some terminals report no width, or 0; the last cell stays free, or the line would break
    stream.write(`\r\x1b[K${fitted(line, (stream.columns || 80) - 1)}`);
    visible = true;
  }

  function update(report: ProgressReport): void {
    latest = { report, at: now() };
    draw();
  }
  return { update, tick: draw, clear };
}
