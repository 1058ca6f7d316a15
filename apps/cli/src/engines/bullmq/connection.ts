import type { Redis } from "ioredis";
import { UsageError } from "../../contract/errors.js";

/** The modules bullmq and ioredis, loaded only for a queue. */
export async function loadQueues() {
  try {
    const [{ Queue, QueueEvents, UnrecoverableError, Worker }, { Redis }] = await Promise.all([
      import("bullmq"),
      import("ioredis"),
    ]);
    return { Queue, QueueEvents, UnrecoverableError, Worker, Redis };
  } catch {
    throw new UsageError(
      "--engine bullmq: bullmq and ioredis are not installed; npm install bullmq ioredis adds them",
    );
  }
}

/** The address of the server: as given, else from COLLAPSAR_REDIS. */
export function redisUrl(given: string | undefined): string {
  const url = given ?? process.env["COLLAPSAR_REDIS"];
  if (url === undefined || url === "")
    throw new UsageError(
      "--redis: expected redis://[:password@]host:port, or COLLAPSAR_REDIS, found neither",
    );
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === "redis:" || parsed?.protocol === "rediss:") return url;
  throw new UsageError(
    "--redis: expected redis://[:password@]host:port or rediss://…, found another address",
  );
}

/** An address as messages show it: without its password. */
export function shownUrl(url: string): string {
  const shown = new URL(url);
  if (shown.password !== "") shown.password = "***";
  return shown.href;
}

/**
 * A connection whose loss is waited out in silence, and every copy of it: bullmq takes its own listeners away when it
 * closes, and the library prints a stack where there is none.
 */
function unalarmed(redis: Redis): Redis {
  redis.on("error", () => {});
  const duplicate = redis.duplicate.bind(redis);
  redis.duplicate = (override) => unalarmed(duplicate(override));
  return redis;
}

/**
 * A connection that is known to work, and that comes back by itself when the server does.
 *
 * @throws UsageError where there is no server, or it does not let us in
 */
export async function connect(url: string): Promise<Redis> {
  const { Redis } = await loadQueues();
  let known = false;
  let reason = "no answer";
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5000,
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (known ? Math.min(100 * times, 2000) : null),
  });
  redis.on("error", (error: Error) => {
    reason = error.message;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    const said = (error as Error).message;
    throw new UsageError(
      `--redis ${shownUrl(url)}: expected a server that lets us in, found: ` +
        `${said === "Connection is closed." ? reason : said}`,
    );
  }
  known = true;
  return unalarmed(redis);
}
