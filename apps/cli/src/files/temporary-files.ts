import { readdirSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";

/** Temporary files that are open, so that an interrupt can take them away. */
const open = new Set<string>();
let onChange: (paths: readonly string[]) => void = () => {};

/** Called when a temporary file is created or removed. */
export function watchWriting(listener: (paths: readonly string[]) => void): void {
  onChange = listener;
}

/** Notes that a temporary file is open, or no longer. */
export function trackTemporary(path: string, writing: boolean): void {
  if (writing) open.add(path);
  else open.delete(path);
  onChange([...open]);
}

/** Letters of this machine's name: on a shared disk, another machine's files are not ours to judge. */
const host =
  hostname()
    .replaceAll(/[^A-Za-z0-9]/g, "")
    .slice(0, 16) || "host";
const pattern = new RegExp(`^\\.collapsar-${host}-(\\d+)-[a-z0-9]+\\.tmp$`);

/** A name for the making of a file, in its folder: short, whatever the file is called. */
export function temporaryName(path: string): string {
  const unique = crypto.randomUUID().slice(0, 8);
  return join(dirname(path), `.collapsar-${host}-${process.pid}-${unique}.tmp`);
}

/** Whether a process of this machine is there. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const swept = new Set<string>();

/** Takes away what killed processes of this machine left in a folder. */
export function sweep(folder: string): void {
  if (swept.has(folder)) return;
  swept.add(folder);
  for (const name of readdirSync(folder)) {
    const pid = pattern.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}
