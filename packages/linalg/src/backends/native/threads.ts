import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

/** Cores that a control group allows (Linux containers), or Infinity. */
function quota(): number {
  try {
    const [limit, period] = readFileSync("/sys/fs/cgroup/cpu.max", "utf8").trim().split(" ");
    return limit === "max"
      ? Number.POSITIVE_INFINITY
      : Math.max(1, Math.ceil(Number(limit) / Number(period)));
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** The threads that this process may use at once. */
export function usableThreads(): number {
  return Math.min(availableParallelism(), quota());
}
