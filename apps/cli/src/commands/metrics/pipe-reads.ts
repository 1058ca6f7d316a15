import { close, open, read } from "node:fs";
import { promisify } from "node:util";
import type { ByteReads } from "@collapsar/datasets/parts";

const opened = promisify(open);
const closed = promisify(close);

/** The bytes of stdin or of a FIFO, each read written straight to where it is wanted. */
export function pipeReads(path: string): ByteReads {
  let fd: Promise<number> | undefined;
  const descriptor = () => (fd ??= path === "-" ? Promise.resolve(0) : opened(path, "r"));
  return {
    async read(into) {
      const from = await descriptor();
      return new Promise((resolve, reject) => {
        read(from, into, 0, into.length, null, (error, count) => (error ? reject(error) : resolve(count)));
      });
    },
    async close() {
      if (path !== "-" && fd !== undefined) await closed(await fd);
    },
  };
}
