import { existsSync, readFileSync, statSync } from "node:fs";
import type { Redis } from "ioredis";
import { checkpointFile } from "../../experiment-run/checkpoint-file.js";
import { checkpointKey } from "./queued-run.js";

const CARRY_MS = 1000;

/** Where a trial's checkpoint is on this machine, and by which key the next worker finds it. */
interface CarriedPlace {
  readonly folder: string;
  readonly queue: string;
  readonly hash: string;
  /** The checkpoint that another worker left. */
  readonly earlier: Buffer | null;
}

/** What other workers left of these trials, asked for at once. */
export const leftCheckpoints = (
  redis: Redis,
  queue: string,
  hashes: readonly string[],
): Promise<(Buffer | null)[]> => redis.mgetBuffer(hashes.map((hash) => checkpointKey(queue, hash)));

/** Brings the checkpoint that another worker left, and carries to the server what the trial writes. */
export function carriedCheckpoint(
  redis: Redis,
  { folder, queue, hash, earlier }: CarriedPlace,
): { forget(): Promise<void>; close(): Promise<void> } {
  const key = checkpointKey(queue, hash);
  const file = checkpointFile(folder, hash);
  if (earlier !== null) file.write(new Uint8Array(earlier));
  let carried = earlier === null ? 0 : statSync(file.name).mtimeMs;
  const carry = async () => {
    if (!existsSync(file.name)) return;
    const { mtimeMs } = statSync(file.name);
    if (mtimeMs === carried) return;
    carried = mtimeMs;
    await redis.set(key, readFileSync(file.name));
  };
  const timer = setInterval(() => void carry().catch(() => {}), CARRY_MS);
  return {
    forget: async () => void (earlier === null && carried === 0 ? undefined : await redis.del(key)),
    async close() {
      clearInterval(timer);
      await carry().catch(() => {});
    },
  };
}
