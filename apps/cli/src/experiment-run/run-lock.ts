import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { makeFolders } from "@collapsar/datasets/node";
import { UsageError } from "../contract/errors.js";
import { withPath } from "../contract/system-error.js";
import { removeEmpty } from "../files/made-folders.js";
import { isRunning, temporaryName } from "../files/temporary-files.js";

/** The file by which a process says that it writes into a run's folder. */
export const LOCK = ".collapsar-run.lock";

interface Holder {
  readonly host: string;
  readonly pid: number;
}

function parseHolder(text: string): Holder | undefined {
  const [, pid, host] = /^(\d+) (.+)$/.exec(text.trim()) ?? [];
  return pid === undefined || host === undefined ? undefined : { pid: Number(pid), host };
}

/** Whether a lock was left by a process of this machine that is gone, or is no lock at all. */
function isLeft(text: string): boolean {
  const holder = parseHolder(text);
  return holder === undefined || (holder.host === hostname() && !isRunning(holder.pid));
}

const textAt = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
};

/** How often, at a fiftieth of a second, an empty lock is looked at before it counts as left. */
const PATIENCE = 50;
const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);

/** Takes the lock; false where another process was quicker. */
function take(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid} ${hostname()}\n`, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    // a full disk leaves an empty one
    rmSync(path, { force: true });
    throw error;
  }
}

/** Takes away what a killed process left; of several that try, one has the file, and looks at what it has. */
function removeLeft(path: string): void {
  const aside = temporaryName(path);
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  if (isLeft(readFileSync(aside, "utf8"))) rmSync(aside);
  else renameSync(aside, path);
}

function held(folder: string, text: string): UsageError {
  const { pid, host } = parseHolder(text)!;
  const here = host === hostname();
  return new UsageError(
    `${folder}: process ${pid}${here ? "" : ` of ${host}`} is writing a run into it; wait for its end, or choose ` +
      `another folder${here ? "" : `; if it is gone, remove ${join(folder, LOCK)}`}`,
  );
}

/**
 * Makes a run's folder this process's own, until the returned function is called: two runs in one folder would mix
 * their rows. What a killed process left is taken over.
 *
 * @returns lets go of the folder, which is taken away if it was made here and nothing is in it
 * @throws UsageError naming the process that has it
 */
export function lockRun(folder: string): () => void {
  const path = join(folder, LOCK);
  let made: readonly string[] = [];
  try {
    made = makeFolders(folder);
    for (let tries = 0; !take(path); tries++) {
      const text = textAt(path);
      if (text !== undefined && text !== "" && !isLeft(text)) throw held(folder, text);
      // who has just made it writes its name into it next
      if (text === "" && tries < PATIENCE) pause();
      else if (text !== undefined) removeLeft(path);
    }
  } catch (error) {
    removeEmpty(made);
    throw withPath(error, path);
  }
  return () => {
    rmSync(path, { force: true });
    removeEmpty(made);
  };
}
