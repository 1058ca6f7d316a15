import type { ProgressReport } from "../request.js";
import { duration, shown } from "./number.js";

export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A live line on a terminal: bar, share, rate and remaining time; silent in a pipe and in the first second. */
export interface ProgressBar {
  update(report: ProgressReport): void;
  /** Takes the line away, for other output or at the end. */
  clear(): void;
}

const silence: ProgressBar = { update() {}, clear() {} };

function describe({ done, total, unit, message }: ProgressReport, seconds: number): string {
  const rate = done > 0 ? `${shown(Number((done / seconds).toPrecision(3)))} ${unit ?? "steps"}/s` : "";
  const parts = [rate, message ?? ""];
  if (total !== undefined && total > 0) {
    const fraction = Math.min(1, done / total);
    const filled = Math.round(fraction * 20);
    const left = fraction > 0 ? `${duration((seconds * (1 - fraction)) / fraction)} left` : "";
    parts.splice(
      0,
      1,
      `${"█".repeat(filled)}${"░".repeat(20 - filled)} ${Math.floor(fraction * 100)} %`,
      rate,
      left,
    );
  } else {
    parts.unshift(duration(seconds));
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
  function clear(): void {
    if (visible) stream.write("\r\x1b[K");
    visible = false;
  }
  function update(report: ProgressReport): void {
    const time = now();
    if (time - start < 1000 || (visible && time - last < 100)) return;
    last = time;
    const line = describe(report, (time - start) / 1000);
    stream.write(`\r\x1b[K${[...line].slice(0, (stream.columns ?? 80) - 1).join("")}`);
    visible = true;
  }
  return { update, clear };
}
